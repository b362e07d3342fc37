import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHANNEL_FILE, SIGNATURE_FILE } from '../../../../main/app/releases/feed';
import { createReleases } from '../../../../main/app/releases/releases';
import { createReleaseNetwork } from '../../../../main/platform/releases/network';
import { openReleases } from '../../../../main/store/releases-file';
import { RELEASE_FAULTS, type ReleaseFault, type ReleaseView } from '../../../../preload/contract/releases/release';
import { stringsFor } from '../../../../preload/strings/index';
import { newTempDir } from '../../../helpers/electron';
import { createFakeClock } from '../../../helpers/fake-clock';
import { memoryFiles } from '../../../helpers/memory-files';
import { newKeyPair, type ReleaseServer, sha512, signed, startReleaseServer } from '../../../helpers/release-server';

const FILE = randomBytes(50_000);
const NAME = 'Saikoro-0.2.0-x86_64.AppImage';
const GOOD = {
  format: 1,
  app: 'app.saikoro',
  version: '0.2.0',
  notes: { ja: ['新しいこと。'], en: ['Something new.'] },
  files: [{ system: 'linux', arch: 'x64', kind: 'appimage', name: NAME, bytes: FILE.length, sha512: sha512(FILE) }],
};
const withFile = (change: Record<string, unknown>): unknown => ({ ...GOOD, files: [{ ...GOOD.files[0], ...change }] });
const bodyOf = (channel: unknown): Buffer => Buffer.from(JSON.stringify(channel));

let folder: string;
let server: ReleaseServer;
beforeAll(async () => {
  folder = newTempDir('releases');
  server = await startReleaseServer(join(folder, 'server'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  server.answers.clear();
  server.asked.length = 0;
  rmSync(join(folder, 'new'), { recursive: true, force: true });
});

/** Saikoro 0.1.0 as an AppImage on Linux x64, with a real network and a real disk; a clock and an installer of the test's. */
const setUp = (more: { seen?: string; hosts?: string[]; feed?: string } = {}) => {
  const clock = createFakeClock();
  const file = openReleases({ files: memoryFiles() });
  if (more.seen !== undefined) file.change({ seen: more.seen });
  const facts: unknown[] = [];
  const installed: string[] = [];
  let view: ReleaseView | undefined;
  const releases = createReleases({
    ...{ clock, file, way: 'installs', folder: join(folder, 'new'), updatedFrom: null, wish: () => 'on' },
    feed: { ...server.feed, ...(more.hosts ? { hosts: more.hosts } : {}), ...(more.feed ? { feed: more.feed } : {}) },
    here: { app: 'app.saikoro', version: '0.1.0', system: 'linux', arch: 'x64', kind: 'appimage' },
    network: createReleaseNetwork({ ca: [server.ca] }),
    installer: {
      install: async (path) => {
        installed.push(path);
        return { ok: true };
      },
    },
    show: (shown) => {
      view = shown;
    },
    note: (fact) => void facts.push(fact),
  });
  return { clock, file, facts, installed, releases, shown: () => view };
};

const good = (): void => {
  server.offer(GOOD);
  server.answers.set(NAME, FILE);
};

it('downloads what is newer, signed and whole, in one question a file, and says nothing of who asks', async () => {
  good();
  const { releases, shown, facts, file } = setUp();
  expect(await releases.check()).toEqual({ ok: true });
  expect(shown()).toMatchObject({ step: 'ready', fault: null, newer: { version: '0.2.0', notes: GOOD.notes } });
  expect(readdirSync(join(folder, 'new'))).toEqual([NAME]);
  expect(facts).toEqual([
    { kind: 'release', step: 'found', version: '0.2.0' },
    { kind: 'release', step: 'downloaded', version: '0.2.0' },
  ]);
  expect(file.record.seen).toBe('0.2.0');
  expect(server.asked.map(({ path }) => path)).toEqual([`/${CHANNEL_FILE}`, `/${SIGNATURE_FILE}`, `/${NAME}`]);
  for (const { headers } of server.asked)
    expect({ ...headers, host: '' }).toEqual({ host: '', connection: 'keep-alive', 'user-agent': 'Saikoro', accept: '*/*' });
});

it('asks one question alone while nothing is newer', async () => {
  server.offer({ ...GOOD, version: '0.1.0' });
  const { releases, shown } = setUp();
  await releases.check();
  expect(shown()).toMatchObject({ step: 'idle', fault: null, newer: null });
  expect(server.asked.map(({ path }) => path)).toEqual([`/${CHANNEL_FILE}`]);
});

/** What the server does, and with which word it is refused. */
const REFUSALS: [what: string, ReleaseFault, prepare: () => void, more?: () => Parameters<typeof setUp>[0]][] = [
  ['a signature of another key', 'bad-signature', () => server.offer(GOOD, newKeyPair())],
  [
    'one letter changed after it was signed',
    'bad-signature',
    () => server.answers.set(CHANNEL_FILE, bodyOf(GOOD).toString().replace('Something', 'something')),
  ],
  ['no signature', 'unsigned', () => server.answers.delete(SIGNATURE_FILE)],
  ['a page in the place of the signature', 'unsigned', () => server.answers.set(SIGNATURE_FILE, '<html>Sign in</html>')],
  ['half a signature', 'unsigned', () => server.answers.set(SIGNATURE_FILE, signed(bodyOf(GOOD), server.keys).slice(0, 40))],
  ['an older version, well signed', 'older', () => server.offer({ ...GOOD, version: '0.0.9' })],
  ['a version older than one seen before', 'rolled-back', good, () => ({ seen: '0.3.0' })],
  ['another app, well signed', 'other-app', () => server.offer({ ...GOOD, app: 'com.example.other' })],
  ['another processor alone', 'other-system', () => server.offer(withFile({ arch: 'arm64' }))],
  ['another system alone', 'other-system', () => server.offer(withFile({ system: 'win32', kind: 'nsis' }))],
  ['no checksum', 'no-hash', () => server.offer(withFile({ sha512: undefined }))],
  ['a checksum of another kind', 'no-hash', () => server.offer(withFile({ sha512: 'ab'.repeat(32) }))],
  ['a file in another folder', 'bad-name', () => server.offer(withFile({ name: '../../.bashrc' }))],
  ['a file without a length', 'unreadable', () => server.offer(withFile({ bytes: '50000' }))],
  ['a file larger than any', 'too-large', () => server.offer(withFile({ bytes: 5_000_000_000 }))],
  ['a version that is none', 'unreadable', () => server.offer({ ...GOOD, version: '0.2.0-evil' })],
  ['no JSON', 'unreadable', () => server.offer('version: 0.2.0\n')],
  ['ten thousand brackets', 'unreadable', () => server.offer('['.repeat(10_000))],
  ['a channel file without an end', 'too-large', () => server.answers.set(CHANNEL_FILE, (_, response) => flood(response))],
  [
    'a channel file that is cut',
    'cut',
    () =>
      server.answers.set(CHANNEL_FILE, (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{');
        setTimeout(() => response.destroy(), 20);
      }),
  ],
  ['an error of the server', 'bad-status', () => server.answers.delete(CHANNEL_FILE)],
  ['a redirection to another server', 'redirected', () => server.answers.set(CHANNEL_FILE, to('https://127.0.0.2/versions.json'))],
  ['a redirection to itself, for ever', 'redirected', () => server.answers.set(CHANNEL_FILE, to(`/${CHANNEL_FILE}`))],
  ['a redirection without encryption', 'insecure', () => server.answers.set(CHANNEL_FILE, to(`http://${server.host}/versions.json`))],
  ['a feed without encryption', 'insecure', good, () => ({ feed: `http://${server.host}/` })],
  ['another file than the one signed', 'bad-hash', () => server.answers.set(NAME, randomBytes(FILE.length))],
  ['a file that is longer than signed', 'too-large', () => server.answers.set(NAME, Buffer.concat([FILE, FILE]))],
  ['a file that is shorter than signed', 'cut', () => server.answers.set(NAME, FILE.subarray(0, 20_000))],
  [
    'a download that ends half-way',
    'cut',
    () =>
      server.answers.set(NAME, (_, response) => {
        response.writeHead(200, { 'content-length': String(FILE.length) }).write(FILE.subarray(0, 20_000));
        setTimeout(() => response.destroy(), 20);
      }),
  ],
  ['no file', 'bad-status', () => server.answers.delete(NAME)],
  ['a file that is somewhere else', 'redirected', () => server.answers.set(NAME, to('https://example.invalid/file'))],
];

const to =
  (location: string) =>
  (_: unknown, response: { writeHead(status: number, headers: Record<string, string>): { end(): void } }): void =>
    response.writeHead(302, { location }).end();
const flood = (response: import('node:http').ServerResponse): void => {
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
    if (!response.destroyed) response.once('drain', more);
  };
  response.writeHead(200);
  more();
};

describe('what is refused', () => {
  it.each(REFUSALS)('%s: %s', async (_what, fault, prepare, more) => {
    good();
    prepare();
    const { releases, shown, facts, file, installed } = setUp(more?.());
    await releases.check();
    expect(shown()).toMatchObject({ step: 'idle', fault: { code: fault } });
    // Nothing of it is kept, and nothing is installed, now or at the next start.
    expect(readdirSync(join(folder), { recursive: true }).filter((name) => String(name).startsWith('new/'))).toEqual([]);
    expect(file.record.ready).toBeNull();
    expect(await releases.installAtStart()).toBe(false);
    expect(await releases.install()).toMatchObject({ ok: false });
    expect(installed).toEqual([]);
    const refusals = facts.filter((fact) => (fact as { step: string }).step === 'refused');
    expect(refusals).toHaveLength(['bad-status', 'unreachable'].includes(fault) ? 0 : 1);
    if (refusals.length > 0) expect(refusals[0]).toMatchObject({ kind: 'release', fault });
  });

  it('a server with a certificate that nobody vouches for', async () => {
    good();
    const network = createReleaseNetwork({});
    expect(await network.read(`${server.feed.feed}${CHANNEL_FILE}`, server.feed.hosts)).toMatchObject({ ok: false, code: 'unreachable' });
    expect(server.asked).toEqual([]);
  });

  it('a server that sends a byte now and then, and never ends', async () => {
    const drip = (_: unknown, response: import('node:http').ServerResponse): void => {
      response.writeHead(200);
      const next = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(next));
    };
    for (const name of [CHANNEL_FILE, NAME]) server.answers.set(name, drip);
    const network = createReleaseNetwork({ ca: [server.ca], longestMs: { feed: 200, file: 200 } });
    const { feed, hosts } = server.feed;
    expect(await network.read(`${feed}${CHANNEL_FILE}`, hosts)).toMatchObject({ ok: false, code: 'cut' });
    const file = { name: NAME, bytes: FILE.length, sha512: sha512(FILE) };
    expect(await network.fetch(`${feed}${NAME}`, hosts, file, join(folder, 'new'))).toMatchObject({ ok: false, code: 'cut' });
    expect(readdirSync(join(folder, 'new'))).toEqual([]);
  });

  it('one that speaks no TLS', async () => {
    const plain = createServer((_, response) => response.end('{}'));
    await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening));
    const host = `127.0.0.1:${(plain.address() as { port: number }).port}`;
    const { releases, shown } = setUp({ feed: `https://${host}/`, hosts: [host] });
    await releases.check();
    expect(shown()).toMatchObject({ fault: { code: 'unreachable' } });
    plain.close();
  });

  it('has a sentence in both languages for each word', () => {
    for (const language of ['ja', 'en'] as const) {
      const { fault } = stringsFor(language).release;
      expect(Object.keys(fault).sort()).toEqual([...RELEASE_FAULTS].sort());
      expect(new Set(Object.values(fault)).size).toBe(RELEASE_FAULTS.length);
    }
  });
});
