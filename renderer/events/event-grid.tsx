// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtualised

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ColumnId, UiState } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import type { Wording } from '../../preload/strings/sentences/wording.ts';
import type { MenuPosition } from '../controls/context-menu.tsx';
import { GroupRow } from '../list-view/group-row.tsx';
import type { ListItem } from '../list-view/grouping.ts';
import { stepBefore } from '../list-view/own-order.ts';
import { useColumns } from '../list-view/use-list-view.ts';
import { useRowDrag } from '../list-view/use-row-drag.ts';
import { clock } from '../store/clock.ts';
import { useMedia } from '../store/media.ts';
import { EventHead } from './event-head.tsx';
import { EventRow, rowId } from './event-row.tsx';
import { all, extend, move, only, type Selection, toggle, typeAhead } from './selection.ts';
import type { Sort } from './sort.ts';
import { useRowClicks } from './use-row-clicks.ts';

/** In a low window a row has one line, so that there is more than two of them. */
const ROWS = { usual: 40, low: 24 };
const LOW = '(max-height: 480px)';
const HEAD = 28;
const GROUP = 30;
/** Keys typed within this many ms are one word. */
const TYPING_MS = 800;

interface Props {
  rows: EventView[];
  /** The same with the headings of groups between them. */
  items: readonly ListItem[];
  hidden: readonly ColumnId[];
  /** As the window began with them. */
  chosenWidths: NonNullable<UiState['columnWidths']>;
  onWidths(widths: NonNullable<UiState['columnWidths']>): void;
  /** Rows can be moved: puts the chosen ones before another; null: last. */
  onMove: ((before: string | null) => void) | null;
  sort: Sort;
  onSort(sort: Sort): void;
  selection: Selection;
  onSelect(selection: Selection): void;
  onOpen(id: string): void;
  onDelete(): void;
  onCopy(): void;
  onMenu(place: MenuPosition): void;
  onHeadMenu(place: MenuPosition): void;
  wording: Wording;
}

const rowOf = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-id]')?.dataset.id ?? null) : null;

const keyOf = (item: ListItem | undefined): string => (item?.kind === 'event' ? item.view.event.id : `group ${item?.name ?? ''}`);

/** The event list: virtual rows under one focus, so that 10,000 events cost as much as thirty. */
export const EventGrid = ({
  rows,
  items,
  hidden,
  chosenWidths,
  onWidths,
  onMove,
  sort,
  onSort,
  selection,
  onSelect,
  onOpen,
  onDelete,
  onCopy,
  onMenu,
  onHeadMenu,
  wording,
}: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useMedia(LOW) ? ROWS.low : ROWS.usual;
  const typed = useRef({ text: '', at: 0 });
  const order = useMemo(() => rows.map(({ event }) => event.id), [rows]);
  const places = useMemo(
    () => new Map(items.flatMap((item, at) => (item.kind === 'event' ? [[item.view.event.id, at] as const] : []))),
    [items],
  );
  const placeOf = (id: string | null): number => (id === null ? -1 : (places.get(id) ?? -1));
  const activeIndex = placeOf(selection.active);
  const [widths, setWidths] = useState(chosenWidths);
  const columns = useColumns(scroller, { rows, wording, hidden, chosen: widths });
  const template = columns.map(({ width }) => `${width}px`).join(' ');
  const drawWidth = (id: ColumnId, width: number | null): void => {
    const { [id]: _, ...others } = widths;
    const next = width === null ? others : { ...widths, [id]: width };
    setWidths(next);
    onWidths(next);
  };
  // The active row is always drawn: the focus refers to it.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return activeIndex < 0 || seen.includes(activeIndex) ? seen : [...seen, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  // The same function while the rows are the same: with another one all ten thousand are measured again, at each step of the wheel.
  const itemKey = useCallback((index: number) => keyOf(items[index]), [items]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP : rowHeight),
    overscan: 6,
    scrollPaddingEnd: HEAD,
    rangeExtractor,
    getItemKey: itemKey,
  });

  const measured = useRef(rowHeight);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height
  useEffect(() => {
    // A list that has just been drawn is measured: of ten thousand rows that is felt.
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    virtual.measure();
  }, [rowHeight]);

  const select = (next: Selection): void => {
    onSelect(next);
    const index = placeOf(next.active);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  };
  // What is chosen comes into sight: in a list that comes back, after something outside chose it, and once a new event is there.
  const { active } = selection;
  const isHere = activeIndex >= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when other rows move
  useEffect(() => {
    if (isHere && active !== null) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [active, isHere]);

  const drag = useRowDrag({ order, selection, onSelect, onMove, rowOf, placeOf: (id) => placeOf(id) * rowHeight, rowHeight });

  const menuAtRow = (): void => {
    const row = selection.active === null ? null : document.getElementById(rowId(selection.active));
    const box = (row ?? scroller.current)?.getBoundingClientRect();
    if (box) onMenu({ x: box.left + 24, y: Math.min(box.bottom - 8, window.innerHeight - 8) });
  };
  const search = (letter: string): void => {
    const now = clock.exact();
    typed.current = { text: now - typed.current.at > TYPING_MS ? letter : typed.current.text + letter, at: now };
    const id = typeAhead(
      rows.map((view) => ({ id: view.event.id, title: titleOf(view) })),
      selection.active,
      typed.current.text,
    );
    if (id !== null) select(only(id));
  };

  const page = (): number => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / rowHeight) - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    const command = event.metaKey || event.ctrlKey;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page(),
      PageUp: -page(),
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    if (event.altKey && onMove && (step === 1 || step === -1)) {
      const before = stepBefore(order, selection.ids, step);
      if (before !== undefined) onMove(before);
    } else if (step !== undefined) select(move(selection, order, step, event.shiftKey));
    else if (command && event.key.toLowerCase() === 'a') onSelect(all(selection, order));
    else if (command && event.key.toLowerCase() === 'c') onCopy();
    else if (event.key === 'Enter' && !command && selection.active !== null) onOpen(selection.active);
    else if (event.key === 'Delete' || event.key === 'Backspace') onDelete();
    else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) menuAtRow();
    else if (event.key === ' ' && selection.active !== null && typed.current.text === '')
      select(command ? toggle(selection, selection.active) : only(selection.active));
    else if (event.key.length === 1 && !command && !event.altKey) search(event.key);
    else return;
    event.preventDefault();
  };

  const clicks = useRowClicks({
    rowOf,
    choose: (id, event) => {
      if (event.shiftKey) select(extend(selection, order, id));
      else if (event.metaKey || event.ctrlKey) select(toggle(selection, id));
      else select(only(id));
    },
    open: onOpen,
  });
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    if (event.clientX === 0 && event.clientY === 0) {
      menuAtRow();
      return;
    }
    const id = rowOf(event.target);
    if (id !== null && !selection.ids.has(id)) onSelect(only(id));
    onMenu({ x: event.clientX, y: event.clientY });
  };

  return (
    <div
      ref={scroller}
      className="grid"
      style={{ '--columns': template } as CSSProperties}
      role="grid"
      tabIndex={0}
      aria-label={wording.strings.grid.label}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={activeIndex >= 0 && selection.active !== null ? rowId(selection.active) : undefined}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      <EventHead columns={columns} sort={sort} onSort={onSort} onMenu={onHeadMenu} onWidth={drawWidth} strings={wording.strings} />
      <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }} {...drag.handlers} {...clicks}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (!item) return null;
          if (item.kind === 'group')
            return <GroupRow key={keyOf(item)} item={item} top={start} index={index + 2} words={wording.strings} />;
          const { id } = item.view.event;
          return (
            <EventRow
              key={id}
              view={item.view}
              top={start}
              index={index + 2}
              selected={selection.ids.has(id)}
              active={selection.active === id}
              columns={columns}
              movable={onMove !== null}
              wording={wording}
            />
          );
        })}
        {drag.line !== null && <div className="drop-line" style={{ transform: `translateY(${drag.line}px)` }} />}
      </div>
    </div>
  );
};
