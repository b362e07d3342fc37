import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PROGRAM = resolve(import.meta.dirname, '../../dist/saikoro.cjs');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}
export interface RunningCommand {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves once the output holds it; fails where the command ends before. */
  until(sign: RegExp): Promise<string>;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'saikoro-command-'));

/** Every file in a folder, as one text. */
export const everythingIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8')] : []))
    .join('\n');

/** The built command as a user starts it, on this Node, with nothing of this process' own settings. */
export const startCommand = (
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): RunningCommand => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH, HOME, LANG: 'en_GB.UTF-8', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const told = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      told[name] += text;
      for (const listener of listeners) listener();
    });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, ...told })));
  return {
    child,
    ended,
    until: (sign) =>
      new Promise((found, fail) => {
        const look = (): void => {
          const all = told.stdout + told.stderr;
          if (sign.test(all)) found(all);
        };
        listeners.add(look);
        void ended.then(({ code, stderr }) => fail(new Error(`ended with ${code} before ${sign}: ${stderr}`)));
        look();
      }),
  };
};

export const saikoro = (args: readonly string[], how: { input?: string; env?: Record<string, string> } = {}): Promise<Ended> =>
  startCommand(args, how).ended;
