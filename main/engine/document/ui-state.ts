import type { UiState } from '../../../preload/contract/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { DocumentWriter } from './document-writer.ts';

/** A dragged window reports its bounds many times a second: they are written this long after the last report, in ms. */
const WRITTEN_AFTER = 1000;

/** The window's state that survives a restart: view, selection, bounds, and which messages were dismissed. */
export interface UiKept {
  save(ui: UiState): void;
  /** What only main keeps there. */
  remember(ui: Pick<UiState, 'natTold' | 'natClosed'>): void;
}

export const createUiState = (
  { clock }: { clock: Clock },
  { scheduler, state, writer }: { scheduler: Scheduler; state: StateStore; writer: Pick<DocumentWriter, 'save'> },
): UiKept => {
  const timer = scheduler.slot();
  const keep = (ui: UiState): void => {
    state.change({ ui: { ...ui, pausedUntil: state.fields().pausedUntil } });
    timer.set(clock.now() + WRITTEN_AFTER, () => void writer.save());
  };
  return {
    save(ui) {
      const { natTold, natClosed } = state.fields().ui;
      keep({ ...ui, natTold, natClosed });
    },
    remember: (ui) => keep({ ...state.fields().ui, ...ui }),
  };
};
