/** Longest head of a reply that is read, interim ones together, in bytes. */
export const MAX_HEAD = 16_384;
/** Longest line that tells a chunk's size, in bytes. */
const MAX_CHUNK_LINE = 256;
const LF = 10;
const NEW_LINE = /\r?\n/;

export interface ReadReply {
  status: number;
  /** Names in lower case; of one that is said twice the first. */
  headers: Record<string, string>;
  body: Uint8Array;
  /** It is longer than may be read. */
  truncated: boolean;
  /** over: nothing can follow. said: as much is there as was announced, which firmwares count wrongly. open: it ends with the connection. */
  end: 'over' | 'said' | 'open';
}
/** head: more is needed. unreadable: it is no HTTP. */
export type ReplySoFar = 'head' | 'unreadable' | ReadReply;

type Body = Pick<ReadReply, 'body' | 'truncated' | 'end'>;

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** What stands before the first empty line, and where the rest begins; null where there is none yet. */
const headAt = (text: string, from: number): { lines: string[]; next: number } | null => {
  const end = /\r?\n\r?\n/g;
  end.lastIndex = from;
  const found = end.exec(text);
  return found === null ? null : { lines: text.slice(from, found.index).split(NEW_LINE), next: end.lastIndex };
};

const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:(.*)$/;

/** Lines that are no header are passed over; folded ones belong to the one before (RFC 9112 §5.2). */
const headersOf = (lines: string[]): [name: string, value: string][] => {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    const [, name, value = ''] = HEADER.exec(line) ?? [];
    if (name !== undefined) headers.push([name.toLowerCase(), value.trim()]);
    else if (/^[ \t]/.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`.trim();
  }
  return headers;
};

/** Null where it isn't in chunks at all, whatever its head says. */
const readChunks = (bytes: Uint8Array, maxBytes: number): Body | null => {
  const parts: Uint8Array[] = [];
  let size = 0;
  const ended = (end: Body['end'], truncated = false): Body => ({ body: Buffer.concat(parts), truncated, end });
  for (let at = 0; ; ) {
    const newLine = bytes.indexOf(LF, at);
    const line = latin1(bytes.subarray(at, newLine === -1 ? at + MAX_CHUNK_LINE : newLine)).trim();
    const [, hex] = /^([0-9a-f]{1,8})(?:[ \t]*;.*)?$/i.exec(line) ?? [];
    if (hex === undefined && line !== '') return parts.length === 0 ? null : ended('over');
    if (newLine === -1) return ended('open');
    at = newLine + 1;
    // The end of the chunk before.
    if (hex === undefined) continue;
    const length = Number.parseInt(hex, 16);
    if (length === 0) return ended('over');
    const part = bytes.subarray(at, at + length);
    parts.push(part.subarray(0, maxBytes - size));
    size += part.length;
    if (size > maxBytes) return ended('over', true);
    if (part.length < length) return ended('open');
    at += length;
  }
};

const readPlain = (bytes: Uint8Array, said: number | null, maxBytes: number): Body => {
  if (bytes.length > maxBytes) return { body: bytes.subarray(0, maxBytes), truncated: true, end: 'over' };
  return { body: bytes, truncated: false, end: said !== null && bytes.length >= said ? 'said' : 'open' };
};

/** Of several lengths the greatest counts: what is missing at the end is noticed, what was cut off is not. */
const lengthOf = (headers: [string, string][]): number | null => {
  const lengths = headers
    .filter(([name, value]) => name === 'content-length' && /^\d{1,15}$/.test(value))
    .map(([, value]) => Number(value));
  return lengths.length === 0 ? null : Math.max(...lengths);
};

/**
 * Reads what a router sent so far as the web servers of routers write it: with LF alone, odd versions, lengths that are wrong, said twice or
 * missing, lines that are no header, chunks or none, and interim replies. `ended`: nothing follows.
 */
export const readReply = (bytes: Uint8Array, maxBytes: number, ended: boolean): ReplySoFar => {
  const text = latin1(bytes.subarray(0, MAX_HEAD));
  for (let from = 0; ; ) {
    while (text[from] === '\r' || text[from] === '\n') from += 1;
    const found =
      headAt(text, from) ?? (ended && bytes.length <= MAX_HEAD ? { lines: text.slice(from).split(NEW_LINE), next: bytes.length } : null);
    if (found === null) return bytes.length >= MAX_HEAD || ended ? 'unreadable' : 'head';
    const [start = '', ...lines] = found.lines;
    const status = Number(/^[ \t]*HTTP\S*[ \t]+([1-9]\d\d)(?:[ \t]|$)/i.exec(start)?.[1] ?? 0);
    if (status === 0) return 'unreadable';
    from = found.next;
    if (status < 200) continue;
    const headers = headersOf(lines);
    const rest = bytes.subarray(from);
    const isChunked = headers.some(([name, value]) => name === 'transfer-encoding' && /\bchunked\b/i.test(value));
    const body = (isChunked ? readChunks(rest, maxBytes) : null) ?? readPlain(rest, lengthOf(headers), maxBytes);
    return { status, headers: Object.fromEntries(headers.toReversed()), ...body };
  }
};
