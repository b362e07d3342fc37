import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNEL_FILE, SIGNATURE_FILE } from '../../main/app/releases/feed';
import { build } from '../../scripts/build.mjs';
import { hashOf } from '../../scripts/release/channel.mjs';
import { writeFeed } from '../../scripts/release/feed.mjs';
import { machineFlags, newTempDir, withDisplay } from '../helpers/electron';
import { isAlive, until } from '../helpers/fake-program';
import { type ReleaseServer, startReleaseServer } from '../helpers/release-server';
import { makeStandIn } from './app-image-stand-in';
import { packageInto } from './package';

const [OLD, NEW] = ['0.1.0', '0.1.1'];
const FILE = `Saikoro-${NEW}-x86_64.AppImage`;
const onLinux = process.platform === 'linux' && process.arch === 'x64';
const LONG = 240_000;

/** A folder of a user: paused, so that nothing is asked of the Internet, with an event, its password, and a yes to newer versions. */
const SETTINGS = {
  version: 1,
  settings: { updates: 'on', language: 'en' },
  ui: { view: 'events', selected: [], sort: { column: 'name', descending: false }, pausedUntil: 0 },
  events: [
    {
      ...{ id: 'home', name: 'Home', enabled: true, schedule: { kind: 'on-change', refresh: 'never' }, type: 'dns', service: 'duckdns' },
      ...{ hosts: ['saikoro.duckdns.org'], settings: {}, families: { ipv4: true, ipv6: false }, address: { kind: 'automatic' } },
    },
  ],
};

describe.skipIf(!onLinux)(`an update from ${OLD} to ${NEW}, over a real feed (an AppImage's stand-in; Linux x64 alone)`, () => {
  let folder: string;
  let server: ReleaseServer;
  let appImage: string;
  let data: string;
  const started = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = newTempDir('update');
    await withDisplay();
    server = await startReleaseServer(join(folder, 'server'));
    const dist = join(folder, 'dist');
    await build({ out: dist, release: server.feed });
    const offered = join(folder, 'offered');
    mkdirSync(offered);
    appImage = join(folder, 'Saikoro.AppImage');
    for (const [version, into] of [
      [OLD, appImage],
      [NEW, join(offered, FILE)],
    ] as const) {
      const packaged = await packageInto(join(folder, `package-${version}`), { dist, version });
      makeStandIn(packaged.binary, version, into);
      rmSync(join(folder, `package-${version}`), { recursive: true, force: true });
    }
    // Signed by the release's own script, as a maintainer does.
    const secrets = [server.keys.secret.export({ format: 'pem', type: 'pkcs8' }) as string];
    await writeFeed(offered, { version: NEW, notes: { ja: ['新しいこと。'], en: ['Something new.'] }, secrets });
    for (const name of [CHANNEL_FILE, SIGNATURE_FILE]) server.answers.set(name, readFileSync(join(offered, name)));
    server.answers.set(FILE, (_, response) => {
      response.writeHead(200, { 'content-length': statSync(join(offered, FILE)).size });
      createReadStream(join(offered, FILE)).pipe(response);
    });
    data = join(folder, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'settings.json'), JSON.stringify(SETTINGS));
    writeFileSync(
      join(data, 'secrets-file.json'),
      JSON.stringify({ version: 1, store: 'file', items: { home: { token: 'open sesame' } } }),
    );
    mkdirSync(join(folder, 'config/autostart'), { recursive: true });
    writeFileSync(join(folder, 'config/autostart/saikoro.desktop'), `[Desktop Entry]\nType=Application\nExec="${appImage}" --hidden\n`);
  }, 600_000);

  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    // The last one is nobody's child: it is asked to end, and ends its own.
    const pid = holder();
    if (pid !== null) {
      process.kill(pid, 'SIGTERM');
      await until(() => !isAlive(pid));
    }
    await server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  const start = () => {
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const args = [`--user-data-dir=${data}`, `--ca-file=${server.caFile}`, '--hidden', '--secrets=file', ...machineFlags()];
    const child = spawn(appImage, args, {
      env: { ...env, STAND_IN_FOLDER: folder, XDG_CONFIG_HOME: join(folder, 'config') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    started.add(child);
    child.once('exit', () => started.delete(child));
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    return { child, errors: () => errors };
  };
  const journal = (): { kind: string; step?: string; version?: string; fault?: string }[] => {
    const file = join(data, 'journal.jsonl');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    return lines.map((line) => JSON.parse(line));
  };
  const versions = () => journal().flatMap(({ kind, step, version }) => (kind === 'release' ? [`${step} ${version}`] : []));
  const starts = () => journal().flatMap(({ kind, version }) => (kind === 'started' ? [version] : []));
  /** Who has the data folder, by its lock. */
  const holder = (): number | null => {
    const name = existsSync(data) ? readdirSync(data).find((each) => each.startsWith('saikoro.lock')) : undefined;
    const pid =
      name === undefined ? Number.NaN : Number.parseInt(/"pid":\s*(\d+)/.exec(readFileSync(join(data, name), 'utf8'))?.[1] ?? '', 10);
    return Number.isNaN(pid) ? null : pid;
  };
  const within = (is: () => boolean, told: () => unknown) =>
    expect
      .poll(is, { timeout: LONG, interval: 250 })
      .toBe(true)
      .catch((error) => {
        throw new Error(`${error.message}\n${JSON.stringify(told(), null, 1)}`);
      });

  it(
    'downloads it in the background, leaves the app as it is when it quits, and replaces it at the next start',
    async () => {
      const before = await hashOf(appImage, 'sha512');
      const first = start();
      await within(
        () => versions().includes(`downloaded ${NEW}`) || first.child.exitCode !== null,
        () => [journal(), first.errors()],
      );
      expect(versions()).toEqual([`found ${NEW}`, `downloaded ${NEW}`]);
      expect(server.asked.map(({ path }) => path)).toEqual([`/${CHANNEL_FILE}`, `/${SIGNATURE_FILE}`, `/${FILE}`]);
      first.child.kill('SIGTERM');
      await once(first.child, 'exit');
      // Never while quitting: a computer that shuts down would end it half-way.
      expect(await hashOf(appImage, 'sha512')).toBe(before);

      const second = start();
      await within(
        () => starts().includes(NEW),
        () => [journal(), second.errors()],
      );
      expect(await hashOf(appImage, 'sha512')).toBe(await hashOf(join(folder, 'offered', FILE), 'sha512'));
      expect(versions()).toEqual([`found ${NEW}`, `downloaded ${NEW}`, `installing ${NEW}`, `installed ${NEW}`]);
      // The old one did nothing but replace itself.
      expect(starts()).toEqual([OLD, NEW]);
    },
    2 * LONG,
  );

  it('keeps events, passwords and the login item, and the settings of before under their version', () => {
    const settings = JSON.parse(readFileSync(join(data, 'settings.json'), 'utf8'));
    expect(settings.events).toEqual(SETTINGS.events);
    expect(settings.settings.updates).toBe('on');
    expect(JSON.parse(readFileSync(join(data, `settings.of-${OLD}.json`), 'utf8')).events).toEqual(SETTINGS.events);
    expect(readFileSync(join(data, 'secrets-file.json'), 'utf8')).toContain('open sesame');
    expect(readFileSync(join(folder, 'config/autostart/saikoro.desktop'), 'utf8')).toContain(appImage);
    expect(JSON.parse(readFileSync(join(data, 'releases.json'), 'utf8'))).toMatchObject({
      ...{ ran: NEW, seen: NEW, ready: null },
      news: { version: NEW, notes: { en: ['Something new.'] } },
    });
  });
});
