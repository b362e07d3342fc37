import { COLUMNS, type ColumnId } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import type { Wording } from '../../preload/strings/sentences/wording.ts';
import { besideText, COLUMN_TRAITS } from './columns.ts';

/** So many rows are looked at, evenly over the list: ten thousand would take longer than the user notices the difference. */
const SAMPLE = 120;
/** A little air, since fonts are seldom drawn to the pixel. */
const AIR = 4;
/** A second line may be a whole sentence: it is cut before it takes the room of other columns. */
const SMALL_MOST = 170;
/** The heading has an arrow beside it. */
const ARROW = 14;

/** Widths of texts in px, in the large and the small letters of a row. */
export interface Measure {
  large(text: string): number;
  small(text: string): number;
}

const sampleOf = <T>(rows: readonly T[]): readonly T[] => {
  if (rows.length <= SAMPLE) return rows;
  const step = rows.length / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, at) => rows[Math.floor(at * step)] as T);
};

/** How wide each column has to be for what is in it, heading included. */
export const contentWidths = (
  rows: readonly EventView[],
  { now, wording, measure }: { now: number; wording: Wording; measure: Measure },
): Record<ColumnId, number> => {
  const sample = sampleOf(rows);
  const widthOf = (id: ColumnId): number => {
    const widths = sample.map((view) => {
      const [first, second] = COLUMN_TRAITS[id].texts(view, now, wording);
      return Math.max(measure.large(first), second === undefined ? 0 : Math.min(SMALL_MOST, measure.small(second)));
    });
    const heading = measure.small(wording.strings.column[id]) + ARROW;
    return Math.ceil(Math.max(heading, ...widths)) + besideText(id) + AIR;
  };
  return Object.fromEntries(COLUMNS.map((id) => [id, widthOf(id)])) as Record<ColumnId, number>;
};

/** By the page's own letters. */
export const pageMeasure = (): Measure => {
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(document.body);
  const known = new Map<string, number>();
  const inFont =
    (font: string) =>
    (text: string): number => {
      const key = `${font} ${text}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      if (context) context.font = `${font} ${fontFamily}`;
      const width = context?.measureText(text).width ?? 0;
      known.set(key, width);
      return width;
    };
  return { large: inFont('500 13px'), small: inFont('500 11px') };
};
