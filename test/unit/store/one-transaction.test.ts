import './no-electron.ts';

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { EventCommands } from '../../../main/engine/commands/event-commands.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import type { DataFolder } from '../../../main/store/data-folder.ts';
import { openSecrets } from '../../../main/store/secrets/secrets.ts';
import { openSettings } from '../../../main/store/settings/settings-store.ts';
import { dnsEvent } from '../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../helpers/fake-world/world.ts';
import { newFolder, newReport } from './folder.ts';
import { arm, disarm, Halt } from './halting.ts';
import { canMount, tinyDisk } from './tiny-disk.ts';

vi.mock('node:fs', async (original) => (await import('./halting.ts')).haltingFs(await original()));

// Many real writes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 180_000 });

const sealer = { available: async () => false, seal: (text: string) => text, open: async () => null };

/** The real engine over real files; the far side is made up. */
const openAt = async (dir: string, wrap: (files: DataFolder) => DataFolder = (files) => files) => {
  const files = wrap(createFiles(dir));
  const { report, told } = newReport();
  const documents = openSettings({ dir, files, now: () => 0, report });
  const secrets = await openSecrets({ files, sealer, forced: 'file', now: () => 0, report });
  const fake = createFakeWorld([], { services: { example: {}, other: {} } });
  const saikoro = createEngine({ ...fake.world, documents, secrets });
  saikoro.start();
  const { commands } = saikoro;
  return { commands, documents, secrets, told, sent: fake.sent, pass: (ms: number) => fake.clock.pass(ms) };
};

/** What a start finds: each event with the password it would send. */
const foundAt = async (dir: string): Promise<string[]> => {
  const { documents, secrets } = await openAt(dir);
  await secrets.settled();
  return documents.document.events.map((event) =>
    [event.id, event.type === 'dns' && event.service, event.name, secrets.get(event.id, 'token')].join(' '),
  );
};

const a = dnsEvent({ id: 'a', name: 'A' });
const b = dnsEvent({ id: 'b', name: 'B', hosts: ['b.dyn.example'] });
const imported = [dnsEvent({ id: 'x', hosts: ['x.dyn.example'] }), dnsEvent({ id: 'y', hosts: ['y.dyn.example'] })];
const baseFolder = async (dir = newFolder()): Promise<string> => {
  const { commands, secrets } = await openAt(dir);
  for (const event of [a, b]) commands.save({ event, secrets: { token: `example’s ${event.id}` }, isNew: true });
  await secrets.settled();
  expect(await foundAt(dir)).toEqual(['a example A example’s a', 'b example B example’s b']);
  return dir;
};

const CHANGES: Record<string, (commands: EventCommands) => { ok: boolean }> = {
  'add one': (commands) =>
    commands.save({ event: dnsEvent({ id: 'c', name: 'C', hosts: ['c.dyn.example'] }), secrets: { token: 'c’s' }, isNew: true }),
  'type another password': (commands) => commands.save({ event: a, secrets: { token: 'example’s new' }, isNew: false }),
  'rename, with another password': (commands) =>
    commands.save({ event: { ...a, name: 'Z' }, secrets: { token: 'example’s new' }, isNew: false }),
  'move to another service': (commands) =>
    commands.save({ event: { ...a, service: 'other' }, secrets: { token: 'other’s' }, isNew: false }),
  remove: (commands) => commands.remove(['a']),
  duplicate: (commands) => commands.duplicate('a'),
  import: (commands) => commands.take(imported, new Map([['x', { token: 'x’s' }]])),
};

describe('an event and its secrets are changed together', () => {
  it.each(Object.entries(CHANGES))('whenever it is cut off: %s', async (_, change) => {
    const base = await baseFolder();
    const before = await foundAt(base);
    const whole = newFolder();
    cpSync(base, whole, { recursive: true });
    const opened = await openAt(whole);
    arm();
    expect(change(opened.commands)).toMatchObject({ ok: true });
    await opened.secrets.settled();
    const points = disarm();
    const after = await foundAt(whole);
    expect(after).not.toEqual(before);
    expect(points).toBeGreaterThan(5);

    for (let at = 1; at <= points; at += 1)
      for (const torn of [false, true]) {
        const dir = newFolder();
        cpSync(base, dir, { recursive: true });
        const { commands, secrets } = await openAt(dir);
        arm(at, { torn });
        let acknowledged = false;
        try {
          acknowledged = change(commands).ok;
        } catch (error) {
          expect(error).toBeInstanceOf(Halt);
        }
        await secrets.settled().catch((error: unknown) => expect(error).toBeInstanceOf(Halt));
        disarm();
        const found = await foundAt(dir);
        expect(acknowledged ? [after] : [before, after], `${at}, torn: ${torn}`).toContainEqual(found);
        // Neither a secret without its event nor one of before stays.
        const { items } = JSON.parse(readFileSync(join(dir, 'secrets-file.json'), 'utf8'));
        const kept = new Set(
          Object.entries<Record<string, string>>(items).map(([slot, { token }]) => `${slot.replace(/\.\d+$/, '')} ${token}`),
        );
        const wanted = found.filter((each) => !each.endsWith(' ')).map((each) => each.replace(/^(\S+) \S+ \S+ /, '$1 '));
        expect([...kept].toSorted(), `${at}, torn: ${torn}`).toEqual(wanted.toSorted());
        rmSync(dir, { recursive: true });
      }
  });
});

const settingsRefuse =
  (detail: string, full: boolean) =>
  (files: DataFolder): DataFolder => ({
    ...files,
    write: (name, text, options) => (name === 'settings.json' ? { ok: false, full, detail } : files.write(name, text, options)),
  });

describe('a change that is refused changes no password, now or at the next start', () => {
  const refused = async (dir: string, wrap?: (files: DataFolder) => DataFolder) => {
    const { commands, secrets, sent, pass } = await openAt(dir, wrap);
    const codes: unknown[] = [];
    for (const [name, change] of Object.entries(CHANGES)) {
      const done = change(commands) as { ok: boolean; code?: string };
      codes.push(done.ok ? `${name}: ok` : done.code);
    }
    expect([secrets.get('a', 'token'), secrets.get('b', 'token'), secrets.keys('c')]).toEqual(['example’s a', 'example’s b', []]);
    await pass(60_000);
    await secrets.settled();
    expect(
      [...new Set(sent.map(({ service, settings }) => `${service} ${settings.token}`))].filter(
        (each) => !each.startsWith('example example’s'),
      ),
    ).toEqual([]);
    return [...new Set(codes)];
  };
  it('a backup that is a folder', async () => {
    const dir = await baseFolder();
    const before = await foundAt(dir);
    rmSync(join(dir, 'settings.json.bak'));
    mkdirSync(join(dir, 'settings.json.bak'));
    expect(await refused(dir)).toEqual(['disk-error']);
    expect(await foundAt(dir)).toEqual(before);
  });
  it('an immutable file, a disk that is full for the settings alone', async () => {
    for (const [detail, full] of [
      ['EPERM settings.json', false],
      ['ENOSPC settings.json', true],
    ] as const) {
      const dir = await baseFolder();
      const before = await foundAt(dir);
      expect(await refused(dir, settingsRefuse(detail, full))).toEqual([full ? 'disk-full' : 'disk-error']);
      expect(await foundAt(dir)).toEqual(before);
    }
  });
  it('settings of a newer Saikoro', async () => {
    const dir = await baseFolder();
    const file = join(dir, 'settings.json');
    const { checksum: _, ...found } = JSON.parse(readFileSync(file, 'utf8'));
    const newer = JSON.stringify({ ...found, version: 99 });
    writeFileSync(file, newer);
    const secretsBefore = JSON.parse(readFileSync(join(dir, 'secrets-file.json'), 'utf8')).items;
    expect(await refused(dir)).toEqual(['read-only']);
    expect(readFileSync(file, 'utf8')).toBe(newer);
    expect(JSON.parse(readFileSync(join(dir, 'secrets-file.json'), 'utf8')).items).toEqual(secretsBefore);
  });
  it.skipIf(!canMount)('a disk that is full', async () => {
    const disk = tinyDisk(256);
    await baseFolder(disk.dir);
    const before = await foundAt(disk.dir);
    disk.leave(0);
    expect(await refused(disk.dir)).toEqual(['disk-full']);
    rmSync(join(disk.dir, 'ballast'));
    expect(await foundAt(disk.dir)).toEqual(before);
  });
});

describe('a secret is for whom it was typed', () => {
  it('and is not used by an event that names another server, or comes from a backup', async () => {
    const dir = await baseFolder();
    const opened = await openAt(dir);
    expect(opened.commands.save({ event: { ...a, service: 'other' }, secrets: { token: 'other’s' }, isNew: false })).toEqual({ ok: true });
    await opened.secrets.settled();
    // The backup is from before the move: at the old service again, whose password is gone.
    writeFileSync(join(dir, 'settings.json'), 'torn');
    expect(await foundAt(dir)).toEqual(['a example A ', 'b example B example’s b']);
  });
  it('typed before that was kept, it is used as before', async () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'settings.json'), JSON.stringify({ version: 1, settings: {}, ui: {}, events: [a] }));
    writeFileSync(join(dir, 'secrets-file.json'), JSON.stringify({ version: 1, store: null, items: { a: { token: 'old' } } }));
    expect(await foundAt(dir)).toEqual(['a example A old']);
  });
});
