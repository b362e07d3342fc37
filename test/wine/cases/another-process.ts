import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const newFolder = (name = ''): string => {
  const folder = join(mkdtempSync(join(tmpdir(), 'saikoro-')), name);
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** Waits for what must come; it is the stage's own limit that ends a vain wait. */
export const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((done) => setTimeout(done, 20));
};

/** A process number that a script has written down. */
export const numberIn = async (file: string): Promise<number> => {
  await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
  return Number(readFileSync(file, 'utf8'));
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Another process that has a file open: as a backup does, or as a virus scanner that lets nobody else have it (share mode 0). After `ms` it lets
 * go by itself, for this thread may be blocked until then.
 */
export const heldByAnother = async (file: string, { alone, ms }: { alone: boolean; ms: number }): Promise<void> => {
  const ready = join(newFolder(), 'ready');
  const script = `const fs = require('node:fs');
    fs.openSync(${JSON.stringify(file)}, fs.constants.O_RDONLY | ${alone ? 0x1000_0000 : 0});
    fs.writeFileSync(${JSON.stringify(ready)}, 'x');
    setTimeout(() => process.exit(), ${ms});`;
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await until(() => existsSync(ready));
};
