import '../store/no-electron.ts';

import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Adapters } from '../../../main/instance/adapters.ts';
import { openStores } from '../../../main/instance/stores.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { dnsEvent } from '../store/events.ts';
import { newFolder } from '../store/folder.ts';
import { typeIn } from '../store/typed.ts';

const kit = {
  clock: { now: () => 0, wakeAt: () => () => {} },
  files: createFiles,
  sealer: () => ({ available: async () => false }),
  plugins: sourceBuiltIns(),
};
const open = (dir: string) => openStores(kit as unknown as Adapters, dir, { forced: 'file', found: [] });

const NAMES = [
  'settings.json',
  'settings.json.bak',
  'secrets.json',
  'secrets-file.json',
  'ledger.jsonl',
  'journal.jsonl',
  'journal.1.jsonl',
  'plugins.json',
  'approvals.json',
  'health.json',
  'timeline.jsonl',
  'timeline-today.jsonl',
];
const ODD: Record<string, (path: string) => void> = {
  'a folder': (path) => mkdirSync(path),
  'a link to itself': (path) => symlinkSync(path, path),
  'a pipe': (path) => expect(spawnSync('mkfifo', [path]).status).toBe(0),
};

describe.skipIf(process.platform === 'win32').each(Object.entries(ODD))('%s in the place of a file', (_, make) => {
  it.each(NAMES)('%s: it starts, says so, and goes on', async (name) => {
    const dir = newFolder();
    make(join(dir, name));
    const { problems, documents, journal, ledger } = await open(dir);
    expect(problems.length).toBeGreaterThan(0);
    expect(documents.document.events).toEqual([]);
    journal.add({ kind: 'stopped' });
    ledger.remove('a');
    expect(journal.page({ limit: 10 })).toHaveLength(1);
  });
  it('and of its backup, too: it starts afresh, and says so', async () => {
    const dir = newFolder();
    for (const name of ['settings.json', 'settings.json.bak']) make(join(dir, name));
    expect((await open(dir)).problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^(settings-lost|disk-error)$/)]);
  });
});

it.each([100, 5000, 200_000])('an event %d deep takes no other with it', async (depth) => {
  const dir = newFolder();
  const deep = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const file = (events: string): string => `{"version":1,"settings":{},"ui":{},"events":[${events}]}`;
  const good = JSON.stringify(dnsEvent('good'));
  writeFileSync(join(dir, 'settings.json'), file(`${good},${deep}`));
  writeFileSync(join(dir, 'settings.json.bak'), file(good));
  const { documents, problems } = await open(dir);
  expect(documents.document.events.map(({ id }) => id)).toEqual(['good']);
  expect(problems.map(({ code }) => code)).toEqual(['settings-damaged']);
});

it.each(['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])('an event whose id is %s keeps its secret', async (id) => {
  const dir = newFolder();
  const { secrets } = await open(dir);
  expect(typeIn(secrets, id, { password: 'p' })).toEqual({ ok: true });
  await secrets.settled();
  const again = (await open(dir)).secrets;
  again.settle({ slots: {}, bindings: new Map([[id, 'a service']]), clean: true });
  expect([again.get(id, 'password'), again.get('other', 'password')]).toEqual(['p', null]);
});
