/** PCP on the wire (RFC 6887): only ANNOUNCE, which makes no mapping. */

const VERSION = 2;
const REPLY_BIT = 0x80;
const ANNOUNCE_OPCODE = 0;
const HEADER = 24;
const LONGEST = 1100;

/** Result codes 0–13 of §7.4, and whatever comes after them. */
const RESULTS = [
  'success',
  'unsupported-version',
  'disabled',
  'malformed-request',
  'unsupported',
  'unsupported-option',
  'malformed-option',
  'no-address-yet',
  'out-of-resources',
  'unsupported-protocol',
  'over-quota',
  'no-such-external',
  'address-mismatch',
  'too-many-peers',
] as const;
export type PcpResult = (typeof RESULTS)[number] | 'other-result';

/** nat-pmp-only: an older router, which has to be asked in NAT-PMP (§9, Appendix A). Epoch in seconds, §8.5. */
export type PcpReply = { kind: 'announce'; result: PcpResult; epoch: number } | { kind: 'nat-pmp-only' };

/** §7.1, §14.1. `own` is the IPv4 address that the request leaves from: a router that sees another one knows of a NAT between. */
export const encodeAnnounceRequest = (own: string): Uint8Array => {
  const request = new Uint8Array(HEADER);
  request[0] = VERSION;
  request[1] = ANNOUNCE_OPCODE;
  request.set([0xff, 0xff, ...own.split('.').map(Number)], 18);
  return request;
};

/** Reads a reply or an unsolicited announcement (§7.2, §14.1). Null: it is neither. */
export const decodeAnnounce = (datagram: Uint8Array): PcpReply | null => {
  const reply = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  const size = reply.byteLength;
  if (size < 8 || (reply.getUint8(1) & REPLY_BIT) === 0) return null;
  const version = reply.getUint8(0);
  if (version === 0) return (size === 8 || size === 12) && reply.getUint16(2) === 1 ? { kind: 'nat-pmp-only' } : null;
  if (size < HEADER || size > LONGEST || size % 4 !== 0) return null;
  const code = reply.getUint8(3);
  // Only who refuses our version may write another one.
  if (version !== VERSION && code !== 1) return null;
  if (version === VERSION && (reply.getUint8(1) & ~REPLY_BIT) !== ANNOUNCE_OPCODE) return null;
  return { kind: 'announce', result: RESULTS[code] ?? 'other-result', epoch: reply.getUint32(8) };
};
