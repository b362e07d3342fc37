import type { ChildProcess } from 'node:child_process';
import type { ProgramResult, Programs } from '../../ports/programs.ts';
import { endGroup, killGroup, startGroup } from './process-group.ts';
import { environmentOf } from './program-call.ts';
import { createCapture } from './program-output.ts';

/** A program that ended may leave children holding its pipes; no longer than this is waited for their words. */
const LAST_WORDS = 300;

export interface RunningPrograms extends Programs {
  /** Ends all that still run, at once: for when the app quits. */
  stop(): void;
}

/** Runs programs without a shell, with nothing of our environment that they don't need, and ends them with all they started. */
export const createPrograms = (): RunningPrograms => {
  const running = new Set<ChildProcess>();

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
          child = startGroup(program, args, { env: environmentOf(process.env, env), stdio: ['ignore', 'pipe', 'pipe'] });
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
          if (child.pid !== undefined) void endGroup(child.pid).then(() => finish(null));
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
      for (const { pid } of running) if (pid !== undefined) killGroup(pid);
      running.clear();
    },
  };
};
