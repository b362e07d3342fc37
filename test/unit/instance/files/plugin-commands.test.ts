import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/engine.ts';
import { OFFER_MS } from '../../../../main/instance/files/pending-plugins.ts';
import { createPluginCommands } from '../../../../main/instance/files/plugin-commands.ts';
import { openPluginFiles } from '../../../../main/instance/files/plugin-files.ts';
import { createFiles } from '../../../../main/platform/files/files.ts';
import { createUserFiles } from '../../../../main/platform/files/user-files.ts';
import type { HttpRequest } from '../../../../main/ports/http.ts';
import { createServices } from '../../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';
import type { DataFolder } from '../../../../main/store/data-folder.ts';
import type { DnsEvent } from '../../../../preload/contract/event.ts';
import type { GoodOffer, PluginOffer } from '../../../../preload/contract/plugin.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';
import { newFolder, newReport } from '../../store/folder.ts';
import { ownPlugin } from '../../store/plugins.ts';

const FILE = 'my-dns.saikoro-plugin.json';
const builtIns = sourceBuiltIns();
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The commands over the real engine, registry and shelf; the service at the far end answers good. */
const withCommands = async (
  events: DnsEvent[] = [],
  { dir = newFolder(), wrap = (files: DataFolder) => files, open = undefined as string | undefined } = {},
) => {
  const fake = createFakeWorld(events);
  const requests: HttpRequest[] = [];
  const http = {
    send: async (request: HttpRequest) => {
      requests.push(request);
      return { ok: true as const, status: 200, headers: {}, body: bytesOf('good'), truncated: false };
    },
  };
  const shelf = openPluginFiles({ files: wrap(createFiles(dir)), now: () => 0, report: newReport().report, builtIns });
  const services = createServices(
    { http, tls: { dial: async () => ({ ok: false, fault: 'connection', detail: '' }) }, dns: fake.world.dns, now: fake.clock.now },
    builtIns,
    shelf.usable(),
  );
  const saikoro = createEngine({ ...fake.world, services, initial: { ...fake.world.initial, plugins: shelf.list() } });
  const copied: string[] = [];
  const commands = createPluginCommands({
    shelf,
    services,
    builtIns,
    saikoro,
    journal: fake.world.journal,
    secrets: fake.world.secrets,
    userFiles: createUserFiles(),
    dialogs: { openFile: async () => open ?? null, saveFile: async () => null },
    strings: () => stringsFor('en'),
    clock: fake.clock,
    random: Math.random,
    copyText: (text) => void copied.push(text),
  });
  saikoro.start();
  await fake.clock.pass(10_000);
  const offer = (text: string): PluginOffer => commands.offer({ name: FILE, bytes: bytesOf(text) });
  const good = (text = ownPlugin()): GoodOffer => {
    const found = offer(text);
    if (!found.ok) throw new Error(`refused: ${JSON.stringify(found)}`);
    return found;
  };
  return {
    commands,
    shelf,
    services,
    saikoro,
    fake,
    requests,
    copied,
    dir,
    offer,
    good,
    install: (text = ownPlugin()) => commands.install({ token: good(text).token }),
    secrets: fake.world.secrets,
    statusOf: (id: string) => saikoro.state.event(id)?.status,
  };
};

const ofPlugin = (more: Partial<DnsEvent> = {}): DnsEvent => dnsEvent({ service: 'my-dns', hosts: ['home.example.com'], ...more });

describe('an offer', () => {
  it('tells the one host, the fields, the request with dots and the replies, and changes nothing', async () => {
    const { good, saikoro, services, shelf } = await withCommands();
    const { about, replaces, usedBy, file } = good();
    expect({ replaces, usedBy, file, host: about.host }).toEqual({ replaces: null, usedBy: 0, file: FILE, host: 'api.dns.example' });
    expect(about.fields.map(({ key, kind }) => [key, kind])).toEqual([['token', 'secret']]);
    expect(about.requests).toMatchObject([{ method: 'GET', headers: [['Authorization', 'Bearer •••']] }]);
    expect(about.replies).toContainEqual({ when: { ja: expect.any(String), en: expect.stringContaining('good') }, is: 'updated' });
    expect([saikoro.state.fields().plugins, services.find('my-dns'), shelf.list()]).toEqual([[], undefined, []]);
  });

  it('a bad file tells line, column, what was expected and an example, and can be copied', async () => {
    const { offer, commands, copied } = await withCommands();
    const found = offer(ownPlugin().replace('"name": "My DNS"', '"name": 5'));
    expect(found).toMatchObject({
      ok: false,
      code: 'plugin-problems',
      file: FILE,
      more: 0,
      problems: [{ line: 4, column: expect.any(Number) }],
    });
    if (found.ok) throw new Error();
    expect(commands.copy({ token: found.token ?? '' })).toEqual({ ok: true });
    expect(copied[0]).toMatch(/^my-dns\.saikoro-plugin\.json:4:\d+ SP\d{3} name: .+\n {2}Expected: .+\n[\s\S]*Example: .+/);
    expect(commands.install({ token: found.token ?? '' })).toMatchObject({ ok: false, code: 'plugin-expired' });
  });

  it.each([
    ['events that were exported', JSON.stringify({ format: 'saikoro-events-1', events: [] }), 'plugin-is-export'],
    ['a built-in’s id', ownPlugin({ id: 'duckdns' }), 'plugin-problems'],
    ['code of ours', ownPlugin({ code: 'cloudflare', request: undefined, replies: undefined }), 'plugin-problems'],
    ['a host at home', ownPlugin({ host: '192.168.1.1' }), 'plugin-problems'],
    ['no JSON at all', 'hello', 'plugin-problems'],
  ])('%s is refused', async (_what, text, code) => {
    const { offer } = await withCommands();
    expect(offer(text)).toMatchObject({ ok: false, code });
  });

  it('shows a file’s name as it is', async () => {
    const { commands } = await withCommands();
    expect(commands.offer({ name: 'a\u202enosj.saikoro-plugin.json', bytes: bytesOf(ownPlugin()) }).file).toBe(
      'a\ufffdnosj.saikoro-plugin.json',
    );
  });

  it('of exactly what is installed says so', async () => {
    const { install, offer } = await withCommands();
    install();
    expect(offer(ownPlugin())).toMatchObject({ ok: false, code: 'plugin-installed' });
  });

  it('comes from a file that was chosen, or opened from outside, once', async () => {
    const path = join(newFolder(), FILE);
    writeFileSync(path, ownPlugin());
    const { commands } = await withCommands([], { open: path });
    expect(await commands.choose()).toMatchObject({ ok: true, file: FILE });
    commands.open([path, `${path}.gone`]);
    expect(commands.waiting()).toMatchObject([
      { ok: true, file: FILE },
      { ok: false, code: 'unreadable-file' },
    ]);
    expect(commands.waiting()).toEqual([]);
    writeFileSync(path, 'x'.repeat(65_537));
    expect(await commands.choose()).toMatchObject({ ok: false, code: 'plugin-too-large' });
    expect(await (await withCommands()).commands.choose()).toMatchObject({ code: 'cancelled' });
  });
});

describe('a token', () => {
  it('is good once', async () => {
    const { commands, good } = await withCommands();
    const { token } = good();
    expect(commands.install({ token })).toEqual({ ok: true, id: 'my-dns' });
    expect(commands.install({ token })).toMatchObject({ ok: false, code: 'plugin-expired' });
  });
  it('is good for some minutes only', async () => {
    const { commands, good, fake, shelf } = await withCommands();
    const { token } = good();
    await fake.clock.pass(OFFER_MS);
    expect(commands.install({ token })).toMatchObject({ code: 'plugin-expired' });
    expect(shelf.list()).toEqual([]);
  });
  it('is nothing when it was discarded, made up, or pushed out by a flood of others', async () => {
    const { commands, good } = await withCommands();
    const [dropped, oldest] = [good().token, good().token];
    commands.discard({ token: dropped });
    for (let at = 0; at < 40; at += 1) good(ownPlugin({ name: `Flood ${at}` }));
    for (const token of [dropped, oldest, '', 'abcdefghijklmnop'])
      expect(commands.install({ token })).toMatchObject({ code: 'plugin-expired' });
  });
  it('is nothing once another file of the same id was agreed to: what was shown is no longer what would happen', async () => {
    const { commands, good, offer, shelf } = await withCommands();
    const [first, second, other] = [good(), good(ownPlugin({ host: 'evil.example' })), good(ownPlugin({ id: 'other' }))];
    expect(commands.install({ token: first.token })).toEqual({ ok: true, id: 'my-dns' });
    expect(commands.install({ token: second.token })).toMatchObject({ ok: false, code: 'plugin-expired' });
    expect(commands.install({ token: other.token })).toEqual({ ok: true, id: 'other' });
    commands.remove({ id: 'other' });
    expect(shelf.list()).toMatchObject([{ host: 'api.dns.example' }]);
    expect(offer(ownPlugin({ host: 'evil.example' }))).toMatchObject({ ok: true, replaces: { host: 'api.dns.example' } });
  });
  it('is nothing once the plug-in it was to replace is gone', async () => {
    const { commands, good, install, shelf } = await withCommands();
    install();
    const { token } = good(ownPlugin({ name: 'Next' }));
    commands.remove({ id: 'my-dns' });
    expect(commands.install({ token })).toMatchObject({ ok: false, code: 'plugin-expired' });
    expect(shelf.list()).toEqual([]);
  });
  it('stands for what was shown, whatever the file says by then', async () => {
    const path = join(newFolder(), FILE);
    writeFileSync(path, ownPlugin());
    const { commands, shelf } = await withCommands([], { open: path });
    const shown = await commands.choose();
    writeFileSync(path, ownPlugin({ host: 'evil.example' }));
    commands.install({ token: (shown as GoodOffer).token });
    expect(shelf.text('my-dns')).toBe(ownPlugin());
  });
  it('outlives a full disk', async () => {
    let full = true;
    const wrap = (files: DataFolder): DataFolder => ({
      ...files,
      write: (...words) => (full ? { ok: false, full, detail: 'ENOSPC' } : files.write(...words)),
    });
    const { commands, good, saikoro, services } = await withCommands([], { wrap });
    const { token } = good();
    expect(commands.install({ token })).toMatchObject({ ok: false, code: 'disk-full' });
    expect([saikoro.state.fields().plugins, services.find('my-dns')]).toEqual([[], undefined]);
    full = false;
    expect(commands.install({ token })).toEqual({ ok: true, id: 'my-dns' });
  });
});

describe('events', () => {
  it('that waited for a plug-in start with it, without a restart', async () => {
    const { install, good, fake, requests, statusOf } = await withCommands([ofPlugin()]);
    expect(statusOf('home')).toMatchObject({ activity: 'stopped', outcome: { kind: 'not-sent', reason: 'unknown-service' } });
    expect(good().usedBy).toBe(1);
    install();
    await fake.clock.pass(10_000);
    expect(requests.map(({ url, headers }) => [url, headers.Authorization])).toEqual([
      ['https://api.dns.example/update?host=home.example.com&ip=44.128.0.1', 'Bearer t0p'],
    ]);
    expect(statusOf('home')?.ipv4.accepted).toBe('44.128.0.1');
  });

  it('stop with a plain reason when it is removed, and their passwords are gone', async () => {
    const { commands, install, fake, requests, statusOf, secrets, shelf, saikoro } = await withCommands([
      ofPlugin(),
      dnsEvent({ id: 'other' }),
    ]);
    install();
    await fake.clock.pass(10_000);
    expect(commands.remove({ id: 'my-dns' })).toEqual({ ok: true });
    await fake.clock.pass(10_000);
    expect(statusOf('home')).toMatchObject({
      activity: 'stopped',
      needsYou: true,
      outcome: { kind: 'not-sent', reason: 'unknown-service' },
    });
    expect([secrets.keys('home'), secrets.keys('other')]).toEqual([[], ['token']]);
    expect([shelf.list(), saikoro.state.fields().plugins]).toEqual([[], []]);
    expect(requests).toHaveLength(1);
    expect(fake.journal.filter(({ kind }) => kind === 'plugin')).toMatchObject([
      { plugin: 'my-dns', host: 'api.dns.example', change: 'added' },
      { plugin: 'my-dns', change: 'removed' },
    ]);
    expect(commands.remove({ id: 'my-dns' })).toMatchObject({ ok: false, code: 'plugin-gone' });
  });

  it('never send a password to another host than it was typed for', async () => {
    const { install, good, fake, requests, secrets, statusOf } = await withCommands([ofPlugin()]);
    install();
    await fake.clock.pass(10_000);
    const moved = ownPlugin({ host: 'api.elsewhere.example' });
    expect(good(moved).replaces).toEqual({ host: 'api.dns.example', state: 'ok' });
    install(moved);
    await fake.clock.pass(3600_000);
    expect(secrets.keys('home')).toEqual([]);
    expect(statusOf('home')?.missingSecrets).toEqual(['token']);
    expect(requests.map(({ url }) => new URL(url).host)).toEqual(['api.dns.example']);
  });

  it('never send a password to a server that another setting names, once a replacement takes it from there', async () => {
    const field = (key: string, kind: string) => ({ key, kind, label: { ja: key, en: key }, required: true });
    const selfHosted = (key: string) =>
      ownPlugin({ selfHosted: true, host: `{${key}}`, settings: [field('token', 'secret'), field(key, 'hostname')] });
    const event = ofPlugin({ settings: { server: 'dns.good.example', other: 'evil.example' } });
    const { install, fake, requests, secrets } = await withCommands([event]);
    install(selfHosted('server'));
    await fake.clock.pass(10_000);
    install(selfHosted('other'));
    await fake.clock.pass(3600_000);
    expect(requests.map(({ url }) => new URL(url).host)).toEqual(['dns.good.example']);
    expect(secrets.keys('home')).toEqual([]);
  });

  it('of a service that is built in by now keep running, and their passwords, when the old plug-in is removed', async () => {
    const dir = newFolder();
    const old = { id: 'duckdns', name: 'Old', host: 'old.example', hash: '', installedAt: 0, source: FILE };
    writeFileSync(join(dir, 'plugins.json'), JSON.stringify({ version: 1, plugins: [old] }));
    const { commands, fake, requests, secrets, saikoro } = await withCommands(
      [dnsEvent({ service: 'duckdns', hosts: ['home.duckdns.org'] })],
      {
        dir,
      },
    );
    expect(saikoro.state.fields().plugins).toMatchObject([{ id: 'duckdns', state: 'built-in' }]);
    expect(requests).toHaveLength(1);
    expect(commands.remove({ id: 'duckdns' })).toEqual({ ok: true });
    await fake.clock.pass(120_000);
    expect([secrets.keys('home'), requests.length, saikoro.state.fields().plugins]).toEqual([['token'], 1, []]);
  });

  it('keep their passwords when the same host is asked in another way', async () => {
    const { install, fake, requests, secrets } = await withCommands([ofPlugin()]);
    install();
    await fake.clock.pass(10_000);
    install(ownPlugin({ request: { path: '/v2', query: { host: '{host}', ip: '{ip}' }, auth: { bearer: '{token}' } } }));
    await fake.clock.pass(120_000);
    expect(secrets.keys('home')).toEqual(['token']);
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual(['/update', '/v2']);
  });
});

describe('a password that is stored', () => {
  const replaced = async (more: Record<string, unknown>, first: Record<string, unknown> = {}) => {
    const { install, fake, secrets, requests } = await withCommands([ofPlugin()]);
    install(ownPlugin(first));
    await fake.clock.pass(10_000);
    install(ownPlugin(more));
    await fake.clock.pass(120_000);
    return { kept: secrets.keys('home'), sent: requests.length };
  };
  const plainHttp = { ja: '理由', en: 'Reason' };
  const asText = [{ key: 'token', kind: 'text', label: { ja: 'メモ', en: 'Note' }, required: true }];
  it('is typed anew before it goes out without encryption', async () => {
    expect(await replaced({ plainHttp })).toEqual({ kept: [], sent: 1 });
    expect(await replaced({ plainHttp, name: 'Other' }, { plainHttp })).toEqual({ kept: ['token'], sent: 2 });
  });
  it('is no text that anybody may see, whatever the new plug-in calls it', async () => {
    expect(await replaced({ settings: asText })).toEqual({ kept: [], sent: 1 });
  });
});

describe('a password', () => {
  it('that was typed for one service does not go along to another', async () => {
    const { install, saikoro, secrets, fake } = await withCommands([dnsEvent({ service: 'duckdns', hosts: ['home.duckdns.org'] })]);
    install();
    const event = ofPlugin();
    expect(secrets.keys('home')).toEqual(['token']);
    expect(saikoro.commands.save({ event, secrets: {}, isNew: false })).toMatchObject({
      ok: false,
      code: 'missing-secret',
      field: 'token',
    });
    fake.typed('home', { other: 'x' });
    expect(saikoro.commands.save({ event, secrets: { token: 'new' }, isNew: false })).toEqual({ ok: true });
    expect([secrets.keys('home'), secrets.get('home', 'token')]).toEqual([['token'], 'new']);
  });
});

describe('a file that changed on disk', () => {
  it('is not used, is shown again, and is used once it is agreed to', async () => {
    const dir = newFolder();
    (await withCommands([], { dir })).install();
    const file = join(dir, 'plugin-my-dns.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('/update', '/changed'));
    const { commands, saikoro, requests, fake, statusOf } = await withCommands([ofPlugin()], { dir });
    expect(saikoro.state.fields().plugins).toMatchObject([{ state: 'changed' }]);
    expect(statusOf('home')?.outcome?.reason).toBe('unknown-service');
    const offer = commands.review({ id: 'my-dns' });
    expect(offer).toMatchObject({ ok: true, file: FILE, usedBy: 1, replaces: { host: 'api.dns.example', state: 'changed' } });
    expect(commands.install({ token: (offer as GoodOffer).token })).toEqual({ ok: true, id: 'my-dns' });
    await fake.clock.pass(10_000);
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual(['/changed']);
    expect(saikoro.state.fields().plugins).toMatchObject([{ state: 'ok', source: FILE }]);
    rmSync(file);
    expect(commands.review({ id: 'my-dns' })).toMatchObject({ ok: false, code: 'plugin-gone' });
  });
});
