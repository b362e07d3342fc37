import { spawnSync } from 'node:child_process';
import { statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newFolder } from './folder.ts';

export const canMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** A real file system of its own, of `kilobytes`. */
export const tinyDisk = (kilobytes: number) => {
  const dir = newFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0700`, 'saikoro-test', dir]).status !== 0)
    throw new Error('no disk could be mounted');
  onTestFinished(() => void spawnSync('umount', ['--lazy', dir]));
  const free = (): number => {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  };
  return {
    dir,
    free,
    /** Leaves `bytes` free, to the page. */
    leave(bytes: number): void {
      const ballast = free() - bytes;
      if (ballast > 0) writeFileSync(join(dir, 'ballast'), Buffer.alloc(ballast));
      if (Math.abs(free() - bytes) >= 8192) throw new Error(`${free()} bytes are free, not ${bytes}`);
    },
  };
};
