import { createHmac, timingSafeEqual } from 'node:crypto';
import { CLASS, concat, decodeMessage, encodeName, encodeRecord, readName, TYPE, uint16, uint48 } from './dns-message.ts';

/** Transaction signatures (RFC 8945). */
export const ALGORITHMS = { 'hmac-sha256': 'sha256', 'hmac-sha512': 'sha512', 'hmac-sha384': 'sha384', 'hmac-sha1': 'sha1' } as const;
export type Algorithm = keyof typeof ALGORITHMS;

export interface TsigKey {
  name: Uint8Array;
  algorithm: Algorithm;
  secret: Uint8Array;
}

/** Seconds two clocks may differ (§10). */
const FUDGE = 300;
export const TSIG_ERROR = { BADSIG: 16, BADKEY: 17, BADTIME: 18, BADTRUNC: 22 } as const;

interface Stamp {
  /** Seconds since 1970. */
  time: number;
  fudge: number;
  error: number;
  other: Uint8Array;
}

const algorithmName = (algorithm: Algorithm): Uint8Array => encodeName(algorithm) ?? new Uint8Array();

/** §4.3: a reply's digest begins with the request's MAC. */
const macOf = (message: Uint8Array, key: TsigKey, stamp: Stamp, requestMac?: Uint8Array): Uint8Array => {
  const variables = concat(
    key.name,
    uint16(CLASS.ANY),
    new Uint8Array(4),
    algorithmName(key.algorithm),
    uint48(stamp.time),
    ...[stamp.fudge, stamp.error, stamp.other.length].map(uint16),
    stamp.other,
  );
  const before = requestMac === undefined ? new Uint8Array() : concat(uint16(requestMac.length), requestMac);
  return createHmac(ALGORITHMS[key.algorithm], key.secret)
    .update(concat(before, message, variables))
    .digest();
};

const withAdditional = (message: Uint8Array, change: number): Uint8Array => {
  const copy = Uint8Array.from(message);
  const data = new DataView(copy.buffer);
  data.setUint16(10, data.getUint16(10) + change);
  return copy;
};

/** The message with its signature as the last record, and the MAC a reply will build on. `more` is for servers' answers. */
export const sign = (
  message: Uint8Array,
  key: TsigKey,
  time: number,
  more: { requestMac?: Uint8Array; error?: number; other?: Uint8Array; signed?: boolean } = {},
): { message: Uint8Array; mac: Uint8Array } => {
  const stamp: Stamp = { time, fudge: FUDGE, error: more.error ?? 0, other: more.other ?? new Uint8Array() };
  const mac = more.signed === false ? new Uint8Array() : macOf(message, key, stamp, more.requestMac);
  const data = concat(
    algorithmName(key.algorithm),
    uint48(time),
    uint16(FUDGE),
    uint16(mac.length),
    mac,
    message.subarray(0, 2),
    ...[stamp.error, stamp.other.length].map(uint16),
    stamp.other,
  );
  const record = encodeRecord({ name: key.name, type: TYPE.TSIG, class: CLASS.ANY, ttl: 0, data });
  return { message: concat(withAdditional(message, 1), record), mac };
};

export type TsigResult =
  | { kind: 'good' }
  | { kind: 'unsigned' }
  | { kind: 'forged' }
  | { kind: 'refused'; error: number; serverTime?: number };

const readTime = (bytes: Uint8Array, at: number): number => {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return data.getUint16(at) * 2 ** 32 + data.getUint32(at + 2);
};

/** Looks at a reply's signature (§5.2, §5.3). What the server refuses for want of a common key it cannot sign. `now` in seconds. */
export const verify = (reply: Uint8Array, key: TsigKey, requestMac: Uint8Array | undefined, now: number): TsigResult => {
  const last = decodeMessage(reply)?.records.at(-1);
  if (last === undefined || last.type !== TYPE.TSIG) return { kind: 'unsigned' };
  try {
    const { name, end } = readName(last.data, 0);
    const data = new DataView(last.data.buffer, last.data.byteOffset, last.data.byteLength);
    const macLength = data.getUint16(end + 8);
    const after = end + 10 + macLength;
    const mac = last.data.subarray(end + 10, after);
    const otherLength = data.getUint16(after + 4);
    if (last.class !== CLASS.ANY || last.ttl !== 0 || after + 6 + otherLength !== last.data.length) return { kind: 'forged' };
    const stamp: Stamp = {
      time: readTime(last.data, end),
      fudge: data.getUint16(end + 6),
      error: data.getUint16(after + 2),
      other: last.data.subarray(after + 6, after + 6 + otherLength),
    };
    if ((stamp.error === TSIG_ERROR.BADSIG || stamp.error === TSIG_ERROR.BADKEY) && macLength === 0)
      return { kind: 'refused', error: stamp.error };
    const message = withAdditional(reply.subarray(0, last.at), -1);
    message.set(last.data.subarray(after, after + 2), 0);
    const expected = macOf(message, key, stamp, requestMac);
    const isSame = name.toLowerCase() === key.algorithm && mac.length === expected.length && timingSafeEqual(mac, expected);
    if (!isSame || last.name.toLowerCase() !== readName(key.name, 0).name) return { kind: 'forged' };
    if (stamp.error === TSIG_ERROR.BADTIME && otherLength === 6)
      return { kind: 'refused', error: stamp.error, serverTime: readTime(stamp.other, 0) };
    if (stamp.error !== 0) return { kind: 'refused', error: stamp.error };
    return Math.abs(now - stamp.time) <= stamp.fudge
      ? { kind: 'good' }
      : { kind: 'refused', error: TSIG_ERROR.BADTIME, serverTime: stamp.time };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'forged' };
    throw error;
  }
};
