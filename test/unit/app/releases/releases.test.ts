import { expect, it } from 'vitest';
import { wayOf } from '../../../../main/app/releases/installation';
import { createReleases, type ReleasesNeeds } from '../../../../main/app/releases/releases';
import { compareVersions, isVersion } from '../../../../main/app/releases/version';
import type { ReleaseNetwork, ReleaseResult } from '../../../../main/ports/releases/release';
import { openReleases } from '../../../../main/store/releases-file';
import type { ReleaseView, UpdateWish } from '../../../../preload/contract/releases/release';
import { createFakeClock } from '../../../helpers/fake-clock';
import { memoryFiles } from '../../../helpers/memory-files';
import { newKeyPair, signed } from '../../../helpers/release-server';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const keys = newKeyPair();
const feed = {
  feed: 'https://versions.example/',
  hosts: ['versions.example'],
  page: 'https://saikoro.app/',
  keys: [keys.key],
  macSigned: true,
};
const channel = (version: string) => ({
  format: 1,
  app: 'app.saikoro',
  version,
  notes: { ja: ['新。'], en: ['New.'] },
  files: [{ system: 'linux', arch: 'x64', kind: 'appimage', name: 'new', bytes: 3, sha512: 'a'.repeat(128) }],
});

/** 0.1.0 with a feed that offers `version`; what the disk and the installer say can be set. */
const setUp = (version: string, more: Partial<ReleasesNeeds> & { wish?: () => UpdateWish; file?: ReleasesNeeds['file'] } = {}) => {
  const clock = more.clock ?? createFakeClock();
  const body = Buffer.from(JSON.stringify(channel(version)));
  const asked: number[] = [];
  const installed: string[] = [];
  const facts: { step: string }[] = [];
  const says: { check: ReleaseResult; installer: ReleaseResult } = { check: { ok: true }, installer: { ok: true } };
  const network: ReleaseNetwork = {
    read: async (url) => {
      if (url.endsWith('.sig')) return { ok: true, body: Buffer.from(signed(body, keys)) };
      asked.push(clock.now());
      return { ok: true, body };
    },
    fetch: async () => ({ ok: true }),
    check: async () => says.check,
    clear: () => {},
  };
  const file = more.file ?? openReleases({ files: memoryFiles() });
  let view: ReleaseView | undefined;
  const releases = createReleases({
    ...{ clock, way: 'installs', feed, network, file, folder: '/new', updatedFrom: null, wish: () => 'on' },
    here: { app: 'app.saikoro', version: '0.1.0', system: 'linux', arch: 'x64', kind: 'appimage' },
    installer: {
      install: async (path) => {
        installed.push(path);
        return says.installer;
      },
    },
    show: (shown) => {
      view = shown;
    },
    note: (fact) => void facts.push(fact),
    ...more,
  });
  return { clock: clock as ReturnType<typeof createFakeClock>, releases, asked, installed, facts, file, says, shown: () => view };
};

it.each(['ask', 'off'] as const)('asks nothing while the answer is "%s", and at once when it is yes', async (answer) => {
  let wish: UpdateWish = answer;
  const { clock, releases, asked } = setUp('0.1.0', { wish: () => wish });
  releases.start();
  await clock.pass(3 * DAY);
  expect(asked).toEqual([]);
  wish = 'on';
  releases.wishChanged();
  await clock.pass(10 * 60_000);
  expect(asked).toHaveLength(1);
  wish = 'off';
  releases.wishChanged();
  await clock.pass(3 * DAY);
  expect(asked).toHaveLength(1);
  releases.end();
});

it('asks once a day, also over restarts', async () => {
  const first = setUp('0.1.0');
  first.releases.start();
  await first.clock.pass(10 * DAY);
  expect(first.asked).toHaveLength(10);
  first.releases.end();
  const second = setUp('0.1.0', { clock: first.clock, file: first.file });
  second.releases.start();
  await second.clock.pass(HOUR);
  expect(second.asked.length).toBeLessThanOrEqual(1);
  await second.clock.pass(DAY);
  expect(second.asked.length).toBeLessThanOrEqual(2);
  second.releases.end();
});

it('installs what it downloaded on a click, or at the next start, and by no means else', async () => {
  const { clock, releases, installed, file, shown } = setUp('0.2.0');
  releases.start();
  await clock.pass(HOUR);
  expect(shown()).toMatchObject({ step: 'ready', newer: { version: '0.2.0' } });
  releases.end();
  expect(installed).toEqual([]);
  const next = setUp('0.2.0', { clock, file });
  expect(await next.releases.installAtStart()).toBe(true);
  expect(next.installed).toEqual(['/new/new']);
  expect(next.facts).toMatchObject([{ step: 'installing', version: '0.2.0' }]);
  // Once: a version that does not start must not be installed over and over.
  expect(await setUp('0.2.0', { clock, file }).releases.installAtStart()).toBe(false);
});

it('does not install at the start once the user said no', async () => {
  const { clock, releases, file } = setUp('0.2.0');
  await releases.check();
  expect(await setUp('0.2.0', { clock, file, wish: () => 'off' }).releases.installAtStart()).toBe(false);
});

it.each([
  ['the downloaded file was changed', { ok: false, code: 'bad-hash' }, { ok: true }, 'bad-hash', 0],
  ['the system does not let it be replaced', { ok: true }, { ok: false, code: 'not-installed', detail: 'EROFS' }, 'not-installed', 1],
] as const)('stays as it is where %s', async (_what, check, installer, fault, tries) => {
  const { releases, says, installed, shown, facts } = setUp('0.2.0');
  await releases.check();
  Object.assign(says, { check, installer });
  await releases.install();
  expect(installed).toHaveLength(tries);
  expect(shown()).toMatchObject({ step: 'idle', fault: { code: fault } });
  expect(facts.at(-1)).toMatchObject({ step: 'refused', fault });
});

it('looks at what waits anew: a record that somebody changed is not followed', async () => {
  const { clock, releases, file } = setUp('0.2.0');
  await releases.check();
  const body = Buffer.from(JSON.stringify(channel('9.0.0'))).toString('base64');
  file.change({ ready: { body, signature: file.record.ready?.signature ?? '' } });
  const next = setUp('0.2.0', { clock, file });
  expect(await next.releases.installAtStart()).toBe(false);
  expect(next.installed).toEqual([]);
});

it('says once what is new in the version that runs', async () => {
  const { clock, releases, file } = setUp('0.2.0');
  await releases.check();
  const here = { app: 'app.saikoro', version: '0.2.0', system: 'linux', arch: 'x64', kind: 'appimage' };
  const next = setUp('0.2.0', { clock, file, here, updatedFrom: '0.1.0' });
  next.releases.start();
  expect(next.shown()?.news).toEqual({ version: '0.2.0', notes: { ja: ['新。'], en: ['New.'] } });
  expect(next.facts).toMatchObject([{ step: 'installed', version: '0.2.0' }]);
  next.releases.seen();
  expect(next.shown()?.news).toBeNull();
  const after = setUp('0.2.0', { clock, file, here });
  after.releases.start();
  expect(after.shown()?.news).toBeNull();
  expect(after.facts).toEqual([]);
  after.releases.end();
  next.releases.end();
});

it.each([
  ['an AppImage', { platform: 'linux', appImage: '/home/s/Saikoro.AppImage' }, 'installs', 'appimage'],
  ['a deb', { platform: 'linux' }, 'tells', null],
  ['Windows', { platform: 'win32' }, 'installs', 'nsis'],
  ['a signed Mac app', { platform: 'darwin' }, 'installs', 'zip'],
  ['an unsigned Mac app', { platform: 'darwin', feed: { ...feed, macSigned: false } }, 'tells', null],
  ['practice', { platform: 'linux', appImage: '/a', practice: true }, 'none', null],
  ['a checkout', { platform: 'linux', appImage: '/a', packaged: false }, 'none', null],
  ['a build without a key', { platform: 'win32', feed: null }, 'none', null],
] as const)('%s: %o %s', (_what, more, way, kind) => {
  expect(wayOf({ feed, practice: false, packaged: true, appImage: undefined, ...more })).toEqual({ way, kind });
});

it('knows which version is older', () => {
  expect(compareVersions('0.9.0', '0.10.0')).toBeLessThan(0);
  expect(compareVersions('1.0.0', '0.99.99')).toBeGreaterThan(0);
  expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
  for (const text of ['1.2', '1.2.3.4', '01.2.3', '1.2.3-rc.1', 'v1.2.3', '', '1.2.9999999']) expect(isVersion(text)).toBe(false);
});
