import type { Clock } from '../ports/clock.ts';

/** Longest sleep of the timer, in ms: a wall clock that jumped ahead is noticed within it, even if the system said nothing. */
export const LONGEST_NAP = 120_000;
/** Tolerance between the two clocks: a wait ends this long after its time by the monotonic clock at the latest, in ms. */
const SLACK = 1000;

export interface SystemClock extends Clock {
  /** After the machine woke up: what is due runs now instead of at the end of a nap. */
  recheck(): void;
}

interface Wait {
  at: number;
  /** When the monotonic clock says it is over, whatever the wall clock shows. */
  atLast: number;
  call: () => void;
}

/**
 * Timers of an app that may be asleep for days, all on one: whichever clock comes first ends a wait, so that neither sleep nor a clock set
 * back makes it last. None keeps the process alive.
 */
export const createClock = (): SystemClock => {
  const waits = new Set<Wait>();
  let timer: NodeJS.Timeout | null = null;
  let firesAt = Number.POSITIVE_INFINITY;

  const leftOf = ({ at, atLast }: Wait): number => Math.min(at - Date.now(), atLast - performance.now());
  const first = (): { wait: Wait; left: number } | null => {
    let found: { wait: Wait; left: number } | null = null;
    for (const wait of waits) {
      const left = leftOf(wait);
      if (found === null || left < found.left) found = { wait, left };
    }
    return found;
  };

  const rest = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    firesAt = Number.POSITIVE_INFINITY;
  };
  const arm = (): void => {
    const next = first();
    if (next === null) {
      rest();
      return;
    }
    const nap = Math.min(Math.max(next.left, 0), LONGEST_NAP);
    const at = performance.now() + nap;
    // A timer that fires a little early costs less than making a new one for each wait that ends sooner than feared.
    if (timer !== null && firesAt <= at) return;
    rest();
    firesAt = at;
    timer = setTimeout(wake, nap);
    timer.unref();
  };
  const wake = (): void => {
    rest();
    const next = first();
    const due = next !== null && next.left <= 0 ? next.wait : null;
    if (due !== null) waits.delete(due);
    // Before the call: one that throws must not stop the others.
    arm();
    due?.call();
  };

  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    wakeAt(at, call) {
      const wait: Wait = { at, atLast: performance.now() + Math.max(0, at - Date.now()) + SLACK, call };
      waits.add(wait);
      // Even what is due already comes later: no caller is called back before it holds the means to cancel.
      arm();
      return () => {
        if (waits.delete(wait) && waits.size === 0) rest();
      };
    },
    recheck() {
      for (let most = waits.size; most > 0 && (first()?.left ?? 1) <= 0; most -= 1) wake();
    },
  };
};
