import { initialState } from './initial-state.ts';
import { createNoticeCenter, type NoticeCenter } from './notices.ts';
import { createProblems, type Problems } from './problems.ts';
import type { Scheduler } from './scheduler.ts';
import { createStateStore, type Derivation, type StateStore } from './state-store.ts';
import { createWakeUp, type WakeUp } from './wake-up.ts';
import type { World } from './world.ts';

/** What all parts of the engine share: the timers, the state, and what is told. */
export interface Runtime {
  scheduler: Scheduler;
  wakeUp: WakeUp;
  state: StateStore;
  noticeCenter: NoticeCenter;
  problems: Problems;
}

export const createRuntime = (
  world: Pick<World, 'clock' | 'journal' | 'documents' | 'initial' | 'showNotice'>,
  scheduler: Scheduler,
  derivationOf: (wakeUp: WakeUp) => Derivation,
): Runtime => {
  const { clock, journal } = world;
  const wakeUp = createWakeUp(clock);
  const state = createStateStore(initialState(world.initial, world.documents), clock, derivationOf(wakeUp));
  return {
    scheduler,
    wakeUp,
    state,
    noticeCenter: createNoticeCenter({ state, clock, show: world.showNotice }),
    problems: createProblems({ clock, journal, state }),
  };
};
