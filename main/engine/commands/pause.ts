import type { DocumentWriter } from '../document/document-writer.ts';
import type { EventManager } from '../events/event-manager.ts';
import type { AddressMonitor } from '../monitor/address-monitor.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';

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

export const createPause = (
  { clock, journal }: Pick<World, 'clock' | 'journal'>,
  {
    scheduler,
    monitor,
    eventManager,
    state,
    writer,
  }: {
    scheduler: Scheduler;
    monitor: Pick<AddressMonitor, 'check' | 'rest'>;
    eventManager: Pick<EventManager, 'replan'>;
    state: StateStore;
    writer: Pick<DocumentWriter, 'save'>;
  },
): Pause => {
  const timer = scheduler.slot();
  const endOf = (until: 'hour' | 'tomorrow' | 'resumed'): number => {
    if (until === 'hour') return clock.now() + HOUR;
    if (until === 'resumed') return 0;
    const midnight = new Date(clock.now());
    midnight.setHours(24, 0, 0, 0);
    return midnight.getTime();
  };
  const end = (): void => {
    state.change({ pausedUntil: null });
    timer.set(null);
    journal.add({ kind: 'continued' });
    state.touch();
    void monitor.check({ thorough: true }).then(() => eventManager.replan());
  };
  const restUntil = (at: number): void => {
    state.change({ pausedUntil: at });
    monitor.rest();
    timer.set(at === 0 ? null : at, () => {
      end();
      writer.save();
    });
  };
  const beginUntil = (at: number): void => {
    restUntil(at);
    journal.add({ kind: 'paused', until: at === 0 ? null : at });
    eventManager.replan();
    state.touch();
  };
  const bound = (ahead = 0): void => {
    const at = state.fields().pausedUntil;
    const longest = endOf('tomorrow');
    if (at === null || at <= longest) return;
    beginUntil(Math.max(Math.min(at - ahead, longest), clock.now() + 1));
    writer.save();
  };
  return {
    begin: (until) => beginUntil(endOf(until)),
    end,
    bound,
    takeUp() {
      const until = state.fields().ui.pausedUntil ?? null;
      if (until !== null && (until === 0 || until > clock.now())) restUntil(until);
    },
  };
};
