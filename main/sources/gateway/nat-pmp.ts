/** NAT-PMP on the wire (RFC 6886): only the request for the router's public address, which changes nothing there. */

export const NAT_PMP_PORT = 5351;
const VERSION = 0;
const REPLY_BIT = 0x80;
const ADDRESS_OPCODE = 0;

/** Result codes 1–5 of §3.5, and whatever comes after them. */
const REFUSALS = ['unsupported-version', 'disabled', 'no-address-yet', 'out-of-resources', 'unsupported'] as const;
export type NatPmpRefusal = (typeof REFUSALS)[number] | 'other-result';

/** Epoch: seconds since the router began to count, §3.6; null where the reply is in a later protocol's form. */
export type NatPmpReply =
  | { kind: 'address'; address: string; epoch: number }
  | { kind: 'refusal'; why: NatPmpRefusal; epoch: number | null };

/** §3.2. */
export const encodeAddressRequest = (): Uint8Array => Uint8Array.of(VERSION, ADDRESS_OPCODE);

const refusal = (code: number, epoch: number | null): NatPmpReply => ({
  kind: 'refusal',
  why: REFUSALS[code - 1] ?? 'other-result',
  epoch,
});

/** How a PCP server says that it doesn't speak NAT-PMP (RFC 6887 §9): its own header with result 1. */
const isPcpVersionRefusal = (reply: DataView): boolean =>
  reply.byteLength >= 24 && reply.getUint8(0) !== VERSION && (reply.getUint8(1) & REPLY_BIT) !== 0 && reply.getUint8(3) === 1;

/** Reads a reply or an announcement (§3.2, §3.2.1), which are of one form. Null: it is neither. */
export const decodeAddressReply = (datagram: Uint8Array): NatPmpReply | null => {
  const reply = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  if (reply.byteLength < 8 || reply.byteLength > 1100) return null;
  if (reply.getUint8(0) !== VERSION) return isPcpVersionRefusal(reply) ? refusal(1, null) : null;
  const opcode = reply.getUint8(1);
  const code = reply.getUint16(2);
  const epoch = reply.getUint32(4);
  // A refusal may end before the address, and one of the version need not repeat the opcode.
  if (code !== 0) {
    const named = opcode === (REPLY_BIT | ADDRESS_OPCODE) || (code === 1 && opcode >= REPLY_BIT);
    return named && (reply.byteLength === 8 || reply.byteLength === 12) ? refusal(code, epoch) : null;
  }
  if (opcode !== (REPLY_BIT | ADDRESS_OPCODE) || reply.byteLength !== 12) return null;
  const address = [...datagram.subarray(8, 12)].join('.');
  // Some routers report success before they have an address.
  return address === '0.0.0.0' ? refusal(3, epoch) : { kind: 'address', address, epoch };
};
