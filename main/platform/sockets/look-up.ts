import { randomFill } from 'node:crypto';
import { type LookupAddress, lookup as systemLookup } from 'node:dns';

export type Family = 4 | 6;

/** Look-ups of one family at the same time. */
const AT_ONCE = 4;

/**
 * libuv gives look-ups half of its threads (`uv__work_submit`, slow I/O): two of four, and two names whose AAAA is never answered would keep
 * every other one waiting for ten seconds. The pool is made by its first task, and the programs of events inherit nothing of this.
 */
const widenPool = (): void => {
  if (process.env.UV_THREADPOOL_SIZE !== undefined) return;
  process.env.UV_THREADPOOL_SIZE = String(4 * AT_ONCE);
  randomFill(Buffer.alloc(1), () => {});
  delete process.env.UV_THREADPOOL_SIZE;
};
widenPool();

const running: Record<Family, number> = { 4: 0, 6: 0 };
const queues: Record<Family, (() => void)[]> = { 4: [], 6: [] };

/**
 * A name's addresses of one family, as the system knows them: hosts file, multicast DNS and a VPN's own name servers included. Families wait in
 * lanes of their own. What is no longer `wanted` when its turn comes is not asked. Rejects with the system's error, e.g. ENOTFOUND.
 */
export const lookUp = (host: string, family: Family, wanted: () => boolean): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const finish = (): void => {
      const next = queues[family].shift();
      if (next === undefined) running[family] -= 1;
      else next();
    };
    const begin = (): void => {
      if (!wanted()) {
        resolve([]);
        finish();
        return;
      }
      systemLookup(host, { family, all: true }, (error, found: LookupAddress[]) => {
        if (error) reject(error);
        else resolve(found.map(({ address }) => address));
        finish();
      });
    };
    if (running[family] === AT_ONCE) {
      queues[family].push(begin);
    } else {
      running[family] += 1;
      begin();
    }
  });
