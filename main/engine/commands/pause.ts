import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { EventManager } from '../events/event-manager.ts';
import type { AddressMonitor } from '../monitor/address-monitor.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';

const HOUR = 3_600_000;

/** 一時停止: nothing is asked and nothing is sent until it ends, across restarts too. */
export interface Pause {
  begin(until: 'hour' | 'tomorrow' | 'resumed'): void;
  end(): void;
  /** Goes on with one from before a restart. */
  takeUp(): void;
  /** None is longer than the longest that can be chosen: a clock that was ahead, or a damaged file, must not pause for a year. `ahead`: how far that was, ms. */
  bound(ahead?: number): void;
}

export const createPause = (deps: {
  scheduler: Scheduler;
  monitor: Pick<AddressMonitor, 'check'>;
  clock: Clock;
  journal: Journal;
  eventManager: EventManager;
  state: StateStore;
  touched: () => void;
  /** It ended, or ends sooner, by itself. */
  changed: () => void;
}): Pause => {
  const { scheduler, monitor, clock, journal, eventManager, state } = deps;
  const endOf = (until: 'hour' | 'tomorrow' | 'resumed'): number => {
    if (until === 'hour') return clock.now() + HOUR;
    if (until === 'resumed') return 0;
    const midnight = new Date(clock.now());
    midnight.setHours(24, 0, 0, 0);
    return midnight.getTime();
  };
  const end = (): void => {
    state.change({ pausedUntil: null });
    scheduler.set('pause', null);
    journal.add({ kind: 'continued' });
    deps.touched();
    void monitor.check({ thorough: true }).then(() => eventManager.replan());
  };
  const hold = (at: number): void => {
    state.change({ pausedUntil: at });
    scheduler.set('check', null);
    scheduler.set('pause', at === 0 ? null : at, () => {
      end();
      deps.changed();
    });
  };
  const beginUntil = (at: number): void => {
    hold(at);
    journal.add({ kind: 'paused', until: at === 0 ? null : at });
    eventManager.replan();
    deps.touched();
  };
  const bound = (ahead = 0): void => {
    const at = state.fields().pausedUntil;
    const longest = endOf('tomorrow');
    if (at === null || at <= longest) return;
    beginUntil(Math.max(Math.min(at - ahead, longest), clock.now() + 1));
    deps.changed();
  };
  return {
    begin: (until) => beginUntil(endOf(until)),
    end,
    bound,
    takeUp() {
      const until = state.fields().ui.pausedUntil ?? null;
      if (until !== null && (until === 0 || until > clock.now())) hold(until);
    },
  };
};
