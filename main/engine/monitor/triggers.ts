import type { Clock } from '../../ports/clock.ts';
import type { Nearby } from '../../ports/router.ts';
import type { Lapse, Scheduler } from '../runtime/scheduler.ts';
import type { WakeUp } from '../runtime/wake-up.ts';

const SECOND = 1000;
/** What disturbs a network comes in bursts: ms from its beginning until it counts. */
const SETTLE = 1500;
/** Between two looks that were asked for from outside, however much comes in: ms. */
const GAP = 5 * SECOND;
/** After waking up the network needs a while: ms between two looks for a way out, and until one is no longer waited for. */
const WAY_POLL = SECOND;
const WAY_PATIENCE = 30 * SECOND;
/** Slept through without a word from the system; from here on as after a real sleep: ms. */
const MAJOR = 600 * SECOND;

/** network: an interface, a route, the power changed. wake: the machine slept, so there may be no network yet. */
export type Disturbance = 'network' | 'wake';

/** Turns signals of the system into rounds, gathered and limited in rate. */
export interface Triggers {
  disturbed(why: Disturbance): void;
  /** A deadline found that time was slept through, or that the wall clock was set back. */
  lapsed(lapse: Lapse): void;
  /** A look at once; a few seconds after the last one where there was one just now. */
  soon(): void;
  stop(): void;
}

export const createTriggers = ({
  scheduler,
  clock,
  nearby,
  wakeUp,
  isPaused,
  look,
  renew,
}: {
  scheduler: Scheduler;
  clock: Clock;
  nearby: Nearby;
  wakeUp: WakeUp;
  isPaused: () => boolean;
  look: () => void;
  /** What was heard of the network before counts no longer. */
  renew: () => void;
}): Triggers => {
  const timer = scheduler.slot();
  /** All on the monotonic clock. */
  let due: number | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let wayUntil = Number.NEGATIVE_INFINITY;
  let moved = false;

  const arm = (at: number): void => {
    due = at;
    timer.set(clock.now() + at - clock.monotonic(), fire);
  };
  const within = (wait: number): void => {
    const at = Math.max(clock.monotonic() + wait, lookedAt + GAP);
    if (due === null || at < due) arm(at);
  };
  const act = (): void => {
    lookedAt = clock.monotonic();
    wayUntil = Number.NEGATIVE_INFINITY;
    if (moved) renew();
    moved = false;
    look();
  };
  const fire = async (): Promise<void> => {
    due = null;
    if (isPaused()) return;
    if (clock.monotonic() >= wayUntil || (await nearby.surroundings()).routed) act();
    else if (due === null) arm(clock.monotonic() + WAY_POLL);
  };

  const disturbed = (why: Disturbance): void => {
    moved = true;
    if (why === 'wake') {
      wayUntil = clock.monotonic() + WAY_PATIENCE;
      wakeUp.happened();
    }
    within(SETTLE);
  };
  return {
    disturbed,
    lapsed({ slept }) {
      // Its deadline was on the wall clock, too.
      due = null;
      disturbed(slept >= MAJOR ? 'wake' : 'network');
    },
    soon: () => within(0),
    stop: () => timer.set(null),
  };
};
