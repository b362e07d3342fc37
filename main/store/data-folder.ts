import type { ProblemCode } from '../../preload/contract/journal.ts';
import type { FileResult, Files } from '../engine/ports.ts';

/** Files, and what a file needs that another library writes. */
export interface DataFolder extends Files {
  /** Makes name.bak the file as it is now; nothing if there is none. */
  keep(name: string): FileResult;
  /** Makes renames that are done outlast a power failure. */
  settle(): FileResult;
}

/** Tells of a problem once it is known; detail names a file or a number, never a value. */
export type Report = (code: ProblemCode, detail?: string) => void;

export const diskProblem = ({ full }: { full: boolean }): ProblemCode => (full ? 'disk-full' : 'disk-error');

/** A moment as part of a file name, on any system: 2026-01-15T03-00-00-000Z. */
export const stampOf = (at: number): string => new Date(at).toISOString().replace(/[:.]/g, '-');

/** Renames a damaged file, so that it is neither read again nor written over. Its new name, or null when it is still in place. */
export const setAside = (files: DataFolder, name: string, at: number): string | null => {
  const aside = `${name}.damaged-${stampOf(at)}`;
  return files.rename(name, aside).ok ? aside : null;
};

/** JSON as it is read from a file: undefined when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};
