// biome-ignore-all lint/a11y/noNoninteractiveTabindex: one stop of the keyboard for all bands
// biome-ignore-all lint/a11y/useSemanticElements: no field set, a group of pictures that scrolls

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { MOST_PIXELS, MOST_ROWS } from '../../preload/contract/history/timeline.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { Axis } from './axis.tsx';
import { BandRow } from './band-row.tsx';
import type { BandedRow } from './rows.ts';
import { bandOf, type Segment } from './segments.ts';
import type { Span } from './span.ts';
import { useTimeline } from './use-timeline.ts';

const ROW_HEIGHT = 22;
/** Beside a band: its name before it, its share behind it, and what keeps them apart. */
const BESIDE = 150 + 58 + 44;
/** Rows are asked for by the dozen, so that scrolling asks seldom. */
const DOZEN = 24;

interface Props {
  rows: BandedRow[];
  span: Span;
  strings: Strings;
  /** Of the segment that the pointer or the cursor is on, in words; '' : none. */
  onTold(words: string): void;
  /** Moves and zooms; false: the key means nothing to it. */
  onKey(key: string): boolean;
}

/** All bands one above another; those in sight are asked for and drawn. */
export const BandRows = ({ rows, span, strings, onTold, onKey }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [active, setActive] = useState(0);
  const [cursor, setCursor] = useState<number | null>(null);
  const pixels = Math.min(MOST_PIXELS, Math.max(1, Math.floor(width - BESIDE)));
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const drawn = virtual.getVirtualItems();
  const first = Math.floor((drawn[0]?.index ?? 0) / DOZEN) * DOZEN;
  const last = Math.min(first + MOST_ROWS, Math.ceil(((drawn.at(-1)?.index ?? 0) + 1) / DOZEN) * DOZEN);
  const wanted = rows.slice(first, last).map(({ event }) => event);
  const { timeline } = useTimeline(span, { pixels, events: wanted, together: false });
  const told = (row: BandedRow | undefined, segment: Segment | null): void =>
    onTold(
      row === undefined || segment === null
        ? ''
        : strings.timeline.segment(row.name, segment.state, segment.from * 1000, segment.to * 1000),
    );

  /** To the beginning of the segment before or behind the cursor. */
  const step = (row: BandedRow | undefined, by: 1 | -1): void => {
    const segments = row === undefined ? [] : bandOf(timeline, row.event);
    const at = cursor ?? span.to;
    const here = segments.findIndex(({ from, to }) => from <= at && at < to);
    const next = segments[here < 0 ? segments.length - 1 : Math.max(0, Math.min(segments.length - 1, here + by))];
    if (next === undefined) return;
    setCursor(next.from);
    told(row, next);
  };
  const choose = (index: number): void => {
    const row = Math.max(0, Math.min(rows.length - 1, index));
    setActive(row);
    virtual.scrollToIndex(row);
    const here = rows[row];
    const segments = here === undefined ? [] : bandOf(timeline, here.event);
    told(here, segments.find(({ from, to }) => from <= (cursor ?? span.to - 1) && (cursor ?? span.to - 1) < to) ?? segments.at(-1) ?? null);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const { key } = event;
    if (key === 'ArrowUp' || key === 'ArrowDown') choose(active + (key === 'ArrowUp' ? -1 : 1));
    else if (key === 'PageUp' || key === 'PageDown') choose(active + (key === 'PageUp' ? -10 : 10));
    else if (key === ',' || key === '.') step(rows[active], key === ',' ? -1 : 1);
    else if (!onKey(key)) return;
    event.preventDefault();
  };

  return (
    <>
      <Axis span={span} width={pixels} strings={strings} />
      <div
        ref={scroller}
        className="band-scroller"
        role="group"
        aria-label={strings.timeline.bandsLabel}
        aria-describedby="band-keys"
        tabIndex={0}
        onKeyDown={press}
      >
        <div className="band-rows" style={{ height: virtual.getTotalSize() }}>
          {width > 0 &&
            drawn.map(({ index, start }) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <div
                  key={row.event}
                  className={index === active ? 'band-row band-active' : 'band-row'}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <BandRow
                    event={row.event}
                    name={row.name}
                    timeline={timeline}
                    span={span}
                    width={pixels}
                    cursor={index === active ? cursor : null}
                    strings={strings}
                    onPoint={(segment) => told(row, segment)}
                  />
                </div>
              );
            })}
        </div>
      </div>
    </>
  );
};
