import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A program of the system, as far as anybody can tell who starts it: an executable file that lives as long as the test. */
export const fakeProgram = (script: string, name = 'tool'): string => {
  const dir = mkdtempSync(join(tmpdir(), 'saikoro-fake-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  // Whatever lies above it: a package.json there could make a module of the script.
  writeFileSync(join(dir, 'package.json'), '{"type":"commonjs"}');
  const file = join(dir, name);
  writeFileSync(file, `#!${process.execPath}\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
};

/** A script that prints this and ends. */
export const printing = (output: string | Uint8Array, exitCode = 0): string =>
  `process.stdout.write(Buffer.from('${Buffer.from(output).toString('base64')}', 'base64')); process.exitCode = ${exitCode};`;

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A dead child nobody has waited for still has a number.
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** The whole life of another program: what stood in the pipes of those before it has been read by its end, and their own ends told. */
export const anotherProgram = (): Promise<void> => new Promise((done) => void execFile(process.execPath, ['-e', ''], () => done()));

/** Waits for what must come; it is the test's own time-out that ends a vain wait. */
export const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((done) => setTimeout(done, 10));
};
