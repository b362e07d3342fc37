import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { FileResult } from '../engine/ports.ts';
import type { DataFolder } from '../store/data-folder.ts';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const TEMPORARY = '.saikoro-tmp';
/** What a killed process leaves behind: our own and electron-store's. */
const LEFT_BEHIND = /(\.saikoro-tmp|^settings\.json\.tmp-\d{10}[0-9a-f]{6})$/;
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);
const FULL = new Set(['ENOSPC', 'EDQUOT']);
const NEWLINE = 10;

/** What the system refused, e.g. ENOSPC. An error without a code is a bug and goes on. */
const codeOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
};
const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** A virus scanner holds a fresh file open for a moment: tries up to ten times within 1.1 s. Elsewhere than on Windows a refusal is final. */
export const retryBusy = (act: () => void, platform: NodeJS.Platform = process.platform): void => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      act();
      return;
    } catch (error) {
      if (platform !== 'win32' || !BUSY.has(codeOf(error)) || attempt === 10) throw error;
      sleep(attempt * 25);
    }
  }
};

const withFile = <T>(path: string, flags: string | number, mode: number, work: (fd: number) => T): T => {
  const fd = openSync(path, flags, mode);
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
};

const writeAll = (fd: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
};

/** Everything on disk before the name points at it. A file that could not be written whole leaves the old one as it was. */
export const replaceFile = (path: string, text: string, mode = PRIVATE_FILE): void => {
  const temporary = `${path}${TEMPORARY}`;
  try {
    rmSync(temporary, { force: true });
    withFile(temporary, 'wx', mode, (fd) => {
      writeAll(fd, Buffer.from(text));
      fsyncSync(fd);
    });
    retryBusy(() => renameSync(temporary, path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};

/** The app's data folder. Made if absent, for its owner alone; a folder that can't be made shows in every call's result. */
export const createFiles = (dir: string): DataFolder => {
  const at = (name: string): string => {
    if (name !== basename(name) || name === '' || name === '.' || name === '..') throw new Error('a name in the data folder, not a path');
    return join(dir, name);
  };
  const attempt = (name: string, work: () => void): FileResult => {
    try {
      work();
      return { ok: true };
    } catch (error) {
      // The message would name the user's folder; the code and the file are enough.
      return { ok: false, full: FULL.has(codeOf(error)), detail: `${codeOf(error)} ${name}` };
    }
  };
  const names = (): string[] => {
    try {
      return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isFile() || entry.isSymbolicLink() ? [entry.name] : []));
    } catch {
      return [];
    }
  };
  const exists = (name: string): boolean => statSync(at(name), { throwIfNoEntry: false }) !== undefined;
  // Windows can't sync a folder, and doesn't need it.
  const syncFolder = (): void => {
    if (process.platform !== 'win32') withFile(dir, 'r', 0, fsyncSync);
  };
  const keep = (name: string): void => {
    if (!exists(name)) return;
    const temporary = at(`${name}.bak${TEMPORARY}`);
    try {
      // A copy, not a link: where a library writes in place, a link would be torn with the file.
      copyFileSync(at(name), temporary, constants.COPYFILE_FICLONE);
      withFile(temporary, 'r+', PRIVATE_FILE, fsyncSync);
      retryBusy(() => renameSync(temporary, at(`${name}.bak`)));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  };

  attempt('', () => mkdirSync(dir, { recursive: true, mode: PRIVATE_FOLDER }));
  for (const name of names().filter((each) => LEFT_BEHIND.test(each))) attempt(name, () => rmSync(at(name)));

  return {
    read(name) {
      try {
        return { ok: true, text: readFileSync(at(name), 'utf8') };
      } catch (error) {
        return { ok: false, why: codeOf(error) === 'ENOENT' ? 'absent' : 'error', detail: `${codeOf(error)} ${name}` };
      }
    },
    write: (name, text, { mode = PRIVATE_FILE } = {}) =>
      attempt(name, () => {
        keep(name);
        replaceFile(at(name), text, mode);
        syncFolder();
      }),
    append: (name, text, { sync = false } = {}) =>
      attempt(name, () => {
        const isNew = !exists(name);
        withFile(at(name), 'a+', PRIVATE_FILE, (fd) => {
          const { size } = fstatSync(fd);
          const last = new Uint8Array(1);
          // After a torn line the next one still begins a line of its own.
          const gap = size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== NEWLINE ? '\n' : '';
          try {
            writeAll(fd, Buffer.from(`${gap}${text}\n`));
          } catch (error) {
            ftruncateSync(fd, size);
            throw error;
          }
          if (sync) fsyncSync(fd);
        });
        if (isNew && sync) syncFolder();
      }),
    rename: (from, to) =>
      attempt(from, () => {
        retryBusy(() => renameSync(at(from), at(to)));
        syncFolder();
      }),
    remove: (name) => attempt(name, () => rmSync(at(name), { force: true })),
    size: (name) => statSync(at(name), { throwIfNoEntry: false })?.size ?? 0,
    list: names,
    keep: (name) => attempt(name, () => keep(name)),
    settle: () => attempt('', syncFolder),
  };
};
