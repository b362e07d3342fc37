import type { ColumnId } from '../../preload/contract/settings.ts';
import { COLUMN_TRAITS } from './columns.ts';

export interface FittedColumn {
  id: ColumnId;
  /** px */
  width: number;
}

interface Wish extends FittedColumn {
  /** The user drew it so: it is left alone while there is room. */
  isChosen: boolean;
}

const sum = (columns: readonly FittedColumn[]): number => columns.reduce((all, { width }) => all + width, 0);

/** What is too much is taken where something can be spared, from each in proportion to what it can spare. */
const shrunk = (wishes: readonly Wish[], excess: number, spareOf: (wish: Wish) => number): Wish[] => {
  const spare = wishes.reduce((all, wish) => all + spareOf(wish), 0);
  if (spare === 0) return [...wishes];
  const share = Math.min(1, excess / spare);
  return wishes.map((wish) => ({ ...wish, width: wish.width - spareOf(wish) * share }));
};

const leastOf = ({ id }: FittedColumn): number => COLUMN_TRAITS[id].least;

/** Whole pixels that fill the room to the last. */
const rounded = (columns: readonly FittedColumn[], room: number): FittedColumn[] => {
  const whole = columns.map(({ id, width }) => ({ id, width: Math.floor(width) }));
  const last = whole.at(-1);
  if (last) last.width += room - sum(whole);
  return whole;
};

/**
 * How wide each column is drawn, so that all of them together are as wide as the room: by what is in it, or as the user drew it. Where there is
 * no room for all at their least, those that matter least are left out. Pure.
 */
export const fitColumns = (
  shown: readonly ColumnId[],
  { room, content, chosen }: { room: number; content: Partial<Record<ColumnId, number>>; chosen: Partial<Record<ColumnId, number>> },
): FittedColumn[] => {
  const byRank = [...shown].sort((a, b) => COLUMN_TRAITS[b].rank - COLUMN_TRAITS[a].rank);
  const kept = new Set<ColumnId>();
  let least = 0;
  for (const id of byRank) {
    least += COLUMN_TRAITS[id].least;
    if (least > room && kept.size > 0) break;
    kept.add(id);
  }
  const wishes = shown
    .filter((id) => kept.has(id))
    .map((id): Wish => {
      const { least: narrowest, most } = COLUMN_TRAITS[id];
      const drawn = chosen[id];
      const width = drawn ?? Math.min(most, Math.max(narrowest, content[id] ?? narrowest));
      return { id, width, isChosen: drawn !== undefined };
    });
  const excess = sum(wishes) - room;
  if (excess <= 0) {
    const growing = wishes.filter(({ isChosen }) => !isChosen);
    const parts = growing.reduce((all, { id }) => all + COLUMN_TRAITS[id].grows, 0);
    const part = parts === 0 ? 0 : -excess / parts;
    return rounded(
      wishes.map(({ id, width, isChosen }) => ({ id, width: isChosen ? width : width + COLUMN_TRAITS[id].grows * part })),
      room,
    );
  }
  const own = shrunk(wishes, excess, (wish) => (wish.isChosen ? 0 : Math.max(0, wish.width - leastOf(wish))));
  const all = shrunk(own, Math.max(0, sum(own) - room), (wish) => Math.max(0, wish.width - leastOf(wish)));
  return rounded(all, room);
};
