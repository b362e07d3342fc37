/** What had to stand where a text stops being JSON. */
export type Want =
  | 'value'
  | 'key'
  | 'colon'
  | 'comma-or-brace'
  | 'comma-or-bracket'
  | 'end'
  | 'closing-quote'
  | 'escape'
  | 'no-last-comma'
  | 'shallower';

/** `at` is the offset of the sign that cannot be there, `from` of what has to be mended: the word that goes wrong, the comma too many. */
export interface Stop {
  at: number;
  from: number;
  want: Want;
}

export type Brackets = 'object' | 'array';

/** Callbacks for what is read, in order. All values are offsets; `end` is exclusive. */
export interface Visitor {
  open?(kind: Brackets, at: number): void;
  close?(end: number): void;
  key?(at: number, end: number): void;
  scalar?(at: number, end: number): void;
}

const CLOSING = { object: '}', array: ']' } as const;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const WORD_LIKE = /[-+.\w]/;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
};

/** The end of the string that begins here. A loop, since a regular expression overflows the stack on strings of megabytes. */
const stringEnd = (text: string, start: number): number | Stop => {
  let at = start + 1;
  for (; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) break;
    const step = code === 0x5c ? matchAt(ESCAPE, text, at) : 1;
    if (step === 0) return { at, from: at, want: 'escape' };
    at += step;
  }
  return { at, from: at, want: 'closing-quote' };
};

/** Refuses tokens such as 01, 1.x and nullx, which go on after a valid beginning. */
const wordEnd = (text: string, from: number): number | Stop => {
  const at = from + matchAt(BARE, text, from);
  return at > from && !WORD_LIKE.test(text[at] ?? '') ? at : { at, from, want: 'value' };
};

/**
 * Walks a text as JSON (RFC 8259), `deepest` brackets deep at most and without building anything; where it stops being JSON, or null.
 * V8's own message quotes the text, which may hold a secret, and tells the place or not as its version goes.
 */
export const walkJson = (text: string, deepest: number, see: Visitor): Stop | null => {
  const open: Brackets[] = [];
  let next = 'value' as 'value' | 'key' | 'colon' | 'comma' | 'end';
  /** Just opened: it may close again. */
  let fresh = false;
  /** The offset of a comma that something must follow. */
  let comma: number | null = null;
  let at = 0;
  const stop = (want: Want, from = at): Stop => ({ at, from, want });
  const settle = (end: number): void => {
    at = end;
    fresh = false;
    comma = null;
    next = open.length === 0 ? 'end' : 'comma';
  };

  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1;
    const char = text[at];
    const kind = open.at(-1);
    if (next === 'end') return char === undefined ? null : stop('end');
    if (kind !== undefined && char === CLOSING[kind] && (fresh || next === 'comma' || comma !== null)) {
      if (comma !== null) return stop('no-last-comma', comma);
      open.pop();
      settle(at + 1);
      see.close?.(at);
    } else if (next === 'comma') {
      if (char !== ',') return stop(kind === 'object' ? 'comma-or-brace' : 'comma-or-bracket');
      comma = at;
      next = kind === 'object' ? 'key' : 'value';
      at += 1;
    } else if (next === 'colon') {
      if (char !== ':') return stop('colon');
      next = 'value';
      at += 1;
    } else if (next === 'value' && (char === '{' || char === '[')) {
      if (open.length >= deepest) return stop('shallower');
      const opened = char === '{' ? 'object' : 'array';
      open.push(opened);
      see.open?.(opened, at);
      at += 1;
      fresh = true;
      comma = null;
      next = opened === 'object' ? 'key' : 'value';
    } else if (next === 'key' && char !== '"') return stop('key');
    else {
      const end: number | Stop = char === '"' ? stringEnd(text, at) : wordEnd(text, at);
      if (typeof end !== 'number') return end;
      if (next === 'key') {
        see.key?.(at, end);
        settle(end);
        next = 'colon';
      } else {
        see.scalar?.(at, end);
        settle(end);
      }
    }
  }
};
