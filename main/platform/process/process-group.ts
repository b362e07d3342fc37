import { type ChildProcess, spawn } from 'node:child_process';
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
    process.kill(-pid, name);
    return true;
  } catch {
    return false;
  }
};
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The program with all it started: its process group, on Windows its tree. Asked to end first, and made to after two seconds. */
export const endGroup = async (pid: number): Promise<void> => {
  if (IS_WINDOWS) {
    await new Promise<void>((done) => {
      const killer = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
      killer.once('error', () => done());
      killer.once('close', () => done());
    });
    return;
  }
  signal(pid, 'SIGTERM');
  for (let waited = 0; waited < GRACE && signal(pid, 0); waited += LOOK) await wait(LOOK);
  signal(pid, 'SIGKILL');
};

/** The same without a word of warning: for when the app quits. */
export const killGroup = (pid: number): void => {
  if (!signal(pid, 'SIGKILL') && IS_WINDOWS) void endGroup(pid);
};
