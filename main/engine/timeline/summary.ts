import { BAND_STATES, type Summary } from '../../../preload/contract/history/timeline.ts';
import { placeOf } from './band-state.ts';

const MATCH = placeOf('match');
const UPDATING = placeOf('updating');
const MISMATCH = placeOf('mismatch');
const NONE = placeOf('none');

/** Sums up bands, one or all; each is given whole, from its beginning to its end, in as many pieces as there are. */
export interface Summing {
  add(from: number, to: number, state: number): void;
  sum(): Summary;
}

/**
 * While an address changes the name leads to the old one: that time is judged, too, and does not match. Time in which it was unknown is not judged. Where
 * the DNS has shown neither yet there is no share. */
export const createSumming = (): Summing => {
  const seconds = BAND_STATES.map(() => 0);
  let longest = 0;
  let first: number | null = null;
  /** The mismatch that the last piece was of. */
  let [begun, ended] = [0, Number.NaN];
  return {
    add(from, to, state) {
      if (to <= from) return;
      seconds[state] = (seconds[state] ?? 0) + to - from;
      if (state !== NONE && (first === null || from < first)) first = from;
      if (state !== MISMATCH) return;
      if (from !== ended) begun = from;
      ended = to;
      if (to - begun > longest) longest = to - begun;
    },
    sum() {
      const matched = seconds[MATCH] ?? 0;
      const seen = matched + (seconds[MISMATCH] ?? 0);
      return { seconds: [...seconds], share: seen === 0 ? null : matched / (seen + (seconds[UPDATING] ?? 0)), longest, from: first };
    },
  };
};

export const summaryOf = (segments: readonly number[]): Summary => {
  const summing = createSumming();
  for (let at = 0; at + 2 < segments.length; at += 3) summing.add(segments[at] ?? 0, segments[at + 1] ?? 0, segments[at + 2] ?? 0);
  return summing.sum();
};
