import { createHash } from 'node:crypto';
import { FAMILIES } from '../../../preload/contract/event.ts';
import { BAND_STATES } from '../../../preload/contract/history/timeline.ts';
import type { Day, Mark } from '../../ports/storage/timeline.ts';
import { parseJson } from '../data-folder.ts';
import { type DayFields, dateOf, dayOfDate, readDay, readNumbers, writeDay, writeNumbers } from './day-text.ts';
import type { EventNumbers } from './event-numbers.ts';

export const VERSION = 1;

/** What a line says. */
export type Said =
  | { kind: 'version'; version: number }
  | { kind: 'event'; number: number; event: string; name: string; from: number }
  /** after: the day that was kept before it. */
  | { kind: 'day'; fields: Partial<Record<keyof DayFields, unknown>>; day: number; n: number; after: number | null }
  | { kind: 'mark'; mark: Mark; n: number; after: number | null };

const BETWEEN = ',"sum":"';
const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** A line that shows when any of its bits has changed. */
export const seal = (fields: object): string => {
  const text = JSON.stringify(fields).slice(0, -1);
  return `${text}${BETWEEN}${sumOf(text)}"}`;
};

export const isSealed = (line: string): boolean => {
  const at = line.lastIndexOf(BETWEEN);
  return at >= 0 && line.slice(at) === `${BETWEEN}${sumOf(line.slice(0, at))}"}`;
};

export const linesIn = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');

export const versionLine = (): string => seal({ version: VERSION, of: 'timeline' });
export const eventLine = (number: number, { event, name, from }: { event: string; name: string; from: number }): string =>
  seal({ event: number, id: event, name, from });
export const dayLine = (day: Day, after: number | null, numbers: EventNumbers, number?: number): string =>
  seal({ ...(number === undefined ? {} : { n: number }), ...writeDay(day, after, numbers.of) });

/** n: which line of its file this is, so that one that is lost, or stands elsewhere, is seen; after: the day that was kept before it. */
export const markLine = (mark: Mark, { n, after }: { n: number; after: number | null }, numbers: EventNumbers): string => {
  const { at, kind } = mark;
  if (kind === 'started') return seal({ n, at, is: kind, ...(after === null ? {} : { after: dateOf(after) }) });
  if (kind === 'band') return seal({ n, at, is: mark.state, events: writeNumbers(mark.events.map(numbers.of)) });
  if (kind === 'change') return seal({ n, at, is: kind, family: mark.family, address: mark.address });
  if (kind === 'line') return seal({ n, at, is: mark.down ? 'down' : 'up' });
  if (kind === 'name') return seal({ n, at, is: kind, event: numbers.of(mark.event), id: mark.event, name: mark.name });
  return seal({ n, at, is: kind });
};

const isCount = (found: unknown): found is number => Number.isInteger(found) && (found as number) >= 0;

const readMark = (fields: Record<string, unknown>, numbers: EventNumbers): Mark | null => {
  const { at, is } = fields;
  if (!isCount(at)) return null;
  const state = BAND_STATES.find((each) => each === is);
  if (state !== undefined && state !== 'off') {
    const found = readNumbers(fields.events);
    return found === null ? null : { at, kind: 'band', state, events: found.flatMap((each) => numbers.eventOf(each) ?? []) };
  }
  if (is === 'down' || is === 'up') return { at, kind: 'line', down: is === 'down' };
  if (is === 'started' || is === 'stopped' || is === 'alive') return { at, kind: is };
  const family = FAMILIES.find((each) => each === fields.family);
  if (is === 'change' && family !== undefined && typeof fields.address === 'string')
    return { at, kind: is, family, address: fields.address };
  if (is === 'name' && isCount(fields.event) && typeof fields.id === 'string' && typeof fields.name === 'string') {
    numbers.know(fields.event, { event: fields.id, name: fields.name, from: at });
    return { at, kind: is, event: fields.id, name: fields.name };
  }
  return null;
};

/** Null where a line is damaged; one of a kind this version does not know is damaged to it. */
export const readLine = (line: string, numbers: EventNumbers): Said | null => (isSealed(line) ? readSealed(line, numbers) : null);

/** The same of a line whose seal was looked at before. */
export const readSealed = (line: string, numbers: EventNumbers): Said | null => {
  const fields = parseJson(line) as Record<string, unknown> | undefined;
  if (fields === undefined || fields === null) return null;
  const { version, event, id, name, from, n = 0 } = fields;
  if (isCount(version)) return { kind: 'version', version };
  if (!isCount(n)) return null;
  const after = dayOfDate(fields.after);
  if ('day' in fields) {
    const day = dayOfDate(fields.day);
    return day === null ? null : { kind: 'day', fields, day, n, after };
  }
  if ('is' in fields) {
    const mark = readMark(fields, numbers);
    return mark === null ? null : { kind: 'mark', mark, n, after };
  }
  if (!isCount(event) || typeof id !== 'string' || typeof name !== 'string' || !isCount(from)) return null;
  return { kind: 'event', number: event, event: id, name, from };
};

export const dayIn = ({ fields }: Pick<Extract<Said, { kind: 'day' }>, 'fields'>, numbers: EventNumbers): Day | null =>
  readDay(fields, numbers.eventOf);
