import type { Clock } from '../../ports/clock.ts';

/** A page gone wild must not write to the whole world: so many tests within the time, in ms. */
const MOST_TESTS = 10;
const TESTS_MS = 60_000;

/** Whether one more test is too many now; one that is not is counted. */
export const createTestRate = (clock: Pick<Clock, 'monotonic'>): (() => boolean) => {
  let tests: number[] = [];
  return () => {
    tests = tests.filter((at) => clock.monotonic() - at < TESTS_MS);
    if (tests.length >= MOST_TESTS) return true;
    tests.push(clock.monotonic());
    return false;
  };
};
