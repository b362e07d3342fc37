/** Bootstring's parameters for host names (RFC 3492, section 5). */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 0x80;

/** RFC 3492, section 6.1. */
const adapt = (delta: number, count: number, first: boolean): number => {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
};

const digitOf = (letter: string): number => '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(letter);
/** a is 0, z is 25, 0 is 26. */
const worthOf = (digit: number): number => (digit < 10 ? digit + 26 : digit - 10);

/** A label after its xn-- (RFC 3492, section 6.2); null where it is none. */
const decoded = (text: string): string | null => {
  const end = text.lastIndexOf('-');
  const codes = [...text.slice(0, Math.max(end, 0))].map((letter) => letter.charCodeAt(0));
  let [code, index, bias, at] = [FIRST_CODE, 0, FIRST_BIAS, end + 1];
  while (at < text.length) {
    const before = index;
    for (let [weight, k] = [1, BASE]; ; k += BASE) {
      const digit = digitOf(text[at++] ?? '?');
      if (digit < 0) return null;
      const value = worthOf(digit);
      index += value * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(index - before, codes.length + 1, before === 0);
    code += Math.floor(index / (codes.length + 1));
    index %= codes.length + 1;
    if (code > 0x10ffff) return null;
    codes.splice(index++, 0, code);
  }
  return String.fromCodePoint(...codes);
};

/** Scripts none of whose letters passes for a Latin one. */
const PLAIN_TO_SEE = /^(?:[a-z0-9-]|[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}])+$/u;

const readable = (label: string): string => {
  if (!label.startsWith('xn--')) return label;
  const text = decoded(label.slice(4));
  if (text === null || !PLAIN_TO_SEE.test(text)) return label;
  try {
    // Shown only if it leads back to the same name.
    return new URL(`http://${text}/`).hostname === label ? text : label;
  } catch {
    return label;
  }
};

/** A host name as its owner typed it, where it is in ASCII form (IDNA). */
export const readableHost = (host: string): string => (host.includes('xn--') ? host.split('.').map(readable).join('.') : host);
