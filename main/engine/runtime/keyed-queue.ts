/** Runs one task at a time for each key, so that a slow service delays only its own tasks, and at most `limit` tasks in all. */
export interface KeyedQueue {
  add(lane: string, work: () => Promise<void>): void;
  /** Settles when nothing is left. */
  idle(): Promise<void>;
  /** What waits is dropped, and nothing new is taken; what is under way goes on. */
  close(): void;
}

export const createKeyedQueue = (limit: number): KeyedQueue => {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const busy = new Set<string>();
  let idlers: (() => void)[] = [];
  let closed = false;

  const next = (): void => {
    for (const [lane, queue] of waiting) {
      if (busy.size >= limit) return;
      if (busy.has(lane)) continue;
      const work = queue.shift();
      // To the back of the row: a lane that is never empty must not keep others waiting.
      waiting.delete(lane);
      if (queue.length > 0) waiting.set(lane, queue);
      if (work === undefined) continue;
      busy.add(lane);
      void work().finally(() => {
        busy.delete(lane);
        next();
      });
    }
    if (busy.size === 0 && waiting.size === 0) {
      for (const resolve of idlers) resolve();
      idlers = [];
    }
  };

  return {
    add(lane, work) {
      if (closed) return;
      const queue = waiting.get(lane);
      if (queue === undefined) waiting.set(lane, [work]);
      else queue.push(work);
      next();
    },
    close() {
      closed = true;
      waiting.clear();
    },
    idle: () => (busy.size === 0 && waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
  };
};
