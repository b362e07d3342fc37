export type Cancel = () => void;

export interface Clock {
  /** Wall clock, ms since 1970. May jump. */
  now(): number;
  /** Milliseconds that never go back, from an arbitrary start. */
  monotonic(): number;
  /** Calls once when the wall clock has reached `at`, or when as much time has passed as was left: a clock set back delays nobody. Late after sleep. */
  wakeAt(at: number, call: () => void): Cancel;
}
