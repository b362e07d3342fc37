import type { JournalEntry } from '../../preload/contract/journal.ts';
import { isAccepted, isPractice, type OutcomeKind } from '../../preload/contract/outcome.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';

export type DayRow<T> = { kind: 'day'; day: string } | { kind: 'item'; item: T };

/** A heading before the first of each day. */
export const byDay = <T>(items: readonly T[], dayOf: (item: T) => string): DayRow<T>[] => {
  let current = '';
  return items.flatMap((item): DayRow<T>[] => {
    const day = dayOf(item);
    const row: DayRow<T> = { kind: 'item', item };
    if (day === current) return [row];
    current = day;
    return [{ kind: 'day', day }, row];
  });
};

const accepted = (entry: { outcome: OutcomeKind }): boolean => isAccepted({ kind: entry.outcome });

/** The shape beside an entry; null: nothing to judge. */
export const standingOfEntry = (entry: JournalEntry): Standing | null => {
  if ((entry.kind === 'update' || entry.kind === 'command') && isPractice(entry)) return 'waiting';
  switch (entry.kind) {
    case 'update':
      return accepted(entry) ? 'accepted' : entry.stopped ? 'needs-you' : 'failing';
    case 'verification':
      return entry.verification === 'match' ? 'well' : entry.verification === 'unknown' ? 'verifying' : 'unseen';
    case 'command':
      return accepted(entry) ? 'well' : 'failing';
    case 'watch':
      return entry.answer === 'addresses' ? 'watched' : 'unseen';
    case 'release':
      return entry.step === 'refused' ? 'failing' : null;
    case 'problem':
      return 'needs-you';
    case 'undecided':
      return 'failing';
    case 'line':
      return entry.down ? 'failing' : null;
    case 'address':
    case 'started':
    case 'stopped':
    case 'event':
    case 'paused':
    case 'continued':
    case 'budget':
    case 'hold':
    case 'home':
    case 'plugin':
      return null;
  }
};
