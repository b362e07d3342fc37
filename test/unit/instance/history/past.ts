import type { JournalEntry, JournalFact } from '../../../../preload/contract/journal.ts';

export const START = Date.UTC(2026, 5, 1, 12);

/** A journal in memory: facts with the time that passed before each. */
export const played = (facts: readonly [after: number, fact: JournalFact][]) => {
  const entries: JournalEntry[] = [];
  const listeners = new Set<(entry: JournalEntry) => void>();
  let at = START;
  const add = (after: number, fact: JournalFact): JournalEntry => {
    at += after;
    const entry = { seq: entries.length + 1, at, ...fact } as JournalEntry;
    entries.push(entry);
    for (const listener of listeners) listener(entry);
    return entry;
  };
  for (const [after, fact] of facts) add(after, fact);
  return {
    add,
    entries,
    page: ({ before = Number.POSITIVE_INFINITY, limit }: { before?: number; limit: number }) =>
      entries
        .filter(({ seq }) => seq < before)
        .reverse()
        .slice(0, limit),
    listen(listener: (entry: JournalEntry) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const changeTo = (address: string | null): JournalFact => ({
  kind: 'address',
  family: 'ipv4',
  address,
  previous: '203.0.113.1',
  evidence: [],
});

export const update = (event: string, ipv4: string, more: Partial<Extract<JournalFact, { kind: 'update' }>> = {}): JournalFact => ({
  ...{ kind: 'update', event, name: event.toUpperCase(), service: 'duckdns', hosts: [`${event}.example.com`], ipv4 },
  ...{ outcome: 'updated', tookMs: 300 },
  ...more,
});

export const look = (
  event: string,
  expected: string,
  verification: Extract<JournalFact, { kind: 'verification' }>['verification'] = 'match',
): JournalFact => ({
  ...{ kind: 'verification', event, name: event.toUpperCase(), host: `${event}.example.com`, family: 'ipv4', verification, expected },
  seen: [],
});

export const edit = (event: string, change: Extract<JournalFact, { kind: 'event' }>['change']): JournalFact => ({
  kind: 'event',
  event,
  name: event.toUpperCase(),
  change,
});
