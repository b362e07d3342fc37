import type { Clock } from '../../ports/clock.ts';

/** What a router's own clock says: its count of seconds, and when we heard it (monotonic, in seconds). */
export interface EpochReading {
  epoch: number;
  at: number;
}
export type EpochRule = (before: EpochReading, now: EpochReading) => boolean;

/** RFC 6886 §3.6: the count is more than two seconds behind seven eighths of the time that has passed. */
export const restartedByNatPmp: EpochRule = (before, now) => now.epoch < before.epoch + ((now.at - before.at) * 7) / 8 - 2;

/** RFC 6887 §8.5: the count went back, or went on faster or slower than our clock by more than a sixteenth and two seconds. */
export const restartedByPcp: EpochRule = (before, now) => {
  if (now.epoch < before.epoch - 1) return true;
  const client = now.at - before.at;
  const server = now.epoch - before.epoch;
  return client + 2 < server - server / 16 || server + 2 < client - client / 16;
};

/**
 * Each restart asks for a look at the Internet. A count that stands still or goes too slowly would be one each time: within so many seconds one
 * is told of such, and of counts that went back, as in a true restart, so many.
 */
const RESTART_GAP = 300;
const MOST_BACK = 5;

export interface EpochWatch {
  /**
   * Whether the router restarted since the last count that was taken; false for the first one. `alone`: all else it says is as before; then false
   * soon after one that was told, too.
   */
  take(epoch: number, about?: { alone: boolean }): boolean;
  /** The same for a count that is only claimed, and is not kept. */
  doubts(epoch: number): boolean;
}

/** Follows one count of one router. A restart means that its address may be another, too. */
export const createEpochWatch = (rule: EpochRule, clock: Clock): EpochWatch => {
  let before: EpochReading | null = null;
  /** When restarts were told for the count alone. */
  let told: number[] = [];
  const read = (epoch: number): EpochReading => ({ epoch, at: clock.monotonic() / 1000 });
  return {
    take(epoch, { alone } = { alone: true }) {
      const now = read(epoch);
      told = told.filter((at) => now.at - at < RESTART_GAP);
      const most = before !== null && epoch < before.epoch ? MOST_BACK : 1;
      const restarted = before !== null && rule(before, now) && (!alone || told.length < most);
      if (restarted && alone) told.push(now.at);
      before = now;
      return restarted;
    },
    doubts: (epoch) => before !== null && rule(before, read(epoch)),
  };
};
