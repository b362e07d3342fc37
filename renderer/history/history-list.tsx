import { useCallback, useState } from 'react';
import type { HistoryItem } from '../../preload/contract/api.ts';
import { isFiltered } from '../../preload/contract/history/filter.ts';
import { PushButton } from '../controls/button.tsx';
import { useStrings } from '../store/context.ts';
import { ChangeLine } from './change-line.tsx';
import { DayList } from './day-list.tsx';
import { EntryLine } from './entry-line.tsx';
import type { Paged, Wanted } from './use-history.ts';

const entryOf = ({ entry }: HistoryItem): HistoryItem['entry'] => entry;

interface Props {
  shown: Paged;
  wanted: Wanted;
  onLatest(): void;
}

/** What happened, newest first: a change and what came of it as one line, or what the filters let through line by line. */
export const HistoryList = ({ shown, wanted, onLatest }: Props) => {
  const strings = useStrings();
  const words = strings.history;
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback(
    (seq: number) =>
      setOpen((now) => {
        const next = new Set(now);
        if (!next.delete(seq)) next.add(seq);
        return next;
      }),
    [],
  );
  const { items, failed, answered, next } = shown;
  const [first] = items;
  if (first === undefined) {
    if (failed) return <p className="log-none">{words.failed}</p>;
    if (!answered || (!shown.whole && !shown.more)) return <p className="log-none dim">{words.loading}</p>;
    if (wanted.until !== null && shown.matching > 0)
      return (
        <div className="log-none">
          <p>{words.noneBefore}</p>
          <PushButton onPress={onLatest}>{words.latest}</PushButton>
        </div>
      );
    if (!isFiltered(wanted.filter)) return <p className="log-none dim">{words.empty}</p>;
    // What clears the filters stands beside them.
    return <p className="log-none">{words.noMatch}</p>;
  }
  const lastDay = wanted.until === null ? null : strings.day(wanted.until - 1);
  return (
    <>
      {lastDay !== null && strings.day(first.entry.at) !== lastDay && <p className="history-note dim">{words.nothingOn(lastDay)}</p>}
      <DayList
        items={items}
        entryOf={entryOf}
        draw={({ entry, group }) =>
          group === undefined ? (
            <EntryLine entry={entry} />
          ) : (
            <ChangeLine entry={entry} group={group} isOpen={open.has(entry.seq)} onToggle={() => toggle(entry.seq)} />
          )
        }
        label={words.label}
        complete={!shown.more && shown.whole}
        onEnd={next}
      />
    </>
  );
};
