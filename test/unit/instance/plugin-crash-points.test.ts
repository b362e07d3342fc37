import '../store/no-electron.ts';

import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { createPluginCommands, type PluginCommands } from '../../../main/instance/files/plugin-commands.ts';
import { openPluginFiles } from '../../../main/instance/files/plugin-files.ts';
import { createFiles } from '../../../main/platform/files/files.ts';
import { createUserFiles } from '../../../main/platform/files/user-files.ts';
import { createServices } from '../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import { openJournal } from '../../../main/store/journal-file.ts';
import { openSecrets } from '../../../main/store/secrets/secrets.ts';
import { openSettings } from '../../../main/store/settings/settings-store.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { dnsEvent } from '../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../helpers/fake-world/world.ts';
import { newFolder, newReport } from '../store/folder.ts';
import { arm, disarm, Halt } from '../store/halting.ts';
import { ownPlugin } from '../store/plugins.ts';

vi.mock('node:fs', async (original) => (await import('../store/halting.ts')).haltingFs(await original()));

// Many real writes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 180_000 });

const builtIns = sourceBuiltIns();
const sealer = { available: async () => false, seal: (text: string) => text, open: async () => null };

/** The real commands and engine over real files; the far side is made up. */
const openAt = async (dir: string) => {
  const files = createFiles(dir);
  const { report, told } = newReport();
  const options = { files, now: () => 0, report };
  const documents = openSettings({ dir, ...options });
  const journal = openJournal(options);
  const shelf = openPluginFiles({ ...options, builtIns });
  const secrets = await openSecrets({ ...options, sealer, forced: 'file' });
  const fake = createFakeWorld([]);
  const http = { send: async () => ({ ok: false, fault: 'connection', detail: '' }) as const };
  const tls = { dial: async () => ({ ok: false, fault: 'connection', detail: '' }) as const };
  const services = createServices({ http, tls, dns: fake.world.dns, now: () => 0 }, builtIns, shelf.usable());
  const initial = { ...fake.world.initial, plugins: shelf.list() };
  const saikoro = createEngine({ ...fake.world, documents, secrets, services, initial });
  const commands = createPluginCommands({
    ...{ shelf, services, builtIns, saikoro, journal, secrets, userFiles: createUserFiles(), clock: fake.clock, random: Math.random },
    dialogs: { openFile: async () => null, saveFile: async () => null },
    strings: () => stringsFor('en'),
    copyText: () => {},
  });
  saikoro.start();
  const install = (text: string) => {
    const offer = commands.offer({ name: 'my.json', bytes: new TextEncoder().encode(text) });
    return offer.ok ? commands.install({ token: offer.token }) : offer;
  };
  return { commands, install, documents, secrets, shelf, saikoro, told };
};
type Opened = Awaited<ReturnType<typeof openAt>>;

interface Found {
  /** id, host and state of each plug-in that is listed. */
  plugins: string[];
  /** Each event with the password it would send. */
  events: string[];
  told: string[];
}
const foundAt = async (dir: string): Promise<Found> => {
  const { documents, secrets, shelf, told } = await openAt(dir);
  await secrets.settled();
  return {
    plugins: shelf.list().map(({ id, host, state }) => `${id} ${host} ${state}`),
    events: documents.document.events.map(({ id }) => `${id} ${secrets.get(id, 'token')}`),
    told: told.map(({ code }) => code),
  };
};

const HERE = ownPlugin();
const RENAMED = ownPlugin({ name: 'My other DNS' });
const ELSEWHERE = ownPlugin({ host: 'other.dns.example' });
const event = dnsEvent({ id: 'a', name: 'A', service: 'my-dns', hosts: ['home.example.com'], enabled: false });

const withPlugin = async (dir: string): Promise<void> => {
  const { install, saikoro, secrets } = await openAt(dir);
  expect(install(HERE)).toMatchObject({ ok: true });
  expect(saikoro.commands.save({ event, secrets: { token: 'typed' }, isNew: true })).toEqual({ ok: true });
  await secrets.settled();
};

const CHANGES: Record<string, { base: (dir: string) => Promise<void>; change: (opened: Opened) => ReturnType<PluginCommands['remove']> }> =
  {
    'installs the first': { base: async () => {}, change: ({ install }) => install(HERE) },
    'installs a second': { base: withPlugin, change: ({ install }) => install(ownPlugin({ id: 'two-dns', host: 'two.example' })) },
    'updates one for the same host': { base: withPlugin, change: ({ install }) => install(RENAMED) },
    'updates one to another host': { base: withPlugin, change: ({ install }) => install(ELSEWHERE) },
    removes: { base: withPlugin, change: ({ commands }) => commands.remove({ id: 'my-dns' }) },
  };

describe('a plug-in and the passwords of its events, whenever it is cut off', () => {
  it.each(Object.entries(CHANGES))('%s', async (_, { base, change }) => {
    const start = newFolder();
    await base(start);
    const before = await foundAt(start);
    const whole = newFolder();
    cpSync(start, whole, { recursive: true });
    const opened = await openAt(whole);
    arm();
    expect(change(opened)).toMatchObject({ ok: true });
    await opened.secrets.settled();
    const points = disarm();
    const after = await foundAt(whole);
    expect(points).toBeGreaterThan(5);

    for (let at = 1; at <= points; at += 1)
      for (const torn of [false, true]) {
        const where = `${at} of ${points}, torn: ${torn}`;
        const dir = newFolder();
        cpSync(start, dir, { recursive: true });
        const halted = await openAt(dir);
        arm(at, { torn });
        let acknowledged = false;
        try {
          acknowledged = change(halted).ok;
        } catch (error) {
          expect(error, where).toBeInstanceOf(Halt);
        }
        await halted.secrets.settled().catch((error: unknown) => expect(error, where).toBeInstanceOf(Halt));
        disarm();
        const found = await foundAt(dir);
        expect(found.told, where).toEqual([]);
        // As before or as after, and never the password with a plug-in it was not typed for: in between it is missing.
        const missing = { ...before, events: before.events.map((each) => each.replace(/ .*/, ' null')) };
        const withdrawn = after.events.join() === missing.events.join() ? [missing] : [];
        expect(acknowledged ? [after] : [before, after, ...withdrawn], where).toContainEqual(found);
        const left = existsSync(join(dir, 'secrets-file.json')) ? readFileSync(join(dir, 'secrets-file.json'), 'utf8') : '';
        expect(left.includes('typed'), where).toBe(found.events.some((each) => each.endsWith('typed')));
        // The same again goes through, whatever was left behind.
        const again = await openAt(dir);
        if (found.plugins.join() !== after.plugins.join()) expect(change(again), where).toMatchObject({ ok: true });
        expect((await foundAt(dir)).plugins, where).toEqual(after.plugins);
        rmSync(dir, { recursive: true });
      }
  });
});
