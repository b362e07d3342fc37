import { BAND_STATES, type Summary } from '../../../preload/contract/history/timeline.ts';
import { placeOf } from './band-state.ts';

const MATCH = placeOf('match');
const UPDATING = placeOf('updating');
const MISMATCH = placeOf('mismatch');
const NONE = placeOf('none');

/** Sums up bands, one or all; each is given whole, as segmentsOf makes it. */
export interface Summing {
  add(segments: readonly number[]): void;
  sum(): Summary;
}

/** While an address changes the name leads to the old one: that time is judged, too, and does not match. Time in which it was unknown is not judged. */
export const createSumming = (): Summing => {
  const seconds = BAND_STATES.map(() => 0);
  let longest = 0;
  let from: number | null = null;
  return {
    add(segments) {
      for (let at = 0; at + 2 < segments.length; at += 3) {
        const length = (segments[at + 1] ?? 0) - (segments[at] ?? 0);
        const state = segments[at + 2] ?? 0;
        seconds[state] = (seconds[state] ?? 0) + length;
        if (state !== NONE) from = Math.min(from ?? Number.POSITIVE_INFINITY, segments[at] ?? 0);
        if (state === MISMATCH) longest = Math.max(longest, length);
      }
    },
    sum() {
      const matched = seconds[MATCH] ?? 0;
      const judged = matched + (seconds[UPDATING] ?? 0) + (seconds[MISMATCH] ?? 0);
      return { seconds: [...seconds], share: judged === 0 ? null : matched / judged, longest, from };
    },
  };
};

export const summaryOf = (segments: readonly number[]): Summary => {
  const summing = createSumming();
  summing.add(segments);
  return summing.sum();
};
