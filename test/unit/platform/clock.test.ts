import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClock, LONGEST_NAP } from '../../../main/platform/clock.ts';

const START = Date.UTC(2026, 0, 15);
const DAY = 24 * 3_600_000;

describe('clock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  const woken = (clock: ReturnType<typeof createClock>, at: number) => {
    const calls: number[] = [];
    return { calls, cancel: clock.wakeAt(at, () => calls.push(Date.now())) };
  };

  it('wakes once, never early', () => {
    const { calls } = woken(createClock(), START + 10 * DAY);
    vi.advanceTimersByTime(10 * DAY - 1);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(5 * DAY);
    expect(calls).toEqual([START + 10 * DAY]);
    expect(vi.getTimerCount()).toBe(0);
  });
  it('notices within two minutes that the wall clock jumped ahead', () => {
    const { calls } = woken(createClock(), START + DAY);
    vi.advanceTimersByTime(1000);
    vi.setSystemTime(START + 3 * DAY);
    vi.advanceTimersByTime(LONGEST_NAP);
    expect(calls).toHaveLength(1);
  });
  it('is not delayed by a wall clock that is set back', () => {
    const { calls } = woken(createClock(), START + 2000);
    vi.setSystemTime(START - DAY);
    vi.advanceTimersByTime(1999);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(1100);
    expect(calls).toHaveLength(1);
  });
  it('has one timer, which naps only where nobody else is due, and outlives a call that throws', () => {
    const clock = createClock();
    let fired = 0;
    const real = globalThis.setTimeout;
    vi.stubGlobal('setTimeout', (call: () => void, ms: number) => {
      return real(() => {
        fired += 1;
        call();
      }, ms);
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    const every = (ms: number): void => void clock.wakeAt(clock.now() + ms, () => every(ms));
    every(61_000);
    clock.wakeAt(clock.now() + DAY, () => {});
    vi.advanceTimersByTime(3_600_000);
    expect(vi.getTimerCount()).toBe(1);
    expect(fired).toBeLessThanOrEqual(60);
    const { calls } = woken(clock, clock.now() + 10);
    clock.wakeAt(clock.now() + 5, () => {
      throw new Error('of the test');
    });
    expect(() => vi.advanceTimersByTime(100)).toThrow('of the test');
    vi.advanceTimersByTime(100);
    expect(calls).toHaveLength(1);
  });
  it('looks at once after a wake-up', () => {
    const clock = createClock();
    const [due, later] = [woken(clock, START + DAY), woken(clock, START + 3 * DAY)];
    vi.setSystemTime(START + 2 * DAY);
    clock.recheck();
    clock.recheck();
    expect([due.calls.length, later.calls.length]).toEqual([1, 0]);
  });
  it('calls nobody before he could cancel, nor after', () => {
    const clock = createClock();
    const { calls, cancel } = woken(clock, START - DAY);
    expect(calls).toEqual([]);
    cancel();
    vi.advanceTimersByTime(DAY);
    clock.recheck();
    expect(calls).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
  it('has hours that never go back', () => {
    const clock = createClock();
    const before = clock.monotonic();
    vi.advanceTimersByTime(5);
    vi.setSystemTime(0);
    expect(clock.now()).toBe(0);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
  });
});
