import type { Range } from '../../preload/contract/history/timeline.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
export const LENGTHS: Record<Range, number> = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY };
const SHORTEST = HOUR;
const LONGEST = 731 * DAY;

/** What is looked at: so many seconds up to `end`; null: up to now, moving along. Seconds since 1970. */
export interface Place {
  length: number;
  end: number | null;
}

export interface Span {
  from: number;
  to: number;
}

export const spanAt = ({ length, end }: Place, now: number): Span => {
  const to = end ?? now;
  return { from: Math.max(0, to - length), to };
};

export const goNow = ({ length }: Place): Place => ({ length, end: null });

/** steps: quarters of what is seen; ahead of now nothing is. */
export const pan = (place: Place, steps: number, now: number): Place => {
  const end = (place.end ?? now) + Math.round((steps * place.length) / 4);
  return { ...place, end: end >= now ? null : Math.max(place.length, end) };
};

/** Around the middle of what is seen; what ends now goes on to end now. */
export const zoom = (place: Place, factor: number, now: number): Place => {
  const length = Math.round(Math.min(LONGEST, Math.max(SHORTEST, place.length / factor)));
  if (place.end === null) return { length, end: null };
  const end = Math.round(place.end - place.length / 2 + length / 2);
  return { length, end: end >= now ? null : Math.max(length, end) };
};

/** Steps of the axis, in seconds, the finest that leaves room for its words; beyond a day by days. */
const STEPS = [300, 900, 1800, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY, 182 * DAY];

/** Where the axis has its marks: on whole hours and days of the computer's own time. offset: seconds that it is ahead of UTC. */
export const marksOf = ({ from, to }: Span, most: number, offset: number): { step: number; marks: number[] } => {
  const step = STEPS.find((each) => (to - from) / each <= most) ?? 365 * DAY;
  const marks: number[] = [];
  for (let at = Math.ceil((from + offset) / step) * step - offset; at < to; at += step) marks.push(at);
  return { step, marks };
};
