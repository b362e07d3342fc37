import { type ChildProcess, spawn } from 'node:child_process';
import { findElectron } from '../../scripts/electron.mjs';
import { machineFlags, repoRoot } from '../helpers/electron.ts';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Chromium's own remarks about the machine (no system bus, no GPU) are not the app's words. */
const foreign = /^\[\d+:[\d/.:]+(ERROR|WARNING|INFO|FATAL|VERBOSE\d*):[\w.]+\(\d+\)\]|^libva|^MESA|dconf|^$/;
export const ownWords = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !foreign.test(line))
    .join('\n');

/** The app as a user's shell starts it: no debugger, nothing in between but `through`, a program that starts another. */
export function startProgram(
  args: string[],
  env: Record<string, string> = {},
  through: string[] = [],
): { child: ChildProcess; ended: Promise<Ended> } {
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const [program = '', ...words] = [...through, findElectron().path, repoRoot, ...machineFlags(), ...args];
  const child = spawn(program, words, {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, out, err: ownWords(err) }));
  });
  return { child, ended };
}

/** For what must end by itself; ended by force after `timeoutMs`, with a null code. */
export async function runProgram(
  args: string[],
  env: Record<string, string> = {},
  { timeoutMs = 20_000, through = [] as string[] } = {},
): Promise<Ended> {
  const { child, ended } = startProgram(args, env, through);
  const late = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const result = await ended;
  clearTimeout(late);
  return result;
}
