import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, makeFolder, replaceFile } from './whole-file.ts';

/** Why a data folder cannot be used. not-a-folder: a file is in its place, or in the place of one above it. */
export type FolderFaultKind = 'not-a-folder' | 'read-only' | 'denied' | 'full' | 'refused';
export interface FolderFault {
  why: FolderFaultKind;
  /** The system's word for it, e.g. EROFS. */
  code: string;
}

const KINDS: Record<string, FolderFaultKind> = {
  EEXIST: 'not-a-folder',
  ENOTDIR: 'not-a-folder',
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

export interface FolderCheck {
  /** Makes the folder if it is absent, writes a file there and takes it away again; null where all of that worked. */
  check(dir: string): FolderFault | null;
  /** Whether a running app holds it, or one that was killed: Chromium leaves a link to its process there. Not on Windows. */
  isHeld(dir: string): boolean;
}

export const createFolderCheck = (): FolderCheck => ({
  check(dir) {
    // Named after the process: two that start at once must not take each other's away.
    const probe = join(dir, `.saikoro-probe-${process.pid}`);
    try {
      makeFolder(dir, 0o700);
      replaceFile(probe, 'Saikoro');
      rmSync(probe);
      return null;
    } catch (error) {
      const code = codeOf(error);
      return { why: KINDS[code] ?? 'refused', code };
    }
  },
  isHeld: (dir) => lstatSync(join(dir, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined,
});
