import { isPractice } from '../../preload/contract/outcome.ts';
import type { EventView } from '../../preload/contract/state.ts';

/** under-way: it is sent, or has its turn; over: it ended; waiting: nothing was sent since it was asked for. */
export type RunState = 'under-way' | 'over' | 'waiting';

const UNDER_WAY: ReadonlySet<EventView['status']['activity']> = new Set(['queued', 'running']);

/** What became of an update that was asked for at `at` (ms since 1970). */
export const runStateOf = ({ status }: EventView, at: number): RunState => {
  if (UNDER_WAY.has(status.activity)) return 'under-way';
  // An update that practice refused was never sent.
  return (status.lastRunAt ?? 0) >= at || (status.outcome !== null && isPractice(status.outcome)) ? 'over' : 'waiting';
};
