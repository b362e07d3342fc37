import { extend } from '../../ports/storage/pieces.ts';
import { DAY_SECONDS, type Day } from '../../ports/storage/timeline.ts';
import { placeOf } from './band-state.ts';

const OFF = placeOf('off');
const NONE = placeOf('none');
const NOTHING: readonly number[] = [];

export interface Span {
  from: number;
  to: number;
}

export interface BandInput {
  days: readonly Day[];
  event: string;
  /** The first second of which anything is kept of it; null: nothing is. */
  since: number | null;
  /** It is still there: what no day has of it was time in which Saikoro did not run. */
  exists: boolean;
  span: Span;
}

/** How one event stood: every second of the span, one after another, each in exactly one state. Pure. */
export const segmentsOf = (input: BandInput): number[] => {
  const segments: number[] = [];
  tellSegments(input, (from, to, state) => extend(segments, from, to, state));
  return segments;
};

/** The same piece by piece, for who only sums it up: a state that goes on may come in several pieces, and some are empty. */
export const tellSegments = (
  { days, event, since, exists, span }: BandInput,
  put: (from: number, to: number, state: number) => void,
): void => {
  const last = exists ? Number.POSITIVE_INFINITY : lastOf(days, event);
  /** While it did not run; of an event that is not there nothing is said. */
  const putOff = (from: number, to: number): void => {
    // Nearly always: the day goes on where the one before ended.
    if (to <= from) return;
    const begin = Math.min(to, Math.max(from, since ?? to));
    const end = Math.max(begin, Math.min(to, last));
    put(from, begin, NONE);
    put(begin, end, OFF);
    put(end, to, NONE);
  };
  let at = span.from;
  for (const day of days) {
    const from = Math.max(at, day.day * DAY_SECONDS);
    const to = Math.min(span.to, (day.day + 1) * DAY_SECONDS);
    if (to <= from) continue;
    if (day.lost !== null && at < from) {
      const lostFrom = Math.min(from, Math.max(at, day.lost.from));
      const lostTo = Math.min(from, Math.max(at, day.lost.to));
      putOff(at, lostFrom);
      put(lostFrom, lostTo, NONE);
      at = lostTo;
    }
    putOff(at, from);
    const pieces = day.bands.get(event) ?? NOTHING;
    let told = from;
    let piece = 0;
    for (let run = 0; run + 1 < day.ran.length; run += 2) {
      const begin = Math.max(told, day.ran[run] ?? 0);
      const end = Math.min(to, day.ran[run + 1] ?? 0);
      if (end <= begin) continue;
      putOff(told, begin);
      told = begin;
      while (piece < pieces.length && (pieces[piece + 1] ?? 0) <= begin) piece += 3;
      // A piece may reach into the next run: it is looked at again there.
      for (let next = piece; next < pieces.length && (pieces[next] ?? 0) < end; next += 3) {
        const first = Math.max(begin, pieces[next] ?? 0);
        const then = Math.min(end, pieces[next + 1] ?? 0);
        put(told, first, NONE);
        put(first, then, pieces[next + 2] ?? NONE);
        told = then;
      }
      put(told, end, NONE);
      told = end;
    }
    putOff(told, to);
    at = to;
  }
  putOff(at, span.to);
};

const lastOf = (days: readonly Day[], event: string): number => {
  const pieces = days.findLast(({ bands }) => bands.has(event))?.bands.get(event);
  return pieces?.at(-2) ?? Number.NEGATIVE_INFINITY;
};
