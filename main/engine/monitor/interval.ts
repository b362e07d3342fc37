const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** After a round that learned nothing, or sources that contradict each other: ms. */
const AGAIN = [10 * SECOND, 30 * SECOND, 60 * SECOND, 120 * SECOND, 300 * SECOND];
/**
 * A regular wait is drawn anew each time and never shorter than it was set, so that many machines don't ask in step: percent. No more, for what
 * an echo service only tells when it is asked is to be known within 65 seconds.
 */
const JITTER = 7;

/** `draw`: 0 up to, but not including, 1. */
export const jittered = (interval: number, percent: number, draw: number): number => interval * (1 + (percent / 100) * draw);

/** How long to wait between two rounds. */
export interface Interval {
  /** A wait that is drawn anew, and never shorter than given; ms. */
  spread(ms: number): number;
  /** Until the next round, in ms. `poor`: the last one left something open; `excused`: its failure is no news. */
  next(round: { checkMinutes: number; poor: boolean; excused: boolean }): number;
}

export const createInterval = ({ random }: { random: () => number }): Interval => {
  let fruitless = 0;
  const spread = (ms: number): number => jittered(ms, JITTER, random());
  return {
    spread,
    next({ checkMinutes, poor, excused }) {
      if (!excused) fruitless += 1;
      if (!poor) fruitless = 0;
      const regular = spread(checkMinutes * MINUTE);
      return poor ? Math.min(AGAIN[Math.min(Math.max(fruitless, 1), AGAIN.length) - 1] ?? regular, regular) : regular;
    },
  };
};
