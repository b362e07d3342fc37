import type { Clock } from '../../ports/clock.ts';
import type { Interfaces } from '../../ports/network.ts';
import type { Scheduler } from '../runtime/scheduler.ts';

/** Each round looks at the machine's own network; where rounds are far apart it is looked at by itself: ms. */
const INTERFACES_EVERY = 75_000;

/** Compares the machine's own network interfaces with those of the last look. */
export interface InterfaceWatch {
  /** Looks now, and again after a while. Whether they are others than at the last look; that is also told. */
  look(): boolean;
  stop(): void;
}

export const createInterfaceWatch = (
  { clock, interfaces }: { clock: Clock; interfaces: Interfaces },
  { scheduler, moved }: { scheduler: Scheduler; moved: () => void },
): InterfaceWatch => {
  const timer = scheduler.slot();
  let seen: string | null = null;
  const look = (): boolean => {
    const before = seen;
    seen = JSON.stringify(interfaces.list());
    timer.set(clock.now() + INTERFACES_EVERY, look);
    if (before === null || seen === before) return false;
    moved();
    return true;
  };
  return { look, stop: () => timer.set(null) };
};
