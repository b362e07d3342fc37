import { accessSync, constants, lstatSync, rmSync, statSync } from 'node:fs';
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
  /** What is there; denied: this user may not look. Nothing is made. */
  look(dir: string): 'folder' | 'absent' | 'not-a-folder' | 'denied';
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
  look(dir) {
    try {
      const found = statSync(dir, { throwIfNoEntry: false });
      if (found === undefined) return 'absent';
      if (!found.isDirectory()) return 'not-a-folder';
      accessSync(dir, constants.R_OK | constants.X_OK);
      return 'folder';
    } catch (error) {
      const code = codeOf(error);
      return code === 'ENOTDIR' ? 'not-a-folder' : code === 'ENOENT' ? 'absent' : 'denied';
    }
  },
  isHeld: (dir) => lstatSync(join(dir, 'SingletonLock'), { throwIfNoEntry: false }) !== undefined,
});
