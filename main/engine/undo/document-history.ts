import type { Deed, Undoable } from '../../../preload/contract/history/deed.ts';

/** So many steps can be undone. */
export const STEPS = 10;

export type Direction = keyof Undoable;

/** A change, and what was there before it. */
export interface Step<State> {
  deed: Deed;
  state: State;
}

/** The changes that can be undone and done again, the newest last. Pure: it holds states and never looks into them. */
export interface DocumentHistory<State> {
  /** Something new was done: what was undone before it can't be done again. */
  remember(step: Step<State>): void;
  next(direction: Direction): Step<State> | null;
  /** The next step was taken; `back`: what was there before, for the other direction. */
  taken(direction: Direction, back: Step<State>): void;
  /** Steps of which this says so are out of reach, and with them those that lie behind them. */
  forget(concerns: (state: State) => boolean): void;
  deeds(): Undoable;
}

export const createDocumentHistory = <State>(): DocumentHistory<State> => {
  const steps: Record<Direction, Step<State>[]> = { undo: [], redo: [] };
  const opposite: Record<Direction, Direction> = { undo: 'redo', redo: 'undo' };
  const next = (direction: Direction): Step<State> | null => steps[direction].at(-1) ?? null;
  return {
    remember(step) {
      steps.undo = [...steps.undo, step].slice(-STEPS);
      steps.redo = [];
    },
    next,
    taken(direction, back) {
      if (steps[direction].pop() !== undefined) steps[opposite[direction]].push(back);
    },
    forget(concerns) {
      for (const direction of ['undo', 'redo'] as const) {
        const last = steps[direction].findLastIndex(({ state }) => concerns(state));
        steps[direction] = steps[direction].slice(last + 1);
      }
    },
    deeds: () => ({ undo: next('undo')?.deed ?? null, redo: next('redo')?.deed ?? null }),
  };
};
