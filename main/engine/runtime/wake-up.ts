import type { Clock } from '../../ports/clock.ts';

/** Failures so soon after waking up are no news: ms. */
const QUIET = 60_000;

/** When the machine woke up last. */
export interface WakeUp {
  happened(): void;
  /** A network that fails now need not be told. */
  isRecent(): boolean;
}

export const createWakeUp = (clock: Clock): WakeUp => {
  /** On the monotonic clock. */
  let quietUntil = Number.NEGATIVE_INFINITY;
  return {
    happened() {
      quietUntil = clock.monotonic() + QUIET;
    },
    isRecent: () => clock.monotonic() < quietUntil,
  };
};
