import type { JournalEntry } from '../../preload/contract/journal.ts';
import { useStrings } from '../store/context.ts';
import { DayList } from './day-list.tsx';
import { EntryLine } from './entry-line.tsx';
import { useJournal } from './journal.ts';

const self = (entry: JournalEntry): JournalEntry => entry;

/** An event's own log as sentences, newest first; older pages come as one scrolls. */
export const JournalList = ({ event, label, empty }: { event: string; label: string; empty: string }) => {
  const strings = useStrings();
  const { entries, complete, failed, more } = useJournal(event);
  if (failed && entries.length === 0) return <p className="log-none">{strings.history.failed}</p>;
  if (entries.length === 0) return <p className="log-none dim">{complete ? empty : strings.history.loading}</p>;
  return (
    <DayList
      items={entries}
      entryOf={self}
      draw={(entry) => <EntryLine entry={entry} isOwn />}
      label={label}
      complete={complete}
      onEnd={more}
    />
  );
};
