import { BAND_STATES, type BandState } from '../../../preload/contract/history/timeline.ts';

/** Times and states of one event, flat: from, to, place in BAND_STATES; from, to, place… ascending, never overlapping. */
export type Pieces = readonly number[];

const place = (state: BandState): number => BAND_STATES.indexOf(state);
const MISMATCH = place('mismatch');
const UNKNOWN = place('unknown');
const UPDATING = place('updating');
/** What Saikoro could not tell, or was about to mend, for less than this says nothing of a longer time it lies in: each start begins so. Seconds. */
const NOTICED = 60;

/** Calls with what lies within the span, cut at its ends. */
export const within = (
  pieces: Pieces,
  { from, to }: { from: number; to: number },
  call: (from: number, to: number, state: number) => void,
): void => {
  for (let at = 0; at + 2 < pieces.length; at += 3) {
    const [begin, end] = [Math.max(from, pieces[at] ?? 0), Math.min(to, pieces[at + 1] ?? 0)];
    if (end > begin) call(begin, end, pieces[at + 2] ?? 0);
  }
};

/** Adds a piece at the end; one that goes on is made longer. */
export const extend = (pieces: number[], from: number, to: number, state: number): void => {
  if (to <= from) return;
  const last = pieces.length - 3;
  if (last >= 0 && pieces[last + 1] === from && pieces[last + 2] === state) pieces[last + 1] = to;
  else pieces.push(from, to, state);
};

/** What comes before `at`. */
export const before = (pieces: Pieces, at: number): number[] => {
  const kept: number[] = [];
  within(pieces, { from: Number.NEGATIVE_INFINITY, to: at }, (from, to, state) => void kept.push(from, to, state));
  return kept;
};

/** The state a stretch is shown in: a mismatch however short, unknown or updating if it was noticeable, else what fills most of it. */
const shownOf = (seconds: readonly number[]): number | null => {
  if ((seconds[MISMATCH] ?? 0) > 0) return MISMATCH;
  const most = seconds.reduce((best, each, state) => (each > (seconds[best] ?? 0) ? state : best), 0);
  if ((seconds[most] ?? 0) === 0) return null;
  for (const state of [UNKNOWN, UPDATING]) if ((seconds[state] ?? 0) >= NOTICED) return state;
  return most;
};

/** The same in as many stretches of equal length as fit in `most`: nothing shorter than one of them hides what is worse. */
export const thinned = (pieces: Pieces, { from, to }: { from: number; to: number }, most: number): number[] => {
  // Whole seconds, so that edges of pieces are edges of stretches too.
  const step = Math.max(1, Math.ceil((to - from) / most));
  const count = Math.ceil((to - from) / step);
  const seconds: (number[] | undefined)[] = new Array(count);
  within(pieces, { from, to }, (begin, end, state) => {
    for (let at = Math.floor((begin - from) / step); at < count && from + at * step < end; at += 1) {
      const sums = seconds[at] ?? BAND_STATES.map(() => 0);
      seconds[at] = sums;
      sums[state] = (sums[state] ?? 0) + Math.min(end, from + (at + 1) * step) - Math.max(begin, from + at * step);
    }
  });
  const thin: number[] = [];
  seconds.forEach((sums, at) => {
    const state = sums === undefined ? null : shownOf(sums);
    if (state !== null) extend(thin, from + at * step, Math.min(to, from + (at + 1) * step), state);
  });
  return thin;
};
