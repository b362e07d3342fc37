/** What a step of the history of changes did to events; named in menus and in what is said after it. */
export const DEEDS = ['added', 'edited', 'removed', 'enabled', 'disabled', 'credentials', 'imported', 'reordered'] as const;

/** A step that can be undone or done again. */
export interface Deed {
  kind: (typeof DEEDS)[number];
  /** So many events. */
  count: number;
  /** What the first of them is called. */
  name: string;
  /** The step puts passwords back: those of before the change, or of after it. */
  password?: true;
  /** The service refused the password that comes back, at that moment; ms since 1970. */
  refusedAt?: number;
}

/** What ⌘Z and ⇧⌘Z would do; null: nothing. */
export interface Undoable {
  undo: Deed | null;
  redo: Deed | null;
}
