import type { Due } from '../limits/due.ts';

/** Dues with the same key may share a request: one account, the same settings, the same addresses of the same families. */
export const batchKey = ({ event, values, send }: Omit<Due, 'byHand'>): string =>
  JSON.stringify([
    event.service,
    Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)),
    event.families.ipv4,
    event.families.ipv6,
    send.ipv4 ?? null,
    send.ipv6 ?? null,
  ]);

/** From the front as many as one request carries; the first in any case, for a long one is cut up when it is sent. */
export const takeBatch = <T extends { hosts: readonly string[] }>(queue: readonly T[], most: number): T[] => {
  const hosts = new Set<string>();
  const taken: T[] = [];
  for (const one of queue) {
    for (const host of one.hosts) hosts.add(host);
    if (taken.length > 0 && hosts.size > most) break;
    taken.push(one);
  }
  return taken;
};
