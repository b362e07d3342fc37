/** How far apart this computer's clock and what another server said of the time may lie, in ms: an expired certificate is told from a wrong clock. */
const TOLERANCE_MS = 86_400_000;
/** For so long what a server said of the time is carried on, in ms. */
const KEPT_MS = 86_400_000;

/** Whether this computer's clock is right, by the `Date` of replies whose certificates were trusted (RFC 9110 §6.6.1). */
export interface ClockWitness {
  heard(date: string | undefined): void;
  /** false: the clock is wrong, or no server was asked lately. */
  vouches(): boolean;
}

export const createClockWitness = (wall: () => number = Date.now, monotonic: () => number = () => performance.now()): ClockWitness => {
  let told: { time: number; at: number } | null = null;
  return {
    heard(date) {
      const time = date === undefined ? Number.NaN : Date.parse(date);
      if (Number.isFinite(time)) told = { time, at: monotonic() };
    },
    vouches() {
      const since = told === null ? Number.POSITIVE_INFINITY : monotonic() - told.at;
      return told !== null && since <= KEPT_MS && Math.abs(wall() - (told.time + since)) <= TOLERANCE_MS;
    },
  };
};
