import type { Clock } from '../../main/ports/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass: timers fire in order, and what they start settles in between. */
  pass(ms: number): Promise<void>;
  /** Moves the wall clock alone, as sleep or a user does. */
  jump(ms: number): void;
  /** Both clocks go on and no timer fires, as in a process that is stopped. */
  freeze(ms: number): void;
  fired: number;
}

/** The real one gives its wall clock so much, in ms, before the monotonic one has the last word. */
const SLACK = 1000;

const soon = setImmediate;
/** Lets promises that wait for each other come to rest, however many there are. */
export const settle = (): Promise<void> => new Promise((done) => void soon(done));

/** `rest` ends once all that a timer started has come to rest; real sockets and files need more than promises do. */
export const createFakeClock = (start = Date.UTC(2026, 0, 15, 3, 0, 0), rest: () => Promise<void> = settle): FakeClock => {
  let wall = start;
  let mono = 0;
  let timers: { at: number; atLast: number; call: () => void }[] = [];
  const leftOf = ({ at, atLast }: { at: number; atLast: number }): number => Math.max(0, Math.min(at - wall, atLast - mono));
  const clock: FakeClock = {
    fired: 0,
    now: () => wall,
    monotonic: () => mono,
    wakeAt(at, call) {
      const timer = { at, atLast: mono + Math.max(0, at - wall) + SLACK, call };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    jump(ms) {
      wall += ms;
    },
    freeze(ms) {
      wall += ms;
      mono += ms;
    },
    async pass(ms) {
      const end = mono + ms;
      await rest();
      for (;;) {
        const next = timers.sort((a, b) => leftOf(a) - leftOf(b) || a.at - b.at)[0];
        if (next === undefined || mono + leftOf(next) > end) break;
        const step = leftOf(next);
        wall += step;
        mono += step;
        timers = timers.filter((timer) => timer !== next);
        clock.fired += 1;
        next.call();
        await rest();
      }
      wall += Math.max(0, end - mono);
      mono = Math.max(mono, end);
      await rest();
    },
  };
  return clock;
};
