import { BAND_STATES, type BandState } from '../../preload/contract/history/timeline.ts';

/** Less of the time than this was judged: then a share of it is not said alone. */
export const MOSTLY = 0.98;

const JUDGED: ReadonlySet<BandState> = new Set(['match', 'updating', 'mismatch']);

/** So much of the time in which events were there could be judged, 0 to 1. `seconds`: in each state, in the order of BAND_STATES. */
export const judgedPart = (seconds: readonly number[]): number => {
  const sum = (wanted: (state: BandState) => boolean): number =>
    BAND_STATES.reduce((all, state, place) => all + (wanted(state) ? (seconds[place] ?? 0) : 0), 0);
  const there = sum((state) => state !== 'none');
  return there === 0 ? 1 : sum((state) => JUDGED.has(state)) / there;
};
