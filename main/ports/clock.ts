export type Cancel = () => void;

export interface Clock {
  /** Wall clock, ms since 1970. May jump. */
  now(): number;
  /** Milliseconds that never go back, from an arbitrary start. */
  monotonic(): number;
  /** Calls once when the wall clock has reached `at`, or when the time left at the call has passed on the monotonic clock, so that a clock set back causes no delay. Late after sleep. */
  wakeAt(at: number, call: () => void): Cancel;
}
