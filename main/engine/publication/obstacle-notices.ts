import type { NatVerdict } from '../../../preload/contract/because.ts';
import type { UiState } from '../../../preload/contract/settings.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import { obstacleOf } from './view.ts';

/** A verdict that stands for so long is told of, in ms: the first rounds may still lack a source. */
export const SETTLED = 60_000;

/** Verdicts that say nothing stands in the way of the router's own address. */
const OPEN: readonly NatVerdict[] = ['direct', 'single'];

/** The verdict there is news of, for a user who was told of `told` last; null: none. What claims nothing is no news. */
export const newsOf = (
  { nat, hold, publication: { obstacle } }: Pick<AppState, 'nat' | 'hold' | 'publication'>,
  told?: NatVerdict,
): NatVerdict | null => {
  const verdict = nat?.verdict ?? 'unknown';
  if (verdict === told || (hold !== null && hold.why !== 'vpn')) return null;
  if (obstacle !== null) return obstacle.events > 0 ? obstacle.verdict : null;
  return obstacleOf(told) !== null && OPEN.includes(verdict) ? verdict : null;
};

/** Tells once, over restarts too, when something is found to stand in the way over IPv4, when it is another thing, and when it has ended. */
export const tellObstacles = (
  { clock }: { clock: Clock },
  {
    scheduler,
    state,
    noticeCenter,
    ui,
  }: {
    scheduler: Scheduler;
    state: StateStore;
    noticeCenter: Pick<NoticeCenter, 'obstacle'>;
    ui: { remember(ui: Pick<UiState, 'natTold' | 'natClosed'>): void };
  },
): void => {
  const timer = scheduler.slot();
  let waiting: NatVerdict | null = null;
  const current = (): NatVerdict | null => newsOf(state.fields(), state.fields().ui.natTold);
  const due = (): void => {
    const verdict = current();
    if (verdict === null || verdict !== waiting) return;
    waiting = null;
    // Once it is another one, its banner is to be seen again.
    ui.remember({ natTold: verdict, natClosed: undefined });
    noticeCenter.obstacle(verdict);
  };
  state.onTouch(() => {
    const verdict = current();
    if (verdict === waiting) return;
    waiting = verdict;
    timer.set(verdict === null ? null : clock.now() + SETTLED, due);
  });
};
