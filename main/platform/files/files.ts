import {
  chmodSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileResult, Files, Unread } from '../../ports/storage/files.ts';

import { type BoundedRead, lookBounded, readBounded } from './bounded-read.ts';
import {
  codeOf,
  isFull,
  makeFolder,
  PRIVATE_FILE,
  realPath,
  replaceFile,
  retryBusy,
  syncFolder,
  TEMPORARY,
  withFile,
  writeAll,
} from './whole-file.ts';

const PRIVATE_FOLDER = 0o700;
/** What a killed process leaves behind: our own, and electron-store's of earlier versions. */
const LEFT_BEHIND = /(\.saikoro-tmp|^settings\.json\.tmp-\d{10}[0-9a-f]{6})$/;
/** Larger than any file of ours ever is: 20,000 events are some 20 MB. */
const MOST_BYTES = 64 * 2 ** 20;
const NEWLINE = 10;

/** The app's data folder. Made if absent, for its owner alone; a folder that can't be made shows in every call's result. */
export const createFiles = (dir: string): Files => {
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
      return { ok: false, full: isFull(codeOf(error)), detail: `${codeOf(error)} ${name}` };
    }
  };
  const names = (): string[] => {
    try {
      return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isFile() || entry.isSymbolicLink() ? [entry.name] : []));
    } catch {
      return [];
    }
  };
  /** Of what its name leads to; null where that can't be had: absent, or a link that leads nowhere or to itself. */
  const statOf = (name: string): { size: number } | null => {
    try {
      return statSync(at(name), { throwIfNoEntry: false }) ?? null;
    } catch (error) {
      codeOf(error);
      return null;
    }
  };
  /** What `act` makes of the file, where it can be had at all. */
  const reading = <T>(name: string, act: (path: string, maxBytes: number) => BoundedRead<T>): { ok: true; found: T } | Unread => {
    try {
      const read = retryBusy(() => act(at(name), MOST_BYTES));
      return read.ok ? read : { ok: false, why: 'unfit', detail: `${read.why} ${name}` };
    } catch (error) {
      return { ok: false, why: codeOf(error) === 'ENOENT' ? 'absent' : 'error', detail: `${codeOf(error)} ${name}` };
    }
  };
  const readText: Files['read'] = (name) => {
    const read = reading(name, readBounded);
    return read.ok ? { ok: true, text: read.found.toString('utf8') } : read;
  };

  /** Makes the file the backup it is about to become, if it is whole. Nothing is written to either name's file ever after. */
  const keep = (name: string, path: string, isWhole: (text: string) => boolean): void => {
    const before = readText(name);
    if (!before.ok || !isWhole(before.text)) return;
    const [backup, temporary] = [at(`${name}.bak`), at(`${name}.bak${TEMPORARY}`)];
    rmSync(temporary, { force: true });
    try {
      // Takes no room, which a full disk has none of. Both names are one file for the moment until the new one takes the first.
      linkSync(path, temporary);
    } catch (error) {
      codeOf(error);
      // Another file system, or one without links.
      replaceFile(backup, before.text);
      return;
    }
    try {
      retryBusy(() => renameSync(temporary, backup));
    } finally {
      // Where the backup is that very file already, a rename does nothing (POSIX).
      rmSync(temporary, { force: true });
    }
  };

  /** Names of files that were there when they were last looked at. */
  const known = new Set<string>();
  const listeners: (() => void)[] = [];
  let lost = false;
  const ensureFolder = (name: string): void => {
    if (known.has(name) ? statOf(name) === null : known.size > 0 && !existsSync(dir)) lost = true;
    makeFolder(dir, PRIVATE_FOLDER);
    // Another process may have created it meanwhile with wider permissions.
    if (lost && process.platform !== 'win32') chmodSync(dir, PRIVATE_FOLDER);
  };
  const wrote = (name: string, written: FileResult): FileResult => {
    if (!written.ok) return written;
    known.add(name);
    if (!lost) return written;
    lost = false;
    known.clear();
    queueMicrotask(() => {
      for (const listener of listeners) listener();
    });
    return written;
  };
  const change = (name: string, work: () => void): FileResult =>
    wrote(
      name,
      attempt(name, () => {
        ensureFolder(name);
        work();
      }),
    );
  const found = <T extends { ok: boolean }>(name: string, read: T): T => {
    if (read.ok) known.add(name);
    return read;
  };

  attempt('', () => makeFolder(dir, PRIVATE_FOLDER));
  for (const name of names().filter((each) => LEFT_BEHIND.test(each))) attempt(name, () => rmSync(at(name)));

  return {
    read: (name) => found(name, readText(name)),
    look: (name) => found(name, reading(name, lookBounded)),
    write: (name, text, { mode = PRIVATE_FILE, keepIf } = {}) =>
      change(name, () => {
        const path = realPath(at(name));
        replaceFile(path, text, { mode, before: () => keepIf && keep(name, path, keepIf) });
        if (keepIf && dirname(path) !== dir) syncFolder(dir);
      }),
    append: (name, text, { sync = false } = {}) =>
      change(name, () => {
        const isNew = statOf(name) === null;
        // A pipe in its place must not block the app until it is read.
        const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);
        withFile(at(name), flags, PRIVATE_FILE, (fd) => {
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
        if (isNew && sync) syncFolder(dir);
      }),
    rename: (from, to) =>
      attempt(from, () => {
        retryBusy(() => renameSync(at(from), at(to)));
        known.delete(from);
        syncFolder(dir);
      }),
    remove: (name) =>
      attempt(name, () => {
        retryBusy(() => rmSync(at(name), { force: true }));
        known.delete(name);
      }),
    onLost: (listener) => void listeners.push(listener),
    size: (name) => statOf(name)?.size ?? 0,
    has: (name) => {
      try {
        return lstatSync(at(name), { throwIfNoEntry: false }) !== undefined;
      } catch (error) {
        codeOf(error);
        return false;
      }
    },
    list: names,
  };
};
