// biome-ignore-all lint/a11y/useSemanticElements: list elements cannot hold measured, placed rows

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { serviceName } from '../../preload/strings/sentences/wording.ts';
import { StatusIcon } from '../controls/status-icon.tsx';
import { useAppState, useServices, useStrings } from '../store/context.ts';
import { asRead, byDay, detailsOf, type JournalItem, standingOfEntry } from '../wording/journal-wording.ts';
import { useJournal } from './journal.ts';

const Entry = ({ entry }: { entry: JournalEntry }) => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const standing = standingOfEntry(entry);
  return (
    <div className="entry">
      <time className="entry-time" dateTime={new Date(entry.at).toISOString()} title={strings.time(entry.at)}>
        {strings.clock(entry.at)}
      </time>
      {standing ? <StatusIcon standing={standing} /> : <span className="entry-dot" />}
      <div className="entry-words">
        <p className="entry-sentence">{strings.journal(asRead(entry), (id) => serviceName(services, id, language))}</p>
        {detailsOf(entry, { strings, services, language }).map((detail) => (
          <p key={detail} className="entry-detail dim">
            {detail}
          </p>
        ))}
      </div>
    </div>
  );
};

const keyOf = (item: JournalItem): string => (item.kind === 'day' ? `day-${item.day}` : `entry-${item.entry.seq}`);

/** The journal as sentences, newest first, days as headings; older pages come as one scrolls. */
export const JournalList = ({ event, label, empty }: { event?: string; label: string; empty: string }) => {
  const strings = useStrings();
  const { entries, complete, failed, more } = useJournal(event);
  const items = useMemo(() => byDay(entries, strings.day), [entries, strings]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? 34 : 30),
    overscan: 12,
    getItemKey: (index) => (items[index] ? keyOf(items[index]) : index),
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 10) more();
  }, [last, items.length, more]);

  if (failed && entries.length === 0) return <p className="log-none">{strings.history.failed}</p>;
  if (entries.length === 0) return <p className="log-none dim">{complete ? empty : strings.history.loading}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={scroller} className="journal" role="region" aria-label={label} tabIndex={0}>
      <div className="journal-body" role="list" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <div
              key={keyOf(item)}
              ref={virtual.measureElement}
              data-index={index}
              role="listitem"
              className="journal-item"
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.kind === 'day' ? <h2 className="journal-day">{item.day}</h2> : <Entry entry={item.entry} />}
            </div>
          );
        })}
      </div>
      {complete && <p className="journal-end dim">{strings.history.end}</p>}
    </div>
  );
};
