/** A text as one way of writing would have it, with where each of its characters came from. */
export interface Reading {
  text: string;
  /** Of each UTF-16 unit of `text`: where it begins in the original, and where it ends. */
  from: Uint32Array;
  to: Uint32Array;
}

type Way = 'url' | 'json' | 'html';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  sol: '/',
  bsol: '\\',
  plus: '+',
  equals: '=',
  num: '#',
  percnt: '%',
  colon: ':',
  semi: ';',
  commat: '@',
  excl: '!',
  quest: '?',
  dollar: '$',
  lpar: '(',
  rpar: ')',
  lsqb: '[',
  rsqb: ']',
  lcub: '{',
  rcub: '}',
  ast: '*',
  lowbar: '_',
  hyphen: '-',
  period: '.',
  comma: ',',
  vert: '|',
  Hat: '^',
  grave: '`',
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const ESCAPED = /\\(?:U([0-9a-fA-F]{8})|[uU]([0-9a-fA-F]{4})|[xX]([0-9a-fA-F]{2})|[uU]\{([0-9a-fA-F]{1,6})\}|([0-3][0-7]{2})|([\s\S]))/y;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));?/iy;
const PERCENT = /%([0-9a-f]{2})/iy;

interface Piece {
  text: string;
  end: number;
}

const signOf = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');
const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

/** One character of UTF-8, in as many bytes as it takes (RFC 3629); a byte that begins none stands for itself. */
const readPercent = (text: string, start: number): Piece | null => {
  const byte = (index: number): number => Number.parseInt(at(PERCENT, text, index)?.[1] ?? '', 16);
  const first = byte(start);
  if (Number.isNaN(first)) return null;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  let code = more === 0 ? first : first & (0x3f >> more);
  for (let nth = 1; nth <= more; nth += 1) {
    const next = byte(start + nth * 3);
    if (Number.isNaN(next) || (next & 0xc0) !== 0x80) return { text: String.fromCharCode(first), end: start + 3 };
    code = (code << 6) | (next & 0x3f);
  }
  return { text: signOf(code), end: start + (more + 1) * 3 };
};

const readEscape = (text: string, start: number): Piece | null => {
  const found = at(ESCAPED, text, start);
  if (found === null) return null;
  const [whole, long, unit, byte, point, octal, sign = ''] = found;
  const hex = long ?? unit ?? byte ?? point;
  const code = hex !== undefined ? Number.parseInt(hex, 16) : octal !== undefined ? Number.parseInt(octal, 8) : null;
  return { text: code === null ? (CONTROLS[sign] ?? sign) : signOf(code), end: start + whole.length };
};

const readEntity = (text: string, start: number): Piece | null => {
  const found = at(ENTITY, text, start);
  if (found === null) return null;
  const [whole, decimal, hex, name = ''] = found;
  const sign = decimal !== undefined ? signOf(Number(decimal)) : hex !== undefined ? signOf(Number.parseInt(hex, 16)) : NAMED[name];
  return sign === undefined ? null : { text: sign, end: start + whole.length };
};

const readAs = (text: string, ways: readonly Way[]): Reading => {
  const [url, json, html] = [ways.includes('url'), ways.includes('json'), ways.includes('html')];
  const pieces: string[] = [];
  const from = new Uint32Array(text.length);
  const to = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; ) {
    const sign = text[index] as string;
    const piece =
      (url && sign === '%' && readPercent(text, index)) ||
      (url && sign === '+' && { text: ' ', end: index + 1 }) ||
      (json && sign === '\\' && readEscape(text, index)) ||
      (html && sign === '&' && readEntity(text, index)) ||
      ({ text: sign, end: index + 1 } satisfies Piece);
    pieces.push(piece.text);
    // No encoding is shorter than the text it encodes.
    for (let unit = 0; unit < piece.text.length; unit += 1, length += 1) {
      from[length] = index;
      to[length] = piece.end;
    }
    index = piece.end;
  }
  return { text: pieces.join(''), from: from.subarray(0, length), to: to.subarray(0, length) };
};

const MARKS: readonly [Way, RegExp][] = [
  ['url', /[%+]/],
  ['json', /\\/],
  ['html', /&/],
];

const waysIn = (text: string): Way[] => MARKS.filter(([, mark]) => mark.test(text)).map(([way]) => way);

/** The most layers of encoding that are undone. */
const MOST_TURNS = 6;

/** What a reading is made of where its text is itself read. */
const within = (outer: Reading, { text, from, to }: Reading): Reading => ({
  text,
  from: from.map((at) => outer.from[at] as number),
  to: to.map((at) => outer.to[at - 1] as number),
});

/** With every way of writing undone, turn by turn, until nothing is left to undo: whatever stands in whatever, it comes to the same. */
const undone = (first: Reading): Reading => {
  let reading = first;
  for (let turn = 1; turn < MOST_TURNS; turn += 1) {
    const ways = waysIn(reading.text);
    const next = ways.length === 0 ? null : readAs(reading.text, ways);
    if (next === null || next.text === reading.text) return reading;
    reading = within(reading, next);
  }
  return reading;
};

/** A text as it is read once everything is undone in it. */
export const undoneText = (text: string): string => {
  if (!/[%\\&]/.test(text)) return text.replaceAll('+', ' ');
  const ways = waysIn(text);
  return ways.length === 0 ? text : undone(readAs(text, ways)).text;
};

/** As it stands, as URLs, JSON, HTML, or all of them at once would have it, and with all of it undone. */
export const readingsOf = (text: string): Reading[] => {
  const ways = waysIn(text);
  const all: Way[][] = [[], ...ways.map((way) => [way]), ...(ways.length > 1 ? [ways] : [])];
  const readings = all.map((some) => readAs(text, some));
  const last = readings.at(-1) as Reading;
  const bare = ways.length === 0 ? last : undone(last);
  return bare.text === last.text ? readings : [...readings, bare];
};
