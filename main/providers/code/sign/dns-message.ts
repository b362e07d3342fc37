/** The few parts of the DNS wire format an update needs (RFC 1035 §4.1, RFC 2136 §2). */

export const TYPE = { A: 1, CNAME: 5, SOA: 6, AAAA: 28, TSIG: 250 } as const;
export const CLASS = { IN: 1, NONE: 254, ANY: 255 } as const;
const OPCODE_UPDATE = 5;

export const concat = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
export const uint16 = (value: number): Uint8Array => Uint8Array.of((value >> 8) & 255, value & 255);
export const uint32 = (value: number): Uint8Array => concat(uint16(Math.floor(value / 65_536)), uint16(value % 65_536));
/** Seconds since 1970 as TSIG has them. */
export const uint48 = (value: number): Uint8Array => concat(uint16(Math.floor(value / 2 ** 32)), uint32(value % 2 ** 32));

/** A name in canonical form: lower case, not compressed (RFC 4034 §6.2). Null for what is no name. */
export const encodeName = (name: string): Uint8Array | null => {
  const labels = name.replace(/\.$/, '').toLowerCase().split('.');
  const bytes = labels.flatMap((label) => [label.length, ...new TextEncoder().encode(label)]);
  const fits = labels.every((label) => /^[\x21-\x7e]{1,63}$/.test(label)) && bytes.length < 255;
  return fits ? Uint8Array.from([...bytes, 0]) : null;
};

export interface UpdateRecord {
  name: Uint8Array;
  type: number;
  class: number;
  ttl: number;
  data: Uint8Array;
}

export const encodeRecord = ({ name, type, class: kind, ttl, data }: UpdateRecord): Uint8Array =>
  concat(name, uint16(type), uint16(kind), uint32(ttl), uint16(data.length), data);

const LONGEST_POINTER = 0x3fff;

/** Records after a beginning of a message; a name that stands there already is written as a pointer to it (RFC 1035 §4.1.4). */
const withRecords = (beginning: Uint8Array, records: readonly UpdateRecord[]): Uint8Array => {
  const places = new Map<string, number>();
  let message = beginning;
  for (const record of records) {
    const key = record.name.join(' ');
    const place = places.get(key);
    if (place === undefined && message.length <= LONGEST_POINTER) places.set(key, message.length);
    message = concat(message, encodeRecord(place === undefined ? record : { ...record, name: uint16(0xc000 + place) }));
  }
  return message;
};

/** An UPDATE message: one zone, what must be so for any change to be made, and the changes in order. */
export const encodeUpdate = (
  id: number,
  zone: Uint8Array,
  prerequisites: readonly UpdateRecord[],
  updates: readonly UpdateRecord[],
): Uint8Array => {
  const header = concat(...[id, OPCODE_UPDATE << 11, 1, prerequisites.length, updates.length, 0].map(uint16));
  return withRecords(concat(header, zone, uint16(TYPE.SOA), uint16(CLASS.IN)), [...prerequisites, ...updates]);
};

export interface WireRecord {
  name: string;
  type: number;
  class: number;
  ttl: number;
  data: Uint8Array;
  /** Where it begins in the message. */
  at: number;
}

export interface Message {
  id: number;
  isReply: boolean;
  opcode: number;
  rcode: number;
  /** The records after the question or zone section, in order. */
  records: WireRecord[];
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads a name; pointers may only lead back, so it always ends. */
export const readName = (bytes: Uint8Array, start: number): { name: string; end: number } => {
  const labels: string[] = [];
  let at = start;
  let end: number | null = null;
  let lowest = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw new RangeError('name runs over the end');
    if (length === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (length >= 192) {
      const target = view(bytes).getUint16(at) & 0x3fff;
      if (target >= lowest) throw new RangeError('pointer does not lead back');
      end ??= at + 2;
      lowest = target;
      at = target;
    } else {
      labels.push(Array.from(bytes.subarray(at + 1, at + 1 + length), (byte) => String.fromCharCode(byte)).join(''));
      at += length + 1;
    }
  }
};

/** Reads a message; null for what is none. */
export const decodeMessage = (bytes: Uint8Array): Message | null => {
  try {
    const data = view(bytes);
    const flags = data.getUint16(2);
    const [questions = 0, ...counts] = [4, 6, 8, 10].map((at) => data.getUint16(at));
    let at = 12;
    for (let left = questions; left > 0; left -= 1) at = readName(bytes, at).end + 4;
    const records: WireRecord[] = [];
    for (let left = counts.reduce((sum, count) => sum + count, 0); left > 0; left -= 1) {
      const { name, end } = readName(bytes, at);
      const length = data.getUint16(end + 8);
      if (end + 10 + length > bytes.length) return null;
      const record = { name, type: data.getUint16(end), class: data.getUint16(end + 2), ttl: data.getUint32(end + 4) };
      records.push({ ...record, data: bytes.subarray(end + 10, end + 10 + length), at });
      at = end + 10 + length;
    }
    return { id: data.getUint16(0), isReply: flags >= 0x8000, opcode: (flags >> 11) & 15, rcode: flags & 15, records };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
