import type { ProblemCode } from '../../preload/contract/journal.ts';
import { type Extent, exceeds } from '../json/json-extent.ts';
import type { Files } from '../ports/storage/files.ts';

export type DataFolder = Files;

/** Tells of a problem once it is known; detail names a file or a number, never a value. */
export type Report = (code: ProblemCode, detail?: string) => void;

/** A store that can write its file again from memory. */
export interface Rewritable {
  /** The file is gone: all that is known of it is written anew. */
  writeAnew(): void;
}

export const diskProblem = ({ full }: { full: boolean }): ProblemCode => (full ? 'disk-full' : 'disk-error');

/** A moment as part of a file name, on any system: 2026-01-15T03-00-00-000Z. */
export const stampOf = (at: number): string => new Date(at).toISOString().replace(/[:.]/g, '-');

/** Renames a file that is not used, so that it is neither read again nor written over. Its new name, or null when it is still in place. */
export const setAside = (files: DataFolder, name: string, at: number, why: 'damaged' | 'edited' = 'damaged'): string | null => {
  const aside = `${name}.${why}-${stampOf(at)}`;
  return files.rename(name, aside).ok ? aside : null;
};

/** Puts a copy of a damaged file aside where the rest of it goes on in its place. False where there is no room for it: then nothing may replace it. */
export const copyAside = (files: DataFolder, { name, text, at }: { name: string; text: string; at: number }): boolean =>
  files.write(`${name}.damaged-${stampOf(at)}`, text).ok;

/** Limits on JSON: above anything Saikoro writes, and low enough for the recursive decoders. */
const MOST: Extent = { depth: 100, values: Number.POSITIVE_INFINITY };

/** JSON as it is read from a file: undefined when it is none, or more than any of ours. */
export const parseJson = (text: string, most: Extent = MOST): unknown => {
  try {
    return exceeds(text, most) ? undefined : JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};
