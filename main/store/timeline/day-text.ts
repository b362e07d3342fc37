import { FAMILIES } from '../../../preload/contract/event.ts';
import type { LineChange } from '../../../preload/contract/history/timeline.ts';
import { DAY_SECONDS, type Day } from '../../ports/storage/timeline.ts';

/** What one letter says in a line; by the place in BAND_STATES. */
export const LETTERS = 'MUXQPFN';
const GAP = '-';

export const dayOf = (second: number): number => Math.floor(second / DAY_SECONDS);
export const dateOf = (day: number): string => new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
export const dayOfDate = (date: unknown): number | null => {
  const at = typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at / (DAY_SECONDS * 1000);
};

/** Numbers as ranges: 0-3,7. */
export const writeNumbers = (numbers: readonly number[]): string => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while ((sorted[end + 1] ?? Number.NaN) === (sorted[end] ?? 0) + 1) end += 1;
    parts.push(end === at ? `${sorted[at]}` : `${sorted[at]}-${sorted[end]}`);
    at = end + 1;
  }
  return parts.join();
};

/** More than there can be events, gone ones among them. */
const ZERO = 48;
const MOST_NUMBER = 1_000_000;
const MOST_NUMBER_DIGITS = 7;
export const readNumbers = (text: unknown): number[] | null => {
  if (typeof text !== 'string') return null;
  const numbers: number[] = [];
  let at = 0;
  /** -1: there is none, or it is too large. */
  const readNumber = (): number => {
    const first = at;
    let number = 0;
    for (let digit = text.charCodeAt(at) - ZERO; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - ZERO) {
      number = number * 10 + digit;
      at += 1;
    }
    return at === first || at - first > MOST_NUMBER_DIGITS || number >= MOST_NUMBER ? -1 : number;
  };
  while (at < text.length) {
    if (at > 0 && text.charAt(at) !== ',') return null;
    if (at > 0) at += 1;
    const from = readNumber();
    const isRange = text.charAt(at) === '-';
    if (isRange) at += 1;
    const to = isRange ? readNumber() : from;
    if (from < 0 || to < from || numbers.length > MOST_NUMBER) return null;
    for (let each = from; each <= to; each += 1) numbers.push(each);
  }
  return numbers;
};

/** Pieces of one day as text: when each begins, in seconds of the day to the base 36, and its letter; a gap where the next does not follow at once. */
export const writePieces = (pieces: readonly number[], day: number): string => {
  const from = day * DAY_SECONDS;
  let text = '';
  for (let at = 0; at + 2 < pieces.length; at += 3) {
    text += `${((pieces[at] ?? 0) - from).toString(36)}${LETTERS[pieces[at + 2] ?? 0]}`;
    if (pieces[at + 3] !== pieces[at + 1]) text += `${((pieces[at + 1] ?? 0) - from).toString(36)}${GAP}`;
  }
  return text;
};

const A = 97;
/** A sign of the base 36; -1: it is none. */
const digitOf = (sign: number): number => {
  if (sign >= ZERO && sign < ZERO + 10) return sign - ZERO;
  return sign >= A && sign < A + 26 ? sign - A + 10 : -1;
};
const MOST_DIGITS = 4;

/** Sign by sign: two years of thirty events are a hundred thousand pieces, read while somebody waits for the first picture. */
export const readPieces = (text: unknown, day: number): number[] | null => {
  if (typeof text !== 'string') return null;
  const from = day * DAY_SECONDS;
  const pieces: number[] = [];
  let openState = -1;
  let openAt = 0;
  let last = -1;
  for (let at = 0; at < text.length; ) {
    const first = at;
    let second = 0;
    for (let digit = digitOf(text.charCodeAt(at)); digit >= 0; digit = digitOf(text.charCodeAt(at))) {
      second = second * 36 + digit;
      at += 1;
      if (at - first > MOST_DIGITS) return null;
    }
    const letter = text.charAt(at);
    const state = letter === '' ? -1 : LETTERS.indexOf(letter);
    const isGap = letter === GAP;
    if (at === first || second <= last || second > DAY_SECONDS || (isGap ? openState < 0 : state < 0)) return null;
    last = second;
    if (openState >= 0) pieces.push(from + openAt, from + second, openState);
    openState = isGap ? -1 : state;
    openAt = second;
    at += 1;
  }
  return openState < 0 ? pieces : null;
};

const writeSpans = (spans: readonly number[], day: number): number[] => spans.map((second) => second - day * DAY_SECONDS);
const readSpans = (found: unknown, day: number): number[] | null => {
  if (!Array.isArray(found) || found.length % 2 !== 0) return null;
  const isRight = found.every((each, at) => Number.isInteger(each) && each >= (at === 0 ? 0 : found[at - 1]) && each <= DAY_SECONDS);
  return isRight ? found.map((second: number) => second + day * DAY_SECONDS) : null;
};

export interface DayFields {
  day: string;
  /** The day that was kept before this one; absent: this is the first. */
  after?: string;
  ran: number[];
  down: number[];
  changes: [second: number, family: string, address: string][];
  bands: [pieces: string, events: string][];
}

/** A day as the fields of its line; events that stood alike share their pieces. */
export const writeDay = (day: Day, after: number | null, numberOf: (event: string) => number): DayFields => {
  const alike = new Map<string, number[]>();
  for (const [event, pieces] of day.bands) {
    const text = writePieces(pieces, day.day);
    const known = alike.get(text);
    if (known === undefined) alike.set(text, [numberOf(event)]);
    else known.push(numberOf(event));
  }
  return {
    day: dateOf(day.day),
    ...(after === null ? {} : { after: dateOf(after) }),
    ran: writeSpans(day.ran, day.day),
    down: writeSpans(day.down, day.day),
    changes: day.changes.map(({ at, family, address }) => [at - day.day * DAY_SECONDS, family, address]),
    bands: [...alike].map(([pieces, numbers]) => [pieces, writeNumbers(numbers)]),
  };
};

const readChange = (found: unknown, day: number): LineChange | null => {
  if (!Array.isArray(found)) return null;
  const [second, name, address] = found;
  const family = FAMILIES.find((each) => each === name);
  if (!Number.isInteger(second) || second < 0 || second > DAY_SECONDS || family === undefined || typeof address !== 'string') return null;
  return { at: day * DAY_SECONDS + second, family, address };
};

/** Null where the fields are no day of ours. An event whose number no entry names is left out. */
export const readDay = (fields: Partial<Record<keyof DayFields, unknown>>, eventOf: (number: number) => string | undefined): Day | null => {
  const day = dayOfDate(fields.day);
  if (day === null || !Array.isArray(fields.changes) || !Array.isArray(fields.bands)) return null;
  const [ran, down] = [readSpans(fields.ran, day), readSpans(fields.down, day)];
  const changes = fields.changes.map((each) => readChange(each, day));
  if (ran === null || down === null || changes.includes(null)) return null;
  const bands = new Map<string, number[]>();
  for (const each of fields.bands) {
    const [pieces, numbers] = Array.isArray(each) ? [readPieces(each[0], day), readNumbers(each[1])] : [null, null];
    if (pieces === null || numbers === null) return null;
    for (const number of numbers) {
      const event = eventOf(number);
      if (event !== undefined) bands.set(event, pieces);
    }
  }
  return { day, ran, down, changes: changes.filter((each) => each !== null), bands, lost: null };
};
