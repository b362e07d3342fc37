import { lstatSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { FileResult } from '../../ports/storage/files.ts';
import { codeOf, isFull, makeFolder, replaceFile } from './whole-file.ts';

/** Files of the system's service manager, by absolute path: for everybody to read, since nothing secret stands in them. */
export interface ServiceFiles {
  has(path: string): boolean;
  /** Whole or not at all; folders above it are made. */
  write(path: string, text: string): FileResult;
  remove(path: string): FileResult;
}

const attempt = (path: string, act: () => void): FileResult => {
  try {
    act();
    return { ok: true };
  } catch (error) {
    return { ok: false, full: isFull(codeOf(error)), detail: `${codeOf(error)} ${basename(path)}` };
  }
};

export const createServiceFiles = (): ServiceFiles => ({
  has: (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
  write: (path, text) =>
    attempt(path, () => {
      makeFolder(dirname(path), 0o755);
      replaceFile(path, text, { mode: 0o644 });
    }),
  remove: (path) => attempt(path, () => rmSync(path)),
});
