import type { JournalEntry, JournalFact, JournalKind } from '../../../preload/contract/journal.ts';

export interface JournalQuery {
  /** Only entries with smaller numbers. */
  before?: number;
  event?: string;
  kinds?: JournalKind[];
  limit: number;
}

/** What happened, append-only. */
export interface Journal {
  /** Adds a fact with its number and time, tells the listeners. */
  add(fact: JournalFact): JournalEntry;
  /** Newest first; of one event and of some kinds where given. */
  page(query: JournalQuery): JournalEntry[];
  listen(listener: (entry: JournalEntry) => void): () => void;
}
