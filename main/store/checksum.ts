import { createHash } from 'node:crypto';

/** What stands in the sum's place while it is computed. */
const BLANK = '0'.repeat(64);
const HEAD = /^\{\s*"version":\s*\d+,\s*"checksum":\s*"([0-9a-f]{64})"/;
const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/**
 * A document as the text of a file that shows when any of its bits has changed: SHA-256 over the whole text, the sum itself as zeros. Its
 * length stands beside it: what a disk damages stays as long as it was, what a person edits seldom does.
 */
export const sealText = ({ version, ...content }: { version: number; [field: string]: unknown }): string => {
  const textOf = (bytes: number): string => `${JSON.stringify({ version, checksum: BLANK, bytes, ...content }, null, '\t')}\n`;
  const rest = Buffer.byteLength(textOf(0)) - 1;
  // The number is part of what it counts.
  const digits = String(rest + String(rest).length).length;
  const blank = textOf(rest + digits);
  return blank.replace(BLANK, sumOf(blank));
};

export const hasSum = (found: unknown): found is { checksum: unknown; bytes?: unknown } =>
  typeof found === 'object' && found !== null && Object.hasOwn(found, 'checksum');

/**
 * Whether a text is as `sealText` made it, whatever its version: a later one must keep this field's place and meaning, or name its own
 * otherwise. `absent`: written before there was a sum, or by hand without one.
 */
export const checkText = (text: string, found: unknown): 'right' | 'wrong' | 'absent' => {
  if (!hasSum(found)) return 'absent';
  const bare = withoutMark(text);
  const [head, sum] = HEAD.exec(bare) ?? [];
  if (head === undefined || sum === undefined) return 'wrong';
  const blank = head.slice(0, head.length - sum.length - 1) + BLANK + bare.slice(head.length - 1);
  return sumOf(blank) === sum ? 'right' : 'wrong';
};

/** Of a text whose sum is wrong: whether it is longer or shorter than it was written, which no damage of a disk makes it. */
export const isOtherLength = (text: string, found: unknown): boolean =>
  hasSum(found) &&
  // Bytes that are no text were read as this one, which has a length of its own.
  !text.includes('\uFFFD') &&
  typeof found.bytes === 'number' &&
  found.bytes !== Buffer.byteLength(text);
