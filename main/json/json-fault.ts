import { walkJson } from './json-walk.ts';

/** The deepest nesting that is read: a file of brackets alone would otherwise exhaust the memory. */
export const MOST_READ_DEPTH = 200_000;

/** Where a text stops being JSON, as an offset; null if it is JSON. Hostile depth is a fault where it begins. */
export const jsonFault = (text: string): number | null => walkJson(text, MOST_READ_DEPTH, {})?.at ?? null;

/** An offset as line and column, both from 1; a surrogate pair counts as one column. */
export const placeOf = (text: string, offset: number): { line: number; column: number } => {
  let [line, start] = [1, 0];
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) [line, start] = [line + 1, at + 1];
  return { line, column: [...text.slice(start, offset)].length + 1 };
};
