import type { Clock } from '../../ports/clock.ts';

/** Counts each call; true where it is one more than `most` within `withinMs`, and then it does not count. */
export const createRate = (clock: Pick<Clock, 'monotonic'>, { most, withinMs }: { most: number; withinMs: number }): (() => boolean) => {
  let calls: number[] = [];
  return () => {
    const now = clock.monotonic();
    calls = calls.filter((at) => now - at < withinMs);
    if (calls.length >= most) return true;
    calls.push(now);
    return false;
  };
};
