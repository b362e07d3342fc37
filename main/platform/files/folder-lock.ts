import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, isFull, PRIVATE_FILE, sleep, withFile, writeAll } from './whole-file.ts';

/** Who uses a data folder: the app with its window, or the command. */
export interface FolderHolder {
  pid: number;
  front: 'window' | 'command';
}

/** Two Saikoros on one folder would send everything twice and write over each other's files. */
export interface FolderLock {
  /** The living process that holds the folder; null: none. */
  holder(dir: string): FolderHolder | null;
  /** Until `release`, or the end of the process, however that comes about. The folder must be writable. */
  take(dir: string, front: FolderHolder['front']): { ok: true; release(): void } | { ok: false; by: FolderHolder };
}

const NAME = 'saikoro.lock';
/** Others that take the folder at the same moment are waited for: so long, and so often; in ms. */
const TURN_MS = 5;
const MOST_TURNS = 400;
/** No process needs so long to take a stale file away, in ms. */
const LEFT_MS = 10_000;
const FRONTS = new Set(['window', 'command']);

const text = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/**
 * When a process began, in the system's own words, so that another one under the same number is told apart: Linux' boot and start tick
 * (proc_pid_stat(5), field 22). Elsewhere, and of a process that is gone, '' says nothing.
 */
const beginningOf = (pid: number): string => {
  const boot = text('/proc/sys/kernel/random/boot_id')?.trim();
  const stat = text(`/proc/${pid}/stat`);
  if (boot === undefined || stat === null) return '';
  // The program's name stands in brackets and may hold anything.
  return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

interface Written extends FolderHolder {
  began: string;
}
const read = (path: string): Written | null => {
  try {
    const { pid, front, began } = JSON.parse(text(path) ?? '') as Record<string, unknown>;
    if (!Number.isSafeInteger(pid) || Number(pid) < 1 || !FRONTS.has(String(front)) || typeof began !== 'string') return null;
    return { pid: Number(pid), front: front as FolderHolder['front'], began };
  } catch {
    return null;
  }
};
const holds = ({ pid, began }: Written): boolean => isAlive(pid) && (began === '' || beginningOf(pid) === '' || began === beginningOf(pid));

/** One file in the data folder names the process that uses it; what a killed one left is recognised and replaced. */
export const createFolderLock = (): FolderLock => {
  /** Written beside and linked: the file is never there without its content. False: there is one already. */
  const put = (path: string, content: string): boolean => {
    const mine = `${path}-${process.pid}`;
    try {
      withFile(mine, 'w', PRIVATE_FILE, (fd) => {
        writeAll(fd, Buffer.from(content));
        fsyncSync(fd);
      });
      linkSync(mine, path);
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EEXIST') return false;
      // A full disk does not keep Saikoro from watching: without room for the file, only a lock that is there already counts.
      if (isFull(code)) return read(path) === null;
      // File systems without links: the rename is whole as well, only not first come, first served.
      if (text(path) !== null) return false;
      renameSync(mine, path);
      return true;
    } finally {
      rmSync(mine, { force: true });
    }
  };

  /**
   * Takes a stale file away. One process at a time: of two that found it stale, the second would else remove the file that the first has put in its
   * place meanwhile.
   */
  const clear = (path: string): void => {
    const taking = `${path}-taking`;
    try {
      closeSync(openSync(taking, 'wx', PRIVATE_FILE));
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'EEXIST' && !isFull(code)) throw error;
      if (code === 'EEXIST') {
        const made = statSync(taking, { throwIfNoEntry: false })?.mtimeMs;
        // Left by a process that was killed within these few lines.
        if (made !== undefined && Math.abs(Date.now() - made) > LEFT_MS) rmSync(taking, { force: true });
        else sleep(TURN_MS);
        return;
      }
    }
    try {
      // Absent: another process may put its own there this very moment, which is not to be taken away.
      if (text(path) === null) return;
      const found = read(path);
      if (found === null || found.pid === process.pid || !holds(found)) rmSync(path, { force: true });
    } finally {
      rmSync(taking, { force: true });
    }
  };

  return {
    holder(dir) {
      const found = read(join(dir, NAME));
      return found !== null && holds(found) ? { pid: found.pid, front: found.front } : null;
    },
    take(dir, front) {
      const path = join(dir, NAME);
      const content = `${JSON.stringify({ pid: process.pid, front, began: beginningOf(process.pid) })}\n`;
      for (let turn = 0; turn < MOST_TURNS; turn += 1) {
        if (put(path, content)) {
          const release = (): void => {
            process.off('exit', release);
            if (read(path)?.pid === process.pid) rmSync(path, { force: true });
          };
          process.once('exit', release);
          return { ok: true, release };
        }
        const found = read(path);
        if (found !== null && found.pid !== process.pid && holds(found)) return { ok: false, by: { pid: found.pid, front: found.front } };
        clear(path);
      }
      return { ok: false, by: read(path) ?? { pid: 0, front } };
    },
  };
};
