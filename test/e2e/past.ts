import { createFiles } from '../../main/platform/files/files.ts';
import { openJournal } from '../../main/store/journal-file.ts';
import type { JournalFact } from '../../preload/contract/journal.ts';
import { practiceEvent } from './data.ts';

const pad = (at: number): string => String(at).padStart(2, '0');

/** Switched off, with an address of their own: nothing happens to them while one looks at what was. */
export const restingEvents = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    practiceEvent({
      id: `event-${pad(at)}`,
      name: `Server ${pad(at)}`,
      hosts: [`s${pad(at)}.practice.test`],
      enabled: false,
      address: { kind: 'fixed', ipv4: '44.128.0.9' },
    }),
  );
type Rested = ReturnType<typeof restingEvents>[number];

const DAY = 86_400_000;

/** A history as a Saikoro wrote it: a change of address on each of these days, at noon, with an update of each event; the third is refused. */
export const writePast = (folder: string, events: readonly Rested[], daysAgo: readonly number[]): void => {
  let clock = 0;
  const journal = openJournal({
    files: createFiles(folder),
    now: () => clock,
    report: (code) => {
      throw new Error(code);
    },
  });
  const add = (fact: JournalFact, after = 400): void => {
    clock += after;
    journal.add(fact);
  };
  for (const days of [...daysAgo].sort((a, b) => b - a)) {
    clock = new Date(Date.now() - days * DAY).setHours(12, 0, 0, 0);
    const address = `198.51.100.${days}`;
    const evidence = { source: 'router', operator: 'router', transport: 'router', answer: 'address', address, counted: 'counted' } as const;
    add({ kind: 'started', version: '0.1.0', practice: false });
    add({ kind: 'address', family: 'ipv4', address, previous: '198.51.100.254', because: 'router-and-echo', evidence: [evidence] });
    events.forEach(({ id, name, hosts }, at) => {
      const refused =
        at === 2 ? ({ outcome: 'auth-failed', stopped: true, excerpt: 'badauth' } as const) : ({ outcome: 'updated' } as const);
      add({ kind: 'update', event: id, name, service: 'practice', hosts, ipv4: address, tookMs: 310, ...refused });
    });
    events.forEach(({ id, name, hosts }, at) => {
      if (at === 2) return;
      const seen = [{ server: 'ns1.practice.test', addresses: [address] }];
      const look = { host: hosts[0] ?? '', family: 'ipv4', verification: 'match', expected: address, seen, sinceUpdateMs: 4200 } as const;
      add({ kind: 'verification', event: id, name, ...look });
    });
    add({ kind: 'stopped' }, 3_600_000);
  }
};
