// biome-ignore-all lint/a11y/useSemanticElements: list elements cannot hold measured, placed rows

import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStrings } from '../store/context.ts';
import { byDay } from '../wording/journal-wording.ts';

interface Props<T> {
  /** Newest first. */
  items: readonly T[];
  entryOf(item: T): { seq: number; at: number };
  draw(item: T): ReactNode;
  label: string;
  /** Nothing older is left. */
  complete: boolean;
  /** The last ones come into sight. */
  onEnd(): void;
}

/** The widest a time of day gets, so that all lines begin at one place. */
const LATE = new Date(2026, 11, 29, 22, 58, 58).getTime();

/** What happened, days as headings; only what is in sight is drawn. */
export const DayList = <T,>({ items, entryOf, draw, label, complete, onEnd }: Props<T>) => {
  const strings = useStrings();
  const rows = useMemo(() => byDay(items, (item) => strings.day(entryOf(item).at)), [items, entryOf, strings]);
  const scroller = useRef<HTMLDivElement>(null);
  const keyOf = (index: number): string | number => {
    const row = rows[index];
    if (row === undefined) return index;
    return row.kind === 'day' ? `day-${row.day}` : `entry-${entryOf(row.item).seq}`;
  };
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'day' ? 34 : 30),
    overscan: 12,
    getItemKey: keyOf,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= rows.length - 10) onEnd();
  }, [last, rows.length, onEnd]);
  const style = { '--clock': `${strings.clockSeconds(LATE).length + 0.5}ch` } as CSSProperties;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={scroller} className="journal" role="region" aria-label={label} tabIndex={0} style={style}>
      <div className="journal-body" role="list" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={keyOf(index)}
              ref={virtual.measureElement}
              data-index={index}
              role="listitem"
              className="journal-item"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'day' ? <h2 className="journal-day">{row.day}</h2> : draw(row.item)}
            </div>
          );
        })}
      </div>
      {complete && <p className="journal-end dim">{strings.history.end}</p>}
    </div>
  );
};
