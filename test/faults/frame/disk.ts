import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const diskLacks = (): string | undefined =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
    ? undefined
    : 'needs root on Linux, to mount a disk';

/** A disk of a row's own, which can be filled to its last byte and made read-only. */
export const openDisk = (kilobytes = 1024) => {
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-disk-'));
  const mount = (...options: string[]): void => {
    if (spawnSync('mount', options).status !== 0) throw new Error(`mount ${options.join(' ')}`);
  };
  mount('-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0700`, 'saikoro-test', folder);
  return {
    folder,
    fill() {
      for (const size of [65_536, 4096, 1])
        for (let at = 0; ; at += 1)
          try {
            writeFileSync(join(folder, `filler-${size}-${at}`), 'x'.repeat(size));
          } catch {
            // Part of it may have fitted; that part is what fills the disk.
            break;
          }
    },
    free() {
      for (const name of readdirSync(folder)) if (name.startsWith('filler-')) rmSync(join(folder, name));
    },
    setReadOnly: (on: boolean): void => mount('-o', `remount,${on ? 'ro' : 'rw'}`, folder),
    close: () => void spawnSync('umount', ['--lazy', folder]),
  };
};
