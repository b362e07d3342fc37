import { createHash } from 'node:crypto';

/** What stands in the sum's place while it is computed. */
const BLANK = '0'.repeat(64);
const HEAD = /^\uFEFF?\{\s*"version":\s*\d+,\s*"checksum":\s*"([0-9a-f]{64})"/;
const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A document as the text of a file that shows when any of its bits has changed: SHA-256 over the whole text, the sum itself as zeros. */
export const sealText = ({ version, ...content }: { version: number; [field: string]: unknown }): string => {
  const blank = `${JSON.stringify({ version, checksum: BLANK, ...content }, null, '\t')}\n`;
  return blank.replace(BLANK, sumOf(blank));
};

export const hasSum = (found: unknown): boolean => typeof found === 'object' && found !== null && Object.hasOwn(found, 'checksum');

/**
 * Whether a text is as `sealText` made it, whatever its version: a later one must keep this field's place and meaning, or name its own
 * otherwise. `absent`: written before there was a sum, or by hand without one.
 */
export const checkText = (text: string, found: unknown): 'right' | 'wrong' | 'absent' => {
  if (!hasSum(found)) return 'absent';
  const [head, sum] = HEAD.exec(text) ?? [];
  if (head === undefined || sum === undefined) return 'wrong';
  const blank = head.slice(0, head.length - sum.length - 1) + BLANK + text.slice(head.length - 1);
  return sumOf(blank.replace(/^\uFEFF/, '')) === sum ? 'right' : 'wrong';
};
