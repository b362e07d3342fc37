import type { Clock } from '../../main/engine/ports.ts';

export interface FakeClock extends Clock {
  /** Lets time pass: timers fire in order, and what they start settles in between. */
  pass(ms: number): Promise<void>;
  /** Moves the wall clock alone, as sleep or a user does. */
  jump(ms: number): void;
  fired: number;
}

/** Lets promises that wait for each other come to rest. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

export const createFakeClock = (start = Date.UTC(2026, 0, 15, 3, 0, 0)): FakeClock => {
  let wall = start;
  let mono = 0;
  let timers: { at: number; call: () => void }[] = [];
  const clock: FakeClock = {
    fired: 0,
    now: () => wall,
    monotonic: () => mono,
    wakeAt(at, call) {
      const timer = { at, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    jump(ms) {
      wall += ms;
    },
    async pass(ms) {
      const end = wall + ms;
      await settle();
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        const step = Math.max(0, next.at - wall);
        wall += step;
        mono += step;
        timers = timers.filter((timer) => timer !== next);
        clock.fired += 1;
        next.call();
        await settle();
      }
      mono += Math.max(0, end - wall);
      wall = Math.max(wall, end);
      await settle();
    },
  };
  return clock;
};
