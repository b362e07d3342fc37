import type { Family } from '../../../preload/contract/event.ts';
import { parseIpv6 } from '../../net/address.ts';
import { fingerprintOf } from './fingerprint.ts';

/** STUN on the wire (RFC 8489): the Binding request without attributes, and what a server answers. */

const COOKIE = 0x2112a442;
const HEADER = 20;
export const TRANSACTION_BYTES = 12;
const BINDING = { request: 0x0001, success: 0x0101, error: 0x0111 } as const;
const MAPPED = 0x0001;
const ERROR_CODE = 0x0009;
const XOR_MAPPED = 0x0020;
const FINGERPRINT = 0x8028;
/** Attributes below this must be understood, or the reply is worth nothing (§6.3.3). */
const OPTIONAL_FROM = 0x8000;
/** Those of §14 that a Binding reply may carry and that change nothing for us, and the three that stood in every reply of RFC 3489 (§11.2). */
const UNDERSTOOD = new Set([
  MAPPED,
  0x0004,
  0x0005,
  0x000b,
  0x0006,
  0x0008,
  ERROR_CODE,
  0x000a,
  0x0014,
  0x0015,
  0x001c,
  0x001d,
  0x001e,
  XOR_MAPPED,
]);

export type StunReply =
  | { kind: 'mapped'; family: Family; address: string; port: number }
  /** Code: 300–699, §14.8. */
  | { kind: 'error'; code: number }
  /** It carries what we must understand and don't, or no address. */
  | { kind: 'useless'; why: 'unknown-attributes' | 'no-address' };

/** §6.1. The transaction id is what tells our reply from a forged one: it must not be guessable. */
export const encodeBindingRequest = (transaction: Uint8Array): Uint8Array => {
  const request = new Uint8Array(HEADER);
  const view = new DataView(request.buffer);
  view.setUint16(0, BINDING.request);
  view.setUint32(4, COOKIE);
  request.set(transaction, 8);
  return request;
};

type Attributes = Map<number, Uint8Array>;

/** §14: type, length, value, padding to four bytes. The first of a kind counts; a FINGERPRINT ends the message and must be right. */
const attributesOf = (message: Uint8Array, view: DataView): Attributes | null => {
  const attributes: Attributes = new Map();
  for (let at = HEADER; at < message.length; ) {
    if (at + 4 > message.length) return null;
    const type = view.getUint16(at);
    const size = view.getUint16(at + 2);
    const next = at + 4 + Math.ceil(size / 4) * 4;
    if (next > message.length) return null;
    if (
      type === FINGERPRINT &&
      (size !== 4 || next !== message.length || view.getUint32(at + 4) !== fingerprintOf(message.subarray(0, at)))
    )
      return null;
    if (!attributes.has(type)) attributes.set(type, message.subarray(at + 4, at + 4 + size));
    at = next;
  }
  return attributes;
};

/** §14.1, §14.2: `mask` hides the address from routers that rewrite addresses wherever they see them; null where it is plain. */
const addressOf = (value: Uint8Array, mask: Uint8Array | null): StunReply | null => {
  const family = value[1];
  if ((family !== 1 || value.length !== 8) && (family !== 2 || value.length !== 20)) return null;
  const open = value.map((byte, at) => (mask === null || at < 2 ? byte : byte ^ (mask[at < 4 ? at - 2 : at - 4] ?? 0)));
  const port = ((open[2] ?? 0) << 8) | (open[3] ?? 0);
  const bytes = [...open.subarray(4)];
  if (family === 1) return { kind: 'mapped', family: 'ipv4', address: bytes.join('.'), port };
  const groups = Array.from({ length: 8 }, (_, at) => (((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)).toString(16));
  const address = parseIpv6(groups.join(':'));
  return address === null ? null : { kind: 'mapped', family: 'ipv6', address, port };
};

/** Reads the reply to the request with this transaction id. Null: it is something else, or damaged. */
export const decodeBindingReply = (message: Uint8Array, transaction: Uint8Array): StunReply | null => {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  if (message.length < HEADER || message.length % 4 !== 0 || view.getUint16(2) !== message.length - HEADER || view.getUint32(4) !== COOKIE)
    return null;
  if (transaction.some((byte, at) => message[8 + at] !== byte)) return null;
  const type = view.getUint16(0);
  if (type !== BINDING.success && type !== BINDING.error) return null;
  const attributes = attributesOf(message, view);
  if (attributes === null) return null;
  if ([...attributes.keys()].some((each) => each < OPTIONAL_FROM && !UNDERSTOOD.has(each)))
    return { kind: 'useless', why: 'unknown-attributes' };
  if (type === BINDING.error) {
    const [, , hundreds = 0, rest = 0] = attributes.get(ERROR_CODE) ?? [];
    const code = (hundreds & 7) * 100 + rest;
    return code >= 300 && code <= 699 && rest < 100 ? { kind: 'error', code } : null;
  }
  const masked = attributes.get(XOR_MAPPED);
  const plain = attributes.get(MAPPED);
  // A reply with a broken XOR-MAPPED-ADDRESS is broken, whatever else it says.
  if (masked !== undefined) return addressOf(masked, message.subarray(4, HEADER));
  return plain === undefined ? { kind: 'useless', why: 'no-address' } : addressOf(plain, null);
};
