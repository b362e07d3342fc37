import type { Clock } from '../engine/ports.ts';

/** Longest sleep of one timer, in ms: a wall clock that jumped is noticed within it. */
const LONGEST_NAP = 60_000;

export interface SystemClock extends Clock {
  /** After the machine woke up: what is due runs now instead of at the end of a nap. */
  recheck(): void;
}

/** Timers of an app that may be asleep for days: each is held against the wall clock when it fires, and none keeps the process alive. */
export const createClock = (): SystemClock => {
  const looks = new Set<() => void>();
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    wakeAt(at, call) {
      let timer: NodeJS.Timeout | undefined;
      const look = (): void => {
        clearTimeout(timer);
        const left = at - Date.now();
        if (left > 0) {
          timer = setTimeout(look, Math.min(left, LONGEST_NAP));
          timer.unref();
          return;
        }
        looks.delete(look);
        call();
      };
      looks.add(look);
      // Even what is due already comes later: nobody is called back before he holds the means to cancel.
      timer = setTimeout(look, Math.min(Math.max(0, at - Date.now()), LONGEST_NAP));
      timer.unref();
      return () => {
        clearTimeout(timer);
        looks.delete(look);
      };
    },
    recheck() {
      for (const look of [...looks]) if (looks.has(look)) look();
    },
  };
};
