import type { ProblemCode } from '../../preload/contract/journal.ts';
import type { Files } from '../engine/ports.ts';

export type DataFolder = Files;

/** Tells of a problem once it is known; detail names a file or a number, never a value. */
export type Report = (code: ProblemCode, detail?: string) => void;

/** What keeps a file whose content it knows. */
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

/** Deeper than anything of ours, and shallow enough for whoever walks it. */
const MOST_DEPTH = 100;

/** Whether a text nests deeper than `most`, brackets in strings aside. Walked once, without building anything. */
const isDeeper = (text: string, most: number): boolean => {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted && code === 0x5c) at += 1;
    else if (code === 0x22) quoted = !quoted;
    else if (quoted) continue;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > most) return true;
  }
  return false;
};

/** JSON as it is read from a file: undefined when it is none, or nested deeper than any of ours. */
export const parseJson = (text: string, mostDepth = MOST_DEPTH): unknown => {
  try {
    return isDeeper(text, mostDepth) ? undefined : JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};
