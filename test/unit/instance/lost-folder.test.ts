import '../store/no-electron.ts';

import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Adapters } from '../../../main/instance/adapters.ts';
import { openStores, type Stores } from '../../../main/instance/stores.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { emptyRecord } from '../../../main/ports/storage/ledger.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { dnsEvent } from '../store/events.ts';
import { newFolder } from '../store/folder.ts';
import { ownPlugin } from '../store/plugins.ts';
import { typeIn } from '../store/typed.ts';

const kit = {
  clock: { now: () => 0, wakeAt: () => () => {} },
  files: createFiles,
  sealer: () => ({ available: async () => false }),
  plugins: sourceBuiltIns(),
};
const open = (dir: string) => openStores(kit as unknown as Adapters, dir, { forced: 'file', found: [] });
const AGREED = { id: 'my-dns', name: 'My DNS', host: 'api.dns.example', installedAt: 1000, source: 'my.json' };
const PROGRAM = { kind: 'program', program: '/bin/true', args: [] } as const;

const filled = async (dir: string): Promise<Stores> => {
  const stores = await open(dir);
  const { documents, ledger, secrets, plugins, approvals, journal } = stores;
  expect(documents.save({ ...documents.document, events: [dnsEvent('a'), dnsEvent('b')] })).toEqual({ ok: true });
  expect(typeIn(secrets, 'a', { password: 'p' })).toEqual({ ok: true });
  expect(plugins.put(AGREED, ownPlugin())).toEqual({ ok: true });
  expect(approvals.allow([PROGRAM])).toEqual({ ok: true });
  ledger.put({ ...emptyRecord('a'), fingerprint: 'f' });
  journal.add({ kind: 'stopped' });
  await secrets.settled();
  return stores;
};
const found = async (dir: string) => {
  const { documents, ledger, secrets, plugins, approvals, journal, problems } = await open(dir);
  return {
    events: documents.document.events.map(({ id }) => id),
    password: secrets.get('a', 'password'),
    plugins: plugins.list().map(({ state }) => state),
    usable: Object.keys(plugins.usable()),
    allowed: approvals.allows(PROGRAM),
    record: ledger.get('a')?.fingerprint,
    history: journal.page({ limit: 10 }).length > 0,
    problems,
  };
};
const WHOLE = {
  events: ['a', 'b'],
  password: 'p',
  plugins: ['ok'],
  usable: ['my-dns'],
  allowed: true,
  record: 'f',
  history: true,
  problems: [],
};

const LOSSES: Record<string, (dir: string) => void> = {
  'the folder is gone': (dir) => rmSync(dir, { recursive: true }),
  'the folder was made anew by somebody else': (dir) => {
    rmSync(dir, { recursive: true });
    mkdirSync(dir, { mode: 0o755 });
  },
};
const WRITES: Record<string, (stores: Stores) => void> = {
  'a line of the history': ({ journal }) => void journal.add({ kind: 'stopped' }),
  'a record of what was sent': ({ ledger }) => ledger.put({ ...emptyRecord('a'), fingerprint: 'f' }),
  settings: ({ documents }) => void documents.save({ ...documents.document, ui: { ...documents.document.ui, view: 'history' } }),
  'a password': ({ secrets }) => void typeIn(secrets, 'b', { password: 'q' }),
};

describe.each(Object.entries(LOSSES))('%s while Saikoro runs', (_, lose) => {
  it.each(Object.entries(WRITES))(
    'with the next write, %s, all that is known is there again, for its owner alone, and it is told once',
    async (_what, write) => {
      const dir = join(newFolder(), 'data');
      const stores = await filled(dir);
      lose(dir);
      const told: string[] = [];
      stores.tellTo((code) => void told.push(code));
      write(stores);
      write(stores);
      await stores.secrets.settled();
      expect(told).toEqual(['folder-lost']);
      if (process.platform !== 'win32') expect(statSync(dir).mode & 0o777).toBe(0o700);
      expect(await found(dir)).toMatchObject({ ...WHOLE, history: existsSync(join(dir, 'journal.jsonl')) });
      expect(readFileSync(join(dir, 'settings.json'), 'utf8')).toContain('"checksum"');
    },
  );
});

it('what is written, moved on and removed by Saikoro itself is not lost', async () => {
  const dir = newFolder();
  const stores = await filled(dir);
  const told: string[] = [];
  stores.tellTo((code) => void told.push(code));
  stores.plugins.remove('my-dns');
  stores.plugins.put(AGREED, ownPlugin());
  for (let at = 0; at < 20; at += 1) stores.journal.add({ kind: 'problem', problem: 'disk-error', detail: 'x'.repeat(200_000) });
  expect(told).toEqual([]);
});
