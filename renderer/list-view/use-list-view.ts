import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { COLUMNS, type ColumnId } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import type { Wording } from '../../preload/strings/sentences/wording.ts';
import { clock } from '../store/clock.ts';
import { contentWidths, pageMeasure } from './content-widths.ts';
import { type FittedColumn, fitColumns } from './fit-columns.ts';

/** What the row has left and right of its cells, in px. */
const ROW_PADDING = 12;
/** While the room is not known. */
const FIRST_ROOM = 900;

/** How wide an element is inside, as it changes. */
const useRoom = (element: RefObject<HTMLElement | null>): number => {
  const [room, setRoom] = useState(FIRST_ROOM);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const look = (): void => setRoom(current.clientWidth - ROW_PADDING);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return room;
};

interface Look {
  rows: readonly EventView[];
  wording: Wording;
  hidden: readonly ColumnId[];
  chosen: Partial<Record<ColumnId, number>>;
}

/** The columns that are drawn, with their widths. They follow what is in them when events come or go, and not with every word that changes. */
export const useColumns = (scroller: RefObject<HTMLElement | null>, { rows, wording, hidden, chosen }: Look): readonly FittedColumn[] => {
  const room = useRoom(scroller);
  const measure = useMemo(pageMeasure, []);
  const [content, setContent] = useState<Partial<Record<ColumnId, number>>>({});
  const services = wording.services;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the number of rows, the language and the services
  useEffect(() => {
    setContent(contentWidths(rows, { now: clock.exact(), wording, measure }));
  }, [rows.length, wording.strings, services, measure]);
  return useMemo(
    () =>
      fitColumns(
        COLUMNS.filter((id) => id === 'name' || !hidden.includes(id)),
        { room, content, chosen },
      ),
    [room, content, chosen, hidden],
  );
};
