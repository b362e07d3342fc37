import { MOST_DAYS } from '../../../preload/contract/history/timeline.ts';
import { before, extend } from '../../ports/storage/pieces.ts';
import { DAY_SECONDS, type Day } from '../../ports/storage/timeline.ts';
import { dayOfDate } from './day-text.ts';
import type { EventNumbers } from './event-numbers.ts';
import { dayIn, dayLine, eventLine, isSealed, linesIn, readLine, readSealed, VERSION, versionLine } from './line.ts';

/** Of all days together, in characters: the oldest go first. Thirty events take a tenth of it for two years. */
const MOST_SIGNS = 4_000_000;
/** Of days that are kept as they were read, in characters of their lines. */
const MOST_KNOWN = 1_000_000;
/** Beyond so many events those that no day speaks of any more are forgotten; finding them means reading every day. */
const MANY_EVENTS = 5000;

/** How a day's line begins: what it says is read when it is asked for. */
const DAY = /^\{"day":"(\d{4}-\d\d-\d\d)"/;

/** The days that are over, one line each, as text; the newest come last. */
export interface Archive {
  /** Takes up a file's text. newer: it is of a later version, and not to be written over; damaged: so many lines can't be read. */
  load(text: string): { newer: boolean; damaged: number };
  text(): string;
  /** Keeps a day; of one that is there already what comes before the new one's beginning stays. */
  put(day: Day): void;
  has(day: number): boolean;
  /** The last one before it; null: none is kept. */
  before(day: number): number | null;
  /** Those that touch the span, the oldest first. */
  days(span: { from: number; to: number }): Day[];
  first(): Day | null;
  isEmpty(): boolean;
  /** Gives up what is older than two years before `today`, and what there is no room for. */
  bound(today: number): void;
}

/** The earlier day until the later one begins. Of one that was put twice, since a crash came between two files, the one that reaches further. */
const joined = (early: Day, late: Day): Day => {
  if (early.ran[0] === late.ran[0]) return (early.ran.at(-1) ?? 0) > (late.ran.at(-1) ?? 0) ? early : late;
  const from = late.ran[0] ?? late.day * DAY_SECONDS;
  const bands = new Map([...early.bands].map(([event, pieces]) => [event, before(pieces, from)]));
  for (const [event, pieces] of late.bands) {
    const all = bands.get(event) ?? [];
    for (let at = 0; at + 2 < pieces.length; at += 3) extend(all, pieces[at] ?? 0, pieces[at + 1] ?? 0, pieces[at + 2] ?? 0);
    bands.set(event, all);
  }
  const spans = (first: readonly number[], then: readonly number[]): number[] => {
    const kept: number[] = [];
    for (let at = 0; at + 1 < first.length; at += 2)
      if ((first[at] ?? 0) < from) kept.push(first[at] ?? 0, Math.min(from, first[at + 1] ?? 0));
    return [...kept, ...then];
  };
  const changes = [...early.changes.filter(({ at }) => at < from), ...late.changes];
  return { ...late, bands, changes, ran: spans(early.ran, late.ran), down: spans(early.down, late.down) };
};

export const createArchive = (numbers: EventNumbers): Archive => {
  const lines = new Map<number, string>();
  const sorted = (): number[] => [...lines.keys()].sort((a, b) => a - b);
  type Read = { day: Day; after: number | null } | null;
  /** Days as they were read, by their lines: a window that is open reads the same ones again and again. */
  const known = new Map<string, Read>();
  let knownSigns = 0;
  const read = (day: number): Read => {
    const line = lines.get(day) ?? '';
    const before = known.get(line);
    if (before !== undefined) return before;
    // Sealed when it was taken up, or written here.
    const said = readSealed(line, numbers);
    const found = said?.kind === 'day' ? dayIn(said, numbers) : null;
    const result = found === null || said?.kind !== 'day' ? null : { day: found, after: said.after };
    if (knownSigns + line.length > MOST_KNOWN) {
      known.clear();
      knownSigns = 0;
    }
    if (line.length > MOST_KNOWN) return result;
    known.set(line, result);
    knownSigns += line.length;
    return result;
  };
  const beforeOf = (day: number): number | null => sorted().findLast((each) => each < day) ?? null;

  return {
    load(text) {
      let damaged = 0;
      for (const line of linesIn(text)) {
        const date = isSealed(line) ? dayOfDate(DAY.exec(line)?.[1]) : null;
        if (date !== null) {
          lines.set(date, line);
          continue;
        }
        const said = readLine(line, numbers);
        if (said?.kind === 'version' && said.version > VERSION) return { newer: true, damaged: 0 };
        if (said?.kind === 'event') numbers.know(said.number, said);
        else if (said?.kind !== 'version') damaged += 1;
      }
      // No number that a day still has, of an event whose own line is lost, is given to another one.
      for (const [, number = ''] of text.matchAll(/(\d{1,7})"\]/g)) numbers.pass(Number(number));
      return { newer: false, damaged };
    },
    text() {
      const events = [...numbers.all()].map(([number, event]) => eventLine(number, event));
      return [versionLine(), ...events, ...sorted().map((day) => lines.get(day) ?? ''), ''].join('\n');
    },
    put(day) {
      const earlier = read(day.day);
      const whole = earlier === null ? day : joined(earlier.day, day);
      lines.set(day.day, dayLine(whole, earlier?.after ?? beforeOf(day.day), numbers));
    },
    has: (day) => lines.has(day),
    before: beforeOf,
    days({ from, to }) {
      const found: Day[] = [];
      let last: number | null = null;
      for (const each of sorted()) {
        if (each * DAY_SECONDS < to && (each + 1) * DAY_SECONDS > from) {
          const { day, after } = read(each) ?? { day: null, after: null };
          const lost = last !== null && after !== null && after > last;
          if (day !== null)
            found.push(lost ? { ...day, lost: { from: ((last ?? 0) + 1) * DAY_SECONDS, to: ((after ?? 0) + 1) * DAY_SECONDS } } : day);
        }
        last = each;
      }
      return found;
    },
    first() {
      const [day] = sorted();
      return day === undefined ? null : (read(day)?.day ?? null);
    },
    isEmpty: () => lines.size === 0,
    bound(today) {
      const oldest = sorted();
      let signs = [...lines.values()].reduce((sum, line) => sum + line.length + 1, 0);
      const kept = lines.size;
      while (oldest.length > 1 && ((oldest[0] ?? 0) <= today - MOST_DAYS || signs > MOST_SIGNS)) {
        const day = oldest.shift() ?? 0;
        signs -= (lines.get(day)?.length ?? 0) + 1;
        lines.delete(day);
      }
      if (lines.size === kept) return;
      if (numbers.count() < MANY_EVENTS) return;
      const used = new Set(oldest.flatMap((day) => [...(read(day)?.day.bands.keys() ?? [])]));
      numbers.forget((event) => used.has(event));
    },
  };
};
