import type { Cell } from './cell.ts';

/** Which events are chosen in the list, and which one has the focus. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** The row the keyboard is on. */
  active: string | null;
  /** Where a range began. */
  anchor: string | null;
}

/** The window's one selection: it outlives the list, so that menus and commands of other views know it. */
export type SelectionCell = Cell<Selection>;

export const noSelection: Selection = { ids: new Set(), active: null, anchor: null };

/** These, with the focus on the first. */
export const selectionOf = (ids: readonly string[]): Selection => ({
  ids: new Set(ids),
  active: ids[0] ?? null,
  anchor: ids[0] ?? null,
});
