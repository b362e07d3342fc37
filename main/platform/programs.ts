import { type ChildProcess, spawn } from 'node:child_process';
import type { ProgramResult, Programs } from '../engine/ports.ts';
import { environmentOf, windowsBatch } from './program-call.ts';
import { createCapture } from './program-output.ts';

const IS_WINDOWS = process.platform === 'win32';
/** From the polite end to the hard one, in ms. */
const GRACE = 2000;
const LOOK = 50;
/** A program that ended may leave children holding its pipes; no longer than this is waited for their words. */
const LAST_WORDS = 300;

export interface RunningPrograms extends Programs {
  /** Ends all that still run, at once: for when the app quits. */
  stop(): void;
}

const signal = (pid: number, name: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(-pid, name);
    return true;
  } catch {
    return false;
  }
};
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The program with all it started: its process group, on Windows its tree. */
const endTree = async (pid: number): Promise<void> => {
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

/** Runs programs without a shell, with nothing of our environment that they don't need, and ends them with all they started. */
export const createPrograms = (): RunningPrograms => {
  const running = new Set<ChildProcess>();

  const start = (program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess => {
    const batch = IS_WINDOWS ? windowsBatch(program, args, env) : null;
    return spawn(batch?.program ?? program, batch?.args ?? args, {
      env,
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      windowsVerbatimArguments: batch !== null,
      // A group of its own, so that the whole tree can be ended.
      detached: !IS_WINDOWS,
    });
  };

  return {
    run: ({ program, args, env, timeoutMs, maxBytes }) =>
      new Promise<ProgramResult>((done) => {
        const capture = createCapture(maxBytes);
        const failed = (error: unknown): void => {
          const { code = 'unknown' } = error as NodeJS.ErrnoException;
          done({ ended: code === 'ENOENT' ? 'not-found' : 'failed', exitCode: null, output: code, stdout: '' });
        };
        let child: ChildProcess;
        try {
          child = start(program, args, environmentOf(process.env, env));
        } catch (error) {
          failed(error);
          return;
        }
        running.add(child);
        capture.take(child.stdout, child.stderr);
        let ended: 'exit' | 'timeout' = 'exit';
        const finish = (exitCode: number | null): void => {
          clearTimeout(deadline);
          running.delete(child);
          child.stdout?.destroy();
          child.stderr?.destroy();
          done({ ended, exitCode: ended === 'timeout' ? null : exitCode, ...capture.texts() });
        };
        const deadline = setTimeout(() => {
          ended = 'timeout';
          // Even a process the system can't end must not keep its event waiting.
          if (child.pid !== undefined) void endTree(child.pid).then(() => finish(null));
        }, timeoutMs);
        child.once('error', (error) => {
          clearTimeout(deadline);
          running.delete(child);
          failed(error);
        });
        child.once('exit', (code) => {
          if (ended === 'exit') setTimeout(() => finish(code), LAST_WORDS);
        });
        child.once('close', (code) => {
          if (ended === 'exit') finish(code);
        });
      }),
    stop() {
      for (const { pid } of running) if (pid !== undefined && !signal(pid, 'SIGKILL') && IS_WINDOWS) void endTree(pid);
      running.clear();
    },
  };
};
