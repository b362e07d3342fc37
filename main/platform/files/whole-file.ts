import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export const PRIVATE_FILE = 0o600;
export const TEMPORARY = '.saikoro-tmp';
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** What file systems answer that cannot sync a folder, and need not be told to. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP']);

/** What the system refused, e.g. ENOSPC. An error without a code is a bug and goes on. */
export const codeOf = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
};
export const isFull = (code: string): boolean => FULL.has(code);

/** Blocks: for moments only. */
export const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** A virus scanner has a file for itself for a moment: tries up to ten times within 1.1 s. Elsewhere than on Windows a refusal is final. */
export const retryBusy = <T>(act: () => T, platform: NodeJS.Platform = process.platform): T => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return act();
    } catch (error) {
      if (platform !== 'win32' || !BUSY.has(codeOf(error)) || attempt === 10) throw error;
      sleep(attempt * 25);
    }
  }
};

export const withFile = <T>(path: string, flags: string | number, mode: number, work: (fd: number) => T): T => {
  const fd = retryBusy(() => openSync(path, flags, mode));
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
};

/** A disk that has little room takes part of what it is given and says so only by the number it returns. */
export const writeAll = (fd: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
};

/** Windows can't sync a folder, and doesn't need it. */
export const syncFolder = (dir: string): void => {
  if (process.platform === 'win32') return;
  try {
    withFile(dir, 'r', 0, fsyncSync);
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(codeOf(error))) throw error;
  }
};

/**
 * Makes a folder and those above it that are missing. Not by mkdir's `recursive`: where a folder can't have one inside it (/proc), Node
 * 18 tries for ever.
 */
export const makeFolder = (dir: string, mode: number): void => {
  const missing: string[] = [];
  for (let at = dir; statSync(at, { throwIfNoEntry: false }) === undefined && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each, { mode });
    } catch (error) {
      // Another start made it meanwhile.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
};

/** Where a file is really kept: the user may have put it elsewhere and left a link. */
export const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path;
    throw error;
  }
};

/** Writes, syncs and reads back: what this leaves at `path` is these bytes and no others. `path` must be free. */
const writeChecked = (path: string, bytes: Buffer, mode: number): void => {
  withFile(path, 'wx', mode, (fd) => {
    writeAll(fd, bytes);
    fsyncSync(fd);
  });
  if (!retryBusy(() => readFileSync(path)).equals(bytes)) throw Object.assign(new Error('not what was written'), { code: 'EIO' });
};

/**
 * The new file is whole on the disk, and proven to be, before its name points at it. A file that could not be written whole leaves the old
 * one as it was. `before` is done between the two: when the old file is about to go.
 */
export const replaceFile = (path: string, text: string, { mode = PRIVATE_FILE, before = () => {} } = {}): void => {
  const temporary = `${path}${TEMPORARY}`;
  try {
    rmSync(temporary, { force: true });
    writeChecked(temporary, Buffer.from(text), mode);
    before();
    retryBusy(() => renameSync(temporary, path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
};
