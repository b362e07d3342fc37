import type { EntryResult, Topic } from '../../../preload/contract/history/filter.ts';
import type { JournalEntry, JournalKind } from '../../../preload/contract/journal.ts';
import { isAccepted, isPractice } from '../../../preload/contract/outcome.ts';

export const TOPIC_OF: Record<JournalKind, Topic> = {
  started: 'saikoro',
  stopped: 'saikoro',
  address: 'address',
  undecided: 'address',
  line: 'address',
  update: 'update',
  budget: 'update',
  verification: 'dns',
  watch: 'dns',
  command: 'program',
  event: 'change',
  paused: 'change',
  continued: 'change',
  home: 'change',
  plugin: 'change',
  hold: 'saikoro',
  problem: 'saikoro',
  release: 'saikoro',
};

/** How what an entry tells came out; null: nothing that could come out one way or another. */
export const resultOf = (entry: JournalEntry): EntryResult | null => {
  switch (entry.kind) {
    case 'update':
    case 'command':
      if (entry.outcome === 'not-sent' || isPractice(entry)) return 'open';
      return isAccepted({ kind: entry.outcome }) ? 'good' : 'bad';
    case 'verification':
      return entry.verification === 'match' ? 'good' : entry.verification === 'unknown' ? 'open' : 'bad';
    case 'watch':
      return entry.answer === 'addresses' ? null : entry.answer === 'silent' ? 'open' : 'bad';
    case 'undecided':
    case 'budget':
      return 'open';
    case 'release':
      return entry.fault === undefined ? null : 'bad';
    case 'problem':
      return 'bad';
    default:
      return null;
  }
};
