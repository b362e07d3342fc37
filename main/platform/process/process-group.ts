import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { win32 } from 'node:path';
import { windowsBatch } from './program-call.ts';

const IS_WINDOWS = process.platform === 'win32';
/** From the polite end to the hard one, in ms. */
const GRACE = 2000;
const LOOK = 50;

/** Starts a program without a shell, in a process group of its own, so that it can be ended with all it started. Throws where spawn does. */
export const startGroup = (
  program: string,
  args: string[],
  { env, stdio }: { env: NodeJS.ProcessEnv; stdio: ['ignore' | 'pipe', 'pipe', 'ignore' | 'pipe'] },
): ChildProcess => {
  const batch = IS_WINDOWS ? windowsBatch(program, args, env) : null;
  return spawn(batch?.program ?? program, batch?.args ?? args, {
    env,
    shell: false,
    stdio,
    windowsHide: true,
    windowsVerbatimArguments: batch !== null,
    detached: !IS_WINDOWS,
  });
};

const signal = (pid: number, name: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
};
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Windows' own tool for a tree of processes, by its full path: a folder of the user's PATH could hold another one. */
const treeKiller = (pid: number): [program: string, args: string[]] => [
  win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe'),
  ['/pid', String(pid), '/T', '/F'],
];
/** Where that tool is missing or refuses, the program itself is ended at least. */
const endTree = async (pid: number): Promise<void> => {
  const [program, args] = treeKiller(pid);
  const done = await new Promise<boolean>((ended) => {
    const killer = spawn(program, args, { stdio: 'ignore', windowsHide: true });
    killer.once('error', () => ended(false));
    killer.once('close', (code) => ended(code === 0));
  });
  if (!done) signal(pid, 'SIGKILL');
};

/** The program with all it started: its process group, on Windows its tree. Asked to end first, and made to after two seconds. */
export const endGroup = async (pid: number): Promise<void> => {
  if (IS_WINDOWS) return endTree(pid);
  signal(-pid, 'SIGTERM');
  for (let waited = 0; waited < GRACE && signal(-pid, 0); waited += LOOK) await wait(LOOK);
  signal(-pid, 'SIGKILL');
};

/** The same without a word of warning: for when the app quits. Waits for Windows' tool, which would else end with the app. */
export const killGroup = (pid: number): void => {
  if (!IS_WINDOWS) {
    signal(-pid, 'SIGKILL');
    return;
  }
  const [program, args] = treeKiller(pid);
  if (spawnSync(program, args, { stdio: 'ignore', windowsHide: true, timeout: GRACE }).status !== 0) signal(pid, 'SIGKILL');
};
