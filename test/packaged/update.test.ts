import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNEL_FILE, SIGNATURE_FILE } from '../../main/app/releases/feed';
import { refusalText } from '../../preload/strings/index';
import { hashOf } from '../../scripts/release/channel.mjs';
import { newTempDir, withDisplay } from '../helpers/electron';
import { type ReleaseServer, startReleaseServer } from '../helpers/release-server';
import { startedAtLogin } from './desktop-login';
import { makeTwoVersions, NEW, NEW_FILE, NEWS, OLD, type TwoVersions } from './two-versions';
import { createUserHome, LONG, type UserHome } from './user-home';
import { atLogin, button, openSettings, seesEvent, strings, told } from './window-hands';

const onLinux = process.platform === 'linux' && process.arch === 'x64';
const words = strings.release;

describe.skipIf(!onLinux)(`an update from ${OLD} to ${NEW}, over a real feed (an AppImage's stand-in; Linux x64 alone)`, () => {
  let folder: string;
  let server: ReleaseServer;
  let versions: TwoVersions;
  const homes: UserHome[] = [];
  const newHome = (name: string, updates: 'ask' | 'on'): UserHome => {
    const home = createUserHome(folder, name, { server, updates });
    home.place(versions.old);
    homes.push(home);
    return home;
  };

  beforeAll(async () => {
    folder = newTempDir('update');
    await withDisplay();
    server = await startReleaseServer(join(folder, 'server'));
    versions = await makeTwoVersions(folder, server);
  }, 600_000);
  afterAll(async () => {
    for (const home of homes) await home.kill();
    await server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }, LONG);

  it(
    'downloads in the background, leaves the app as it is when it quits, and replaces it at the next start',
    async () => {
      const home = newHome('quiet', 'on');
      const before = await hashOf(home.program, 'sha512');
      const first = home.start('--hidden');
      await home.within(() => home.versions().includes(`downloaded ${NEW}`) || first.child.exitCode !== null, first.errors);
      expect(home.versions()).toEqual([`found ${NEW}`, `downloaded ${NEW}`]);
      expect(server.asked.map(({ path }) => path)).toEqual([`/${CHANNEL_FILE}`, `/${SIGNATURE_FILE}`, `/${NEW_FILE}`]);
      first.child.kill('SIGTERM');
      await once(first.child, 'exit');
      // Never while quitting: a computer that shuts down would end it half-way.
      expect(await hashOf(home.program, 'sha512')).toBe(before);

      const second = home.start('--hidden');
      await home.within(() => home.starts().includes(NEW), second.errors);
      expect(await hashOf(home.program, 'sha512')).toBe(await hashOf(versions.next, 'sha512'));
      expect(home.versions()).toEqual([`found ${NEW}`, `downloaded ${NEW}`, `installing ${NEW}`, `installed ${NEW}`]);
      // The old one did nothing but replace itself.
      expect(home.starts()).toEqual([OLD, NEW]);
      await home.end();
    },
    2 * LONG,
  );

  describe('by the window', () => {
    let home: UserHome;
    const visible = ['--show', '--remote-debugging-port=0'];

    it(
      'asks once whether to look, then has a click install the new version, which starts by itself with its window',
      async () => {
        home = newHome('clicking', 'ask');
        const asked = server.asked.length;
        const old = home.start(...visible);
        await home.inWindow(async (page) => {
          await told(page, words.ask.title).waitFor();
          expect(server.asked).toHaveLength(asked);
          await openSettings(page);
          await atLogin(page).click({ force: true });
          await expect.poll(() => startedAtLogin(home.config), { timeout: LONG }).toContain(home.program);
          await button(page, words.ask.yes).click();
          await told(page, words.ask.title).waitFor({ state: 'detached' });
          await told(page, words.ready.installs(NEW, true).title).waitFor();
          expect(home.versions()).toEqual([`found ${NEW}`, `downloaded ${NEW}`]);
          await button(page, words.install).first().click();
        });
        await home.within(() => home.starts().includes(NEW), old.errors);
        expect(home.starts()).toEqual([OLD, NEW]);
        expect(await hashOf(home.program, 'sha512')).toBe(await hashOf(versions.next, 'sha512'));
      },
      2 * LONG,
    );

    it(
      'says once what is new, and has kept events, the password, the login item and the answer',
      async () => {
        await home.inWindow(async (page) => {
          const news = told(page, words.news(NEW));
          await news.waitFor();
          expect(await news.textContent()).toContain(NEWS.en[0]);
          await news.getByRole('button', { name: strings.action.dismiss }).click();
          await news.waitFor({ state: 'detached' });
          expect(await told(page, words.ask.title).count()).toBe(0);
          await openSettings(page);
          expect(await atLogin(page).isChecked()).toBe(true);
        });
        expect(startedAtLogin(home.config)).toContain(home.program);
        expect(JSON.parse(home.read('settings.json'))).toMatchObject({ settings: { updates: 'on' }, events: home.events });
        expect(home.read('secrets-file.json')).toContain('open sesame');
        await home.end();
        home.start(...visible);
        await home.inWindow(async (page) => {
          await seesEvent(page);
          for (const title of [words.news(NEW), words.ask.title]) expect(await told(page, title).count()).toBe(0);
          await openSettings(page);
          // Something that the later version writes, in its own form.
          await page.getByRole('switch', { name: words.wish }).click({ force: true });
        });
        await home.within(() => JSON.parse(home.read('settings.json')).settings.updates === 'off');
        await home.end();
        expect(JSON.parse(home.read('settings.json')).version).toBe(2);
      },
      2 * LONG,
    );

    it(
      'the old version only looks at what the new one wrote, and says so; with the settings kept under its name, it works as before',
      async () => {
        const later = home.read('settings.json');
        home.place(versions.old);
        home.start(...visible);
        await home.inWindow(async (page) => {
          await page.getByRole('alert').filter({ hasText: strings.banner.readOnly }).waitFor();
          await seesEvent(page);
          await openSettings(page);
          await page.getByRole('switch', { name: words.wish }).click({ force: true });
          await page.getByText(refusalText(strings, 'read-only')).first().waitFor();
        });
        await home.end();
        expect(home.read('settings.json')).toBe(later);
        expect(home.read('secrets-file.json')).toContain('open sesame');

        home.write('settings.json', home.read(`settings.of-${OLD}.json`));
        home.start(...visible);
        await home.inWindow(async (page) => {
          await seesEvent(page);
          expect(await page.getByRole('alert').filter({ hasText: strings.banner.readOnly }).count()).toBe(0);
        });
        await home.end();
        expect(JSON.parse(home.read('settings.json'))).toMatchObject({ version: 1, settings: { updates: 'on' }, events: home.events });
      },
      3 * LONG,
    );
  });
});
