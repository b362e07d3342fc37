import { extend, within } from '../../ports/storage/pieces.ts';
import { DAY_SECONDS, type Day } from '../../ports/storage/timeline.ts';
import { placeOf } from './band-state.ts';

const OFF = placeOf('off');
const NONE = placeOf('none');

export interface Span {
  from: number;
  to: number;
}

/** Spans, flat, within `span`; and what lies between them. */
const split = (spans: readonly number[], { from, to }: Span, inside: (from: number, to: number) => void, outside: typeof inside): void => {
  let at = from;
  for (let place = 0; place + 1 < spans.length; place += 2) {
    const [begin, end] = [Math.max(at, spans[place] ?? 0), Math.min(to, spans[place + 1] ?? 0)];
    if (end <= begin) continue;
    if (begin > at) outside(at, begin);
    inside(begin, end);
    at = end;
  }
  if (at < to) outside(at, to);
};

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
export const segmentsOf = ({ days, event, since, exists, span }: BandInput): number[] => {
  const segments: number[] = [];
  const put = (from: number, to: number, state: number): void => extend(segments, from, to, state);
  const last = exists ? Number.POSITIVE_INFINITY : lastOf(days, event);
  /** While it did not run; of an event that is not there nothing is said. */
  const putOff = (from: number, to: number): void => {
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
    const lost = day.lost ?? { from: at, to: at };
    const [lostFrom, lostTo] = [Math.min(from, Math.max(at, lost.from)), Math.min(from, Math.max(at, lost.to))];
    putOff(at, lostFrom);
    put(lostFrom, lostTo, NONE);
    putOff(lostTo, from);
    const pieces = day.bands.get(event) ?? [];
    split(
      day.ran,
      { from, to },
      (begin, end) => {
        let told = begin;
        within(pieces, { from: begin, to: end }, (first, then, state) => {
          put(told, first, NONE);
          put(first, then, state);
          told = then;
        });
        put(told, end, NONE);
      },
      putOff,
    );
    at = to;
  }
  putOff(at, span.to);
  return segments;
};

const lastOf = (days: readonly Day[], event: string): number => {
  const pieces = days.findLast(({ bands }) => bands.has(event))?.bands.get(event);
  return pieces?.at(-2) ?? Number.NEGATIVE_INFINITY;
};
