/** Deeper than this nothing is read any more: a file of brackets alone would fill the memory. */
export const MOST_READ_DEPTH = 200_000;

const SPACES = ' \t\n\r';
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const WORD_LIKE = /[-+.\w]/;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** Where the string beginning here ends, or where it goes wrong. Walked, not matched: a pattern's stack is no match for megabytes. */
const stringAt = (text: string, start: number): { end: number; good: boolean } => {
  for (let at = start + 1; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1, good: true };
    if (code < 0x20) return { end: at, good: false };
    const step = code === 0x5c ? matchAt(ESCAPE, text, at) : 1;
    if (step === 0) return { end: at, good: false };
    at += step;
  }
  return { end: text.length, good: false };
};

const scalarAt = (text: string, at: number): { end: number; good: boolean } => {
  if (text[at] === '"') return stringAt(text, at);
  const end = at + matchAt(BARE, text, at);
  // 01, 1.x, nullx: the word went on where it had to end.
  return { end, good: end > at && !WORD_LIKE.test(text[end] ?? '') };
};

type Want = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/**
 * Where a text stops being JSON (RFC 8259), as an offset; null if it is JSON. The engine's own message quotes the text, which may hold a
 * secret, and tells the place or not as its version goes. Hostile depth is a fault where it begins.
 */
export const jsonFault = (text: string): number | null => {
  const open: ('{' | '[')[] = [];
  let want: Want | 'nothing' = 'value';
  let at = 0;
  const closed = (): Want | 'nothing' => (open.length === 0 ? 'nothing' : 'comma-or-end');

  for (;;) {
    while (at < text.length && SPACES.includes(text.charAt(at))) at += 1;
    const char = text[at];
    if (char === undefined) return want === 'nothing' ? null : at;
    const end = open.at(-1) === '{' ? '}' : ']';
    if (char === end && open.length > 0 && (want === 'comma-or-end' || want === 'value-or-end' || want === 'key-or-end')) {
      open.pop();
      want = closed();
      at += 1;
    } else if (want === 'comma-or-end' || want === 'colon') {
      if (char !== (want === 'colon' ? ':' : ',')) return at;
      want = want === 'comma-or-end' && open.at(-1) === '{' ? 'key' : 'value';
      at += 1;
    } else if (want === 'nothing') return at;
    else if ((want === 'value' || want === 'value-or-end') && (char === '{' || char === '[')) {
      if (open.length >= MOST_READ_DEPTH) return at;
      open.push(char);
      want = char === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else {
      const isKey: boolean = want === 'key' || want === 'key-or-end';
      if (isKey && char !== '"') return at;
      const scalar = scalarAt(text, at);
      if (!scalar.good) return scalar.end;
      at = scalar.end;
      want = isKey ? 'colon' : closed();
    }
  }
};

/** An offset as people count: line and column from 1, a sign of two halves once. */
export const placeOf = (text: string, offset: number): { line: number; column: number } => {
  let [line, start] = [1, 0];
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) [line, start] = [line + 1, at + 1];
  return { line, column: [...text.slice(start, offset)].length + 1 };
};
