import { useCallback, useRef, useState } from 'react';
import { FIRST_RUN, FIRST_RUN_STEPS, type FirstRun, type FirstRunStep } from '../../preload/contract/window/first-run.ts';
import { useAppState, useBridge } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';

export interface Progress {
  now: FirstRun;
  /** Remembered beyond this window, and beyond a restart. */
  note(change: Partial<FirstRun>): void;
  go(step: FirstRunStep): void;
  /** To the next step, or back with -1. */
  move(by: 1 | -1): void;
}

/** How far the first run has come. One that was gone through to its end begins anew. */
export const useProgress = (): Progress => {
  const { keep } = useShell();
  const bridge = useBridge();
  const ui = useAppState((state) => state.ui);
  const before = useAppState((state) => state.ui.firstRun);
  const [now, setNow] = useState<FirstRun>(() => (before === undefined || before.done ? FIRST_RUN : { ...before, open: true }));
  const latest = useRef(now);
  const note = useCallback(
    (change: Partial<FirstRun>) => {
      const next = { ...latest.current, ...change };
      latest.current = next;
      setNow(next);
      keep({ firstRun: next });
      // What the window remembers is saved a moment later, when it may be gone.
      if (change.open === false || change.explained) void act(bridge, 'ui.save', { ui: { ...ui, firstRun: next } });
    },
    [keep, bridge, ui],
  );
  const go = useCallback((step: FirstRunStep) => note({ step, ...(step === 'found' ? {} : { explained: true }) }), [note]);
  const at = FIRST_RUN_STEPS.indexOf(now.step);
  return { now, note, go, move: (by) => go(FIRST_RUN_STEPS[at + by] ?? now.step) };
};
