import type { Agenda } from './agenda.ts';
import type { StateStore } from './app-state.ts';
import type { Checker } from './checker.ts';
import type { Journal } from './journal.ts';
import type { Keeper } from './keeper.ts';
import type { Clock } from './ports.ts';

const HOUR = 3_600_000;

/** 一時停止: nothing is asked and nothing is sent until it ends, across restarts too. */
export interface Pause {
  begin(until: 'hour' | 'tomorrow' | 'resumed'): void;
  end(): void;
  /** Goes on with one from before a restart. */
  takeUp(): void;
}

export const createPause = (deps: {
  agenda: Agenda;
  checker: Pick<Checker, 'check'>;
  clock: Clock;
  journal: Journal;
  keeper: Keeper;
  state: StateStore;
  touched: () => void;
  /** It ended by itself. */
  ended: () => void;
}): Pause => {
  const { agenda, checker, clock, journal, keeper, state } = deps;
  const endOf = (until: 'hour' | 'tomorrow' | 'resumed'): number => {
    if (until === 'hour') return clock.now() + HOUR;
    if (until === 'resumed') return 0;
    const midnight = new Date(clock.now());
    midnight.setHours(24, 0, 0, 0);
    return midnight.getTime();
  };
  const end = (): void => {
    state.change({ pausedUntil: null });
    agenda.set('pause', null);
    journal.add({ kind: 'continued' });
    deps.touched();
    void checker.check({ thorough: true }).then(() => keeper.replan());
  };
  const hold = (at: number): void => {
    state.change({ pausedUntil: at });
    agenda.set('check', null);
    agenda.set('pause', at === 0 ? null : at, () => {
      end();
      deps.ended();
    });
  };
  return {
    begin(until) {
      const at = endOf(until);
      hold(at);
      journal.add({ kind: 'paused', until: at === 0 ? null : at });
      keeper.replan();
      deps.touched();
    },
    end,
    takeUp() {
      const until = state.fields().ui.pausedUntil ?? null;
      if (until !== null && (until === 0 || until > clock.now())) hold(until);
    },
  };
};
