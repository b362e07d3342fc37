import type { Clock } from '../../ports/clock.ts';
import type { KeyedQueue } from '../runtime/keyed-queue.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import { takeBatch } from './batch.ts';

/** The longest wait in the queue, in ms. */
export const IN_LINE = 60_000;

/** A queued event, with what decides which others may share its request. */
export interface Waiting {
  id: string;
  service: string;
  hosts: readonly string[];
  /** Events with the same key may share a request… */
  key: string;
  /** …as long as their hosts are no more than this. */
  most: number;
  /** When its account may be asked next, ms since 1970; null: now. */
  freeAt: () => number | null;
}

/**
 * Those that are due, in line: one request at a time to each service, as many events in it as may share it. Accounts of one service take
 * turns, and one that has to pause delays no other.
 */
export interface UpdateQueue {
  add(waiting: Waiting): void;
}

export const createUpdateQueue = ({
  scheduler,
  clock,
  keyedQueue,
  run,
  release,
}: {
  scheduler: Scheduler;
  clock: Clock;
  keyedQueue: KeyedQueue;
  /** Sends these in one request; never throws. */
  run: (ids: string[]) => Promise<void>;
  /** Their account has to pause for longer than updates stay queued: they are planned again. */
  release: (ids: string[]) => void;
}): UpdateQueue => {
  const queues = new Map<string, Map<string, Waiting[]>>();
  const called = new Set<string>();
  const timers = scheduler.slots();

  const call = (service: string): void => {
    if (called.has(service)) return;
    called.add(service);
    keyedQueue.add(service, () => turn(service));
  };

  const turn = async (service: string): Promise<void> => {
    // All that became due at the same moment are in line before the first leaves.
    await Promise.resolve();
    called.delete(service);
    const groups = queues.get(service);
    if (groups === undefined) return;
    let earliest = Number.POSITIVE_INFINITY;
    for (const [key, group] of groups) {
      const [first] = group as [Waiting];
      const freeAt = first.freeAt() ?? 0;
      if (freeAt > clock.now() + IN_LINE) {
        groups.delete(key);
        release(group.map(({ id }) => id));
        continue;
      }
      if (freeAt > clock.now()) {
        earliest = Math.min(earliest, freeAt);
        continue;
      }
      const batch = takeBatch(group, first.most);
      groups.delete(key);
      if (batch.length < group.length) groups.set(key, group.slice(batch.length));
      if (groups.size === 0) queues.delete(service);
      else call(service);
      await run(batch.map(({ id }) => id));
      return;
    }
    if (groups.size === 0) queues.delete(service);
    else timers.set(service, earliest, () => call(service));
  };

  return {
    add(waiting) {
      const groups = queues.get(waiting.service) ?? new Map<string, Waiting[]>();
      queues.set(waiting.service, groups);
      const group = groups.get(waiting.key);
      if (group === undefined) groups.set(waiting.key, [waiting]);
      else group.push(waiting);
      call(waiting.service);
    },
  };
};
