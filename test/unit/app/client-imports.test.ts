import { expect, it } from 'vitest';
import { createClientImports } from '../../../main/app/files/client-imports.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { infoOf } from '../imports/planned.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const TEXT = 'use=web\nprotocol=duckdns, password=tanuki-1 shed\nprotocol=noip, login=mari\nporch.garden.example\n';

/** Main without its window: an engine that notes what it takes, and files that are there or not. */
const scene = (files: Record<string, string> = {}) => {
  const taken: { events: SaikoroEvent[]; secrets: ReadonlyMap<string, Record<string, string>> }[] = [];
  let next = 0;
  const saikoro = {
    eventManager: { events: () => taken.flatMap(({ events }) => events) },
    commands: {
      take: (events: SaikoroEvent[], secrets: ReadonlyMap<string, Record<string, string>>) => {
        taken.push({ events, secrets });
        return { ok: true as const };
      },
    },
  };
  const imports = createClientImports({
    saikoro: saikoro as never,
    services: { find: (id) => ({ info: infoOf(id) }) as never },
    userFiles: {
      bytes: (path) => {
        const text = files[path];
        return text === undefined ? { ok: false, code: 'unreadable-file', detail: 'ENOENT' } : { ok: true, bytes: bytes(text) };
      },
    },
    dialogs: { openFile: async () => '/somewhere/old.conf', saveFile: async () => null },
    strings: () => stringsFor('en'),
    processNames: async () => ['bash', 'ddclient - slee'],
    random: () => {
      next = (next * 16_807 + 11) % 2_147_483_647;
      return next / 2_147_483_647;
    },
    platform: 'linux',
    home: '/home/mari',
  });
  return { imports, taken };
};

it('keeps the secrets, shows dots, and takes what was chosen with what was missing', async () => {
  const { imports, taken } = scene();
  const offered = await imports.offer({ name: '/old/ddclient.conf', bytes: bytes(TEXT) });
  if (!offered.ok) throw new Error(offered.code);
  expect([offered.file, JSON.stringify(offered)]).toEqual(['ddclient.conf', expect.not.stringContaining('tanuki')]);
  const [shed, porch] = offered.plan.events;
  const done = imports.take({
    token: offered.token,
    events: [
      { id: shed?.id ?? '', enabled: false },
      { id: porch?.id ?? '', enabled: true },
    ],
    // What the file has cannot be put in another one's place by a page.
    values: { [shed?.id ?? '']: { token: 'somebody-elses' }, [porch?.id ?? '']: { password: 'typed-2', username: 'other', nosuch: 'x' } },
  });
  expect(done).toMatchObject({ ok: true, skipped: 0 });
  const [{ events, secrets } = { events: [], secrets: new Map() }] = taken;
  expect(events).toMatchObject([
    { service: 'duckdns', hosts: ['shed.duckdns.org'], enabled: false, settings: {} },
    { service: 'noip', hosts: ['porch.garden.example'], enabled: true, settings: { username: 'mari' } },
  ]);
  expect([...secrets.values()]).toEqual([{ token: 'tanuki-1' }, { password: 'typed-2' }]);
  // Taken once: the plan is gone.
  expect(imports.take({ token: offered.token, events: [], values: {} })).toEqual({ ok: false, code: 'not-found' });
});

it('leaves out what is here already, and forgets what was discarded', async () => {
  const { imports, taken } = scene();
  for (const skipped of [0, 2]) {
    const offered = await imports.offer({ name: 'a', bytes: bytes(TEXT) });
    if (!offered.ok) throw new Error(offered.code);
    const events = offered.plan.events.map(({ id }) => ({ id, enabled: true }));
    expect(imports.take({ token: offered.token, events, values: {} })).toMatchObject({ ok: true, skipped });
  }
  expect(taken.flatMap(({ events }) => events)).toHaveLength(2);
  const offered = await imports.offer({ name: 'a', bytes: bytes(TEXT) });
  if (!offered.ok) throw new Error(offered.code);
  imports.discard(offered.token);
  expect(imports.take({ token: offered.token, events: [], values: {} }).ok).toBe(false);
});

it('finds files at their usual places and clients that run, and opens those alone', async () => {
  const { imports } = scene({ '/etc/ddclient.conf': TEXT, '/etc/inadyn.conf': 'nothing of the kind', '/home/mari/secret': TEXT });
  const { files, running } = await imports.look();
  expect(files).toMatchObject([{ path: '/etc/ddclient.conf', format: 'ddclient' }]);
  expect(running).toEqual(['ddclient']);
  expect((await imports.open(files[0]?.id ?? '')).ok).toBe(true);
  expect(await imports.open('/home/mari/secret')).toEqual({ ok: false, code: 'not-found' });
  expect(await imports.choose()).toMatchObject({ ok: false, code: 'unreadable-file' });
});

it('sends no secret of a file to a server that a page names where the file names none', async () => {
  const { imports, taken } = scene();
  const text = '{"settings":[{"provider":"custom","domain":"home.example.com","url":"","password":"tanuki-1"}]}';
  const offered = await imports.offer({ name: 'config.json', bytes: bytes(text) });
  if (!offered.ok) throw new Error(offered.code);
  const [event] = offered.plan.events;
  expect(event).toMatchObject({ service: 'custom', missing: ['url'] });
  const id = event?.id ?? '';
  const url = 'https://evil.example/?{password}&{ip}';
  expect(imports.take({ token: offered.token, events: [{ id, enabled: true }], values: { [id]: { url } } })).toMatchObject({ ok: true });
  expect([...(taken[0]?.secrets.values() ?? [])]).toEqual([{ url }]);
});
