import type { Readable } from 'node:stream';

/** Bytes up to a bound; what comes after is read and dropped, so that the program is not held up. */
const createBucket = (maxBytes: number) => {
  const chunks: Buffer[] = [];
  let room = maxBytes;
  let cut = false;
  return {
    add(chunk: Buffer): void {
      cut ||= chunk.length > room;
      if (room > 0) chunks.push(chunk.subarray(0, room));
      room = Math.max(0, room - chunk.length);
    },
    text: (): string => textOf(Buffer.concat(chunks)) + (cut ? '…' : ''),
  };
};

/** Windows' own tools may write UTF-16: it begins with its mark, or with a plain character and a zero byte. */
const isUtf16 = ([first = 0, second = 1]: Uint8Array): boolean => (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);

/**
 * UTF-8; a Japanese Windows program that speaks its old code page is understood as well, and one that speaks UTF-16. A character cut in half
 * at the end is left out.
 */
export const textOf = (bytes: Uint8Array): string => {
  for (const encoding of isUtf16(bytes) ? ['utf-16le'] : ['utf-8', 'shift_jis'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    } catch {}
  return new TextDecoder().decode(bytes);
};

/** What a program says: stdout alone, and both streams as they came. */
export const createCapture = (maxBytes: number) => {
  const both = createBucket(maxBytes);
  const out = createBucket(maxBytes);
  return {
    take(stdout: Readable | null, stderr: Readable | null): void {
      stdout?.on('data', (chunk: Buffer) => {
        both.add(chunk);
        out.add(chunk);
      });
      stderr?.on('data', (chunk: Buffer) => both.add(chunk));
    },
    texts: () => ({ output: both.text(), stdout: out.text() }),
  };
};
