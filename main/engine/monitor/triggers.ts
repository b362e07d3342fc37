import type { Clock } from '../../ports/clock.ts';
import type { Nearby } from '../../ports/router.ts';
import type { Lapse, Scheduler } from '../runtime/scheduler.ts';

const SECOND = 1000;
/** What disturbs a network comes in bursts: ms from its beginning until it counts. */
const SETTLE = 1500;
/** Between two looks that were asked for from outside, however much comes in: ms. */
const GAP = 5 * SECOND;
/** After waking up the network needs a while: ms between two looks for a way out, and until one is no longer waited for. */
const WAY_POLL = SECOND;
const WAY_PATIENCE = 30 * SECOND;
/** Failures so soon after waking up are no news: ms. */
const QUIET = 60 * SECOND;
/** Slept through without a word from the system; from here on as after a real sleep: ms. */
const MAJOR = 600 * SECOND;
const KEY = 'soon';

/** network: an interface, a route, the power changed. wake: the machine slept, so there may be no network yet. */
export type Disturbance = 'network' | 'wake';

/** What comes from outside and asks for a look at the address, at a bearable rate. */
export interface Triggers {
  disturbed(why: Disturbance): void;
  /** A deadline found that time was slept through, or that the wall clock was set back. */
  lapsed(lapse: Lapse): void;
  /** A look at once; a few seconds after the last one where there was one just now. */
  soon(): void;
  /** The machine woke up a moment ago: what fails now need not be told. */
  isWaking(): boolean;
}

export const createTriggers = ({
  scheduler,
  clock,
  nearby,
  isPaused,
  look,
  renew,
}: {
  scheduler: Scheduler;
  clock: Clock;
  nearby: Nearby;
  isPaused: () => boolean;
  look: () => void;
  /** What was heard of the network before counts no longer. */
  renew: () => void;
}): Triggers => {
  /** All on the monotonic clock. */
  let due: number | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let wayUntil = Number.NEGATIVE_INFINITY;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let moved = false;

  const arm = (at: number): void => {
    due = at;
    scheduler.set(KEY, clock.now() + at - clock.monotonic(), fire);
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
      quietUntil = clock.monotonic() + QUIET;
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
    isWaking: () => clock.monotonic() < quietUntil,
  };
};
