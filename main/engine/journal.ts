import type { JournalEntry, JournalFact } from '../../preload/contract/journal.ts';

/** What happened, append-only. */
export interface Journal {
  /** Adds a fact with its number and time, tells the listeners. */
  add(fact: JournalFact): JournalEntry;
  /** Newest first. */
  page(query: { before?: number; event?: string; limit: number }): JournalEntry[];
  listen(listener: (entry: JournalEntry) => void): () => void;
}
