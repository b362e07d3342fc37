import { exceeds } from '../../json/json-extent.ts';

/** So deep and so much a settings file goes at most. */
const MOST = { depth: 100, values: 500_000 };

/** Commas before a closing bracket, which some editors leave; what stands in quotes stays as it is. */
const withoutLastCommas = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/gs, (whole) => (whole === ',' ? '' : whole));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** JSON as people write it; undefined where it is none, or more than any settings are. */
export const readJson = (text: string): { value: unknown; mended: boolean } | undefined => {
  if (exceeds(text, MOST)) return undefined;
  const value = parsed(text);
  if (value !== undefined) return { value, mended: false };
  const mended = parsed(withoutLastCommas(text));
  return mended === undefined ? undefined : { value: mended, mended: true };
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, number or switch as text; anything else has none. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

export const textAt = (record: Record<string, unknown>, key: string): string => (Object.hasOwn(record, key) ? asText(record[key]) : '');
export const listAt = (record: Record<string, unknown>, key: string): unknown[] => {
  const found = Object.hasOwn(record, key) ? record[key] : undefined;
  return Array.isArray(found) ? found : [];
};
