import type { ChildProcess } from 'node:child_process';
import type { Cancel } from '../../ports/clock.ts';
import type { Feeds, ProgramFeed } from '../../ports/programs.ts';
import { createFlood, type FloodLimits } from './feed-flood.ts';
import { createFeedLines } from './feed-lines.ts';
import { endGroup, killGroup, startGroup } from './process-group.ts';
import { environmentOf } from './program-call.ts';
import { SYSTEM_TOOLS } from './system-tool.ts';

/** A program that ended may leave children holding its pipe; no longer than this is waited for their words, in ms. */
const LAST_WORDS = 300;
/** A talkative system says a few lines a second; a burst of routes is some kilobytes. */
const LIMITS: FloodLimits & { lineBytes: number } = { lineBytes: 4096, burstBytes: 262_144, bytesPerSecond: 16_384 };

export interface RunningFeeds extends Feeds {
  /** Ends all that are followed, at once: for when the app quits. */
  stop(): void;
}

const start = ({ program, args, input }: ProgramFeed): ChildProcess => {
  const env = environmentOf(process.env, SYSTEM_TOOLS);
  const child = startGroup(program, args, { env, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'] });
  // One that doesn't read what it is given is no fault of ours.
  child.stdin?.on('error', () => {});
  if (input !== undefined) child.stdin?.write(input);
  return child;
};

/** Follows programs of the system line by line: without a shell, in plain English, and no longer than they are wanted. */
export const createFeeds = (given: Partial<typeof LIMITS> = {}): RunningFeeds => {
  const limits = { ...LIMITS, ...given };
  /** Those that may still run, with how to hear no more of them. */
  const running = new Map<number, Cancel>();

  const follow = (feed: ProgramFeed): Cancel => {
    let over = false;
    const hush = (): void => {
      over = true;
    };
    const tell = (why: Parameters<ProgramFeed['ended']>[0]): void => {
      if (over) return;
      hush();
      feed.ended(why);
    };
    const failed = (error: unknown): void => tell((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not-found' : 'failed');
    let child: ChildProcess;
    try {
      child = start(feed);
    } catch (error) {
      // The caller holds the means to cancel before it hears of the end.
      queueMicrotask(() => failed(error));
      return hush;
    }
    child.once('error', failed);
    const { pid, stdout } = child;
    if (pid === undefined || stdout === null) return hush;

    running.set(pid, hush);
    const finish = (why: 'exit' | 'flood'): void => {
      if (over) return;
      stdout.destroy();
      killGroup(pid);
      running.delete(pid);
      tell(why);
    };
    const floods = createFlood(limits);
    const lines = createFeedLines(limits.lineBytes, (text) => {
      if (!over) feed.line(text);
    });
    stdout.on('data', (chunk: Buffer) => {
      if (over) return;
      if (floods(chunk.length)) finish('flood');
      else lines(chunk);
    });
    child.once('exit', () => setTimeout(finish, LAST_WORDS, 'exit'));
    child.once('close', () => finish('exit'));
    return () => {
      if (over) return;
      hush();
      stdout.destroy();
      void endGroup(pid).then(() => running.delete(pid));
    };
  };

  return {
    follow,
    stop() {
      for (const [pid, hush] of running) {
        hush();
        killGroup(pid);
      }
      running.clear();
    },
  };
};
