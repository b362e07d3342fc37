import './no-electron.ts';

import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Adapters } from '../../../main/instance/adapters.ts';
import { openStores } from '../../../main/instance/stores.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { newFolder } from './folder.ts';

const bytes = vi.hoisted(() => ({ read: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const count = <T extends number | { length: number }>(got: T): T => {
    bytes.read += typeof got === 'number' ? got : got.length;
    return got;
  };
  const all = {
    ...real,
    readSync: (...args: Parameters<typeof real.readSync>) => count(real.readSync(...args)),
    readFileSync: (...args: Parameters<typeof real.readFileSync>) => count(real.readFileSync(...args)),
  };
  return { ...all, default: all };
});

const kit = { clock: { now: () => 0 }, files: createFiles, sealer: () => ({ available: async () => false }), plugins: sourceBuiltIns() };
/** Takes no room on the disk. */
const hugeFile = (path: string, beginning: string, size: number): void => {
  const fd = openSync(path, 'w');
  writeSync(fd, beginning);
  ftruncateSync(fd, size);
  closeSync(fd);
};
const INDEX = JSON.stringify({
  version: 1,
  plugins: [{ id: 'my-dns', name: 'My DNS', host: 'api.dns.example', installedAt: 1000, source: 'my.json', hash: '0' }],
});

/** Each file, how it begins when it is ours, and what is told of one that can't be. */
const KINDS: [name: string, beginning: string, told: string][] = [
  ['settings.json', '{"version":1,', 'settings-lost'],
  ['settings.json.bak', '{"version":1,', 'settings-lost'],
  ['secrets.json', '{"version":1,', 'secrets-damaged'],
  ['secrets-file.json', '{"version":1,', 'secrets-damaged'],
  ['ledger.jsonl', '{"id":"a"', 'ledger-damaged'],
  ['journal.jsonl', '{"seq":1', 'journal-damaged'],
  ['journal.1.jsonl', '{"seq":1', 'journal-damaged'],
  ['plugins.json', '{"version":1,', 'plugin-damaged'],
  ['plugin-my-dns.json', '{', 'plugin-damaged'],
  ['approvals.json', '{"version":1,', 'approvals-damaged'],
  ['health.json', '{"version":1,', 'health-damaged'],
  ['timeline.jsonl', '{"version":1,', 'timeline-damaged'],
  ['timeline-today.jsonl', '{"n":1,', 'timeline-damaged'],
];

describe.each([
  ['600 MB', 600 * 2 ** 20],
  ['3 GB', 3 * 2 ** 30],
])('a file of %s in the data folder', (_, size) => {
  it.each(KINDS)('%s: is told, and not read', async (name, beginning, told) => {
    const dir = newFolder();
    if (name.startsWith('plugin-')) writeFileSync(join(dir, 'plugins.json'), INDEX);
    hugeFile(join(dir, name), beginning, size);
    bytes.read = 0;
    const { documents, secrets, journal, problems, plugins } = await openStores(kit as unknown as Adapters, dir, {
      forced: 'file',
      found: [],
    });
    expect(problems.map(({ code }) => code)).toEqual([told]);
    // And what is done next goes through.
    expect(documents.save({ ...documents.document, events: [] })).toEqual({ ok: true });
    const drafted = secrets.draft(new Map([['a', { values: { password: 'p' }, from: null, boundTo: null }]]));
    expect(drafted.ok).toBe(true);
    journal.add({ kind: 'stopped' });
    expect(journal.page({ limit: 50 })).toHaveLength(1);
    expect(plugins.usable()).toEqual({});
    expect(bytes.read).toBeLessThan(100_000);
  });
});
