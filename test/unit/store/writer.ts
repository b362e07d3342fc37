import { writeSync } from 'node:fs';
import { settleSecrets } from '../../../main/engine/approvals/secret-binding.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { emptyRecord } from '../../../main/ports/storage/ledger.ts';
import { openJournal } from '../../../main/store/journal-file.ts';
import { openLedger } from '../../../main/store/ledger-file.ts';
import { openSecrets } from '../../../main/store/secrets/secrets.ts';
import { openSettings } from '../../../main/store/settings/settings-store.ts';
import { openTimeline } from '../../../main/store/timeline/timeline-file.ts';
import { dnsEvent } from './events.ts';
import { settled, typeIn } from './typed.ts';

/** What is kept, as one number that grows: how to write the next one, and how to read the last. */
export interface Counter {
  write(next: number): void;
  read(): number;
}
type Open = (dir: string, report: (code: string, detail?: string) => void) => Counter | Promise<Counter>;

const now = () => 0;
const must = (result: { ok: boolean }): void => {
  if (!result.ok) throw new Error(JSON.stringify(result));
};
const filler = Array.from({ length: 200 }, (_, at) => dnsEvent(`filler-${at}`));

export const counters: Record<'settings' | 'ledger' | 'journal' | 'timeline' | 'secrets' | 'event', Open> = {
  settings(dir, report) {
    const store = openSettings({ dir, files: createFiles(dir), now, report });
    return {
      write: (next) => must(store.save({ ...store.document, events: [...filler, dnsEvent('counter', { name: String(next) })] })),
      read: () => Number(store.document.events.at(-1)?.name ?? 0),
    };
  },
  ledger(dir, report) {
    const ledger = openLedger({ files: createFiles(dir), now, report });
    return {
      write: (next) => ledger.put({ ...emptyRecord('counter'), ipv4: { ...emptyRecord('counter').ipv4, failures: next } }, { sync: true }),
      read: () => ledger.get('counter')?.ipv4.failures ?? 0,
    };
  },
  journal(dir, report) {
    const journal = openJournal({ files: createFiles(dir), now, report });
    return {
      write: (next) =>
        void journal.add({
          kind: 'command',
          event: 'e',
          name: 'e',
          outcome: 'updated',
          exitCode: next,
          output: 'x'.repeat(20_000),
          tookMs: 0,
        }),
      read() {
        const [entry] = journal.page({ limit: 1 });
        return entry?.kind === 'command' ? (entry.exitCode ?? 0) : 0;
      },
    };
  },
  timeline(dir, report) {
    // A day each time: the file of the present one is put among the others with every write.
    let day = 0;
    const timeline = openTimeline({ files: createFiles(dir), now: () => day * 86_400_000, report });
    const read = (): number => Number(timeline.events()[0]?.name ?? 0);
    return {
      write(next) {
        day = next;
        timeline.put([
          { at: day * 86_400, kind: 'name', event: 'e', name: String(next) },
          { at: day * 86_400, kind: 'started' },
          { at: day * 86_400 + 1, kind: 'band', state: 'match', events: ['e'] },
        ]);
      },
      read,
    };
  },
  async secrets(dir, report) {
    const sealer = { available: async () => true, seal: (text: string) => text, open: async (text: string) => text };
    const secrets = settled(await openSecrets({ files: createFiles(dir), sealer, now, report }));
    return { write: (next) => must(typeIn(secrets, 'e', { counter: String(next) })), read: () => Number(secrets.get('e', 'counter') ?? 0) };
  },
  /** An event whose name is the number, and its password, which has to be the same one. */
  async event(dir, report) {
    const files = createFiles(dir);
    const sealer = { available: async () => true, seal: (text: string) => text, open: async (text: string) => text };
    const documents = openSettings({ dir, files, now, report });
    const secrets = await openSecrets({ files, sealer, now, report });
    settleSecrets({ documents, secrets, services: { find: () => undefined } as never });
    return {
      write(next) {
        const drafted = secrets.draft(new Map([['e', { values: { password: String(next) }, from: 'e', boundTo: 'a service' }]]));
        if (!drafted.ok) throw new Error(drafted.detail);
        const { draft } = drafted;
        must(documents.save({ ...documents.document, events: [dnsEvent('e', { name: String(next) })], secretSlots: draft.slots }));
        draft.adopt();
      },
      read() {
        const name = documents.document.events[0]?.name ?? '0';
        const password = secrets.get('e', 'password') ?? '0';
        if (name !== password) throw new Error(`the event ${name} has the password ${password}`);
        return Number(name);
      },
    };
  },
};

/** As a process of its own: counts on until it is killed, and says each number once it is kept. */
const [kind, dir] = process.argv.slice(2);
if (process.env.SAIKORO_WRITER && kind && dir) {
  void Promise.resolve(counters[kind as keyof typeof counters](dir, () => process.exit(3))).then((counter) => {
    for (let next = counter.read() + 1; ; next += 1) {
      counter.write(next);
      writeSync(1, `${next}\n`);
    }
  });
}
