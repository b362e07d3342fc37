import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** What `windows-setup.ts` has made: the means to start Windows' Node. */
export interface Windows {
  wine: string;
  node: string;
  env: Record<string, string>;
  folder: string;
}
declare module 'vitest' {
  interface ProvidedContext {
    windows: Windows | null;
  }
}

/** null: there is no Wine here, and the stage says so by its name. */
export const windows = inject('windows');

const there = (): Windows => {
  if (windows === null) throw new Error('there is no Wine');
  return windows;
};

/** A folder of this system, as Windows names it. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

export const newFolder = (name = ''): string => mkdtempSync(join(there().folder, `case-${name}`));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}
export interface OnWindows {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves once the output holds it; fails where the program ends before. */
  until(sign: RegExp): Promise<string>;
}

/** A script on Windows' Node. What it prints goes to files: a pipe of this system is none that Windows' Node could use. */
export const startOnWindows = (script: string, args: readonly string[] = [], env: Record<string, string> = {}): OnWindows => {
  const { wine, node, env: own } = there();
  const folder = newFolder();
  const files = { stdout: join(folder, 'stdout'), stderr: join(folder, 'stderr') };
  const [out, err] = [openSync(files.stdout, 'w'), openSync(files.stderr, 'w')];
  const child = spawn(wine, [windowsPath(node), windowsPath(script), ...args], { env: { ...own, ...env }, stdio: ['ignore', out, err] });
  closeSync(out);
  closeSync(err);
  const told = () => ({ stdout: readFileSync(files.stdout, 'utf8'), stderr: readFileSync(files.stderr, 'utf8') });
  let over = false;
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      over = true;
      done({ code, ...told() });
    });
  });
  return {
    child,
    ended,
    async until(sign) {
      for (;;) {
        const last = over;
        const { stdout, stderr } = told();
        if (sign.test(stdout + stderr)) return stdout + stderr;
        if (last) throw new Error(`ended before ${sign}: ${stdout}${stderr}`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
  };
};

export const onWindows = (...how: Parameters<typeof startOnWindows>): Promise<Ended> => startOnWindows(...how).ended;
