import type { ColumnId } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { addressesOf, hostsOf, titleOf } from '../../preload/strings/sentences/event-names.ts';
import { serviceOf, type Wording } from '../../preload/strings/sentences/wording.ts';
import { nextWords, resultReason, resultWords } from '../wording/event-wording.ts';

export interface ColumnTraits {
  /** px; no narrower by itself. */
  least: number;
  /** px; no wider by itself, whatever is in it. */
  most: number;
  /** Those with the lowest go first where there is no room. */
  rank: number;
  /** How much of the room that is left over it takes. */
  grows: number;
  /** What stands in a row of it, line by line; the second is in small letters. */
  texts(view: EventView, now: number, wording: Wording): readonly [string, string?];
}

/** Padding, and beside a result its sign. */
export const CELL_PADDING = 16;
const SIGN = 23;

export const COLUMN_TRAITS: Record<ColumnId, ColumnTraits> = {
  name: {
    least: 110,
    most: 340,
    rank: 10,
    grows: 3,
    texts: (view, _, { strings }) => [titleOf(view) || strings.grid.untitled, hostsOf(view).join(' ')],
  },
  service: { least: 90, most: 220, rank: 3, grows: 1, texts: (view, _, wording) => [serviceOf(view, wording)] },
  address: { least: 116, most: 310, rank: 8, grows: 1, texts: (view) => [addressesOf(view)[0] ?? '—', addressesOf(view)[1]] },
  schedule: {
    least: 84,
    most: 220,
    rank: 1,
    grows: 1,
    texts: ({ event }, _, { strings }) => [event.type === 'watch' ? strings.watch.pace : strings.schedule(event.schedule)],
  },
  last: {
    least: 84,
    most: 150,
    rank: 4,
    grows: 0,
    texts: ({ status: { lastUpdateAt } }, now, { strings }) => [
      lastUpdateAt === null ? strings.grid.never : strings.age(Math.max(0, now - lastUpdateAt)),
    ],
  },
  result: {
    least: 168,
    most: 320,
    rank: 9,
    grows: 3,
    texts: (view, _, wording) => [resultWords(view, wording), resultReason(view, wording) ?? undefined],
  },
  next: { least: 92, most: 150, rank: 2, grows: 0, texts: (view, now, { strings }) => [nextWords(view, now, strings)] },
};

/** What stands beside the text of a cell, in px. */
export const besideText = (column: ColumnId): number => CELL_PADDING + (column === 'result' ? SIGN : 0);
