import type { ElectronApplication, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SaikoroEvent } from '../../preload/contract/event.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { seriousFaults } from './axe.ts';
import { commandEvent, ownServiceEvent, practiceEvent, writeData } from './data.ts';
import { type FarSide, openFarSide } from './far-side.ts';
import { choose, dialog, openView, rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepPicture, keepShot } from './shots.ts';

const NAMES = {
  ja: { home: '自宅サーバー', vpn: 'VPN', blog: '古いブログ', router: 'ルーターの再起動', camera: '別荘のカメラ' },
  en: { home: 'Home server', vpn: 'VPN', blog: 'Old blog', router: 'Restart the router', camera: 'Camera at the lake' },
};

/** One of each kind of day: published, on its way, refused, a program, switched off. */
const eventsOf = (names: (typeof NAMES)['ja'], { port }: FarSide): SaikoroEvent[] => [
  practiceEvent({ id: 'home', name: names.home }),
  ownServiceEvent(port, { id: 'vpn', name: names.vpn, hosts: ['vpn.practice.test'] }),
  // Of another account, which is refused.
  ownServiceEvent(port, {
    id: 'blog',
    name: names.blog,
    hosts: ['blog.practice.test'],
    settings: { server: `http://127.0.0.1:${port}`, username: 'blogger' },
  }),
  commandEvent('true', [], { id: 'router', name: names.router, schedule: { kind: 'daily', at: '04:30' } }),
  ownServiceEvent(port, { id: 'camera', name: names.camera, hosts: ['camera.practice.test'], enabled: false }),
];

const resize = (app: ElectronApplication, width: number, height: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height]);

/** Nothing may be wider than the window: there is no scrolling sideways. */
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Everything that can be seen, one after the other, by name. */
const SCENES: Record<string, (page: Page, strings: Strings, names: (typeof NAMES)['ja']) => Promise<void>> = {
  events: async (page, strings, names) => {
    await openView(page, strings, 'events');
    await rowOf(page, names.vpn).click();
  },
  general: (page, _strings, names) =>
    rowOf(page, names.blog)
      .dblclick()
      .then(() => dialog(page).waitFor()),
  schedule: (page, strings) => dialog(page).getByRole('tab', { name: strings.event.tabs.schedule }).click(),
  source: (page, strings) => dialog(page).getByRole('tab', { name: strings.event.tabs.address }).click(),
  log: (page, strings) => dialog(page).getByRole('tab', { name: strings.event.tabs.log }).click(),
  'add-event': async (page, strings) => {
    await dialog(page).getByRole('button', { name: strings.action.cancel }).click();
    await page.getByRole('button', { name: strings.action.add, exact: true }).click();
    await dialog(page).getByRole('button', { name: strings.action.ok, exact: true }).click();
    await page.getByText(strings.event.errors['choose-service']).waitFor();
  },
  delete: async (page, strings) => {
    // The list of services opened under the field that lacks one.
    await page.keyboard.press('Escape');
    await dialog(page).getByRole('button', { name: strings.action.cancel }).click();
    await page.getByRole('toolbar').getByRole('button', { name: strings.action.remove }).click();
    await dialog(page).waitFor();
  },
  notices: async (page, strings) => {
    await dialog(page).getByRole('button', { name: strings.action.cancel }).click();
    await page
      .getByRole('banner')
      .getByRole('button', { name: new RegExp(strings.inbox.title) })
      .click();
    await dialog(page).waitFor();
  },
  history: async (page, strings) => {
    await page.keyboard.press('Escape');
    await openView(page, strings, 'history');
    await page.getByRole('region', { name: strings.history.label }).waitFor();
  },
  address: async (page, strings) => {
    await openView(page, strings, 'address');
    await page.getByRole('main').getByRole('heading').first().waitFor();
  },
  settings: async (page, strings) => {
    await openView(page, strings, 'settings');
    await page.getByRole('heading', { name: strings.settings.general }).waitFor();
  },
};

/** Those the README shows. */
const PICTURES = new Set(['events-en', 'events-ja-dark', 'history-en', 'log-en', 'address-ja']);

describe.each(['ja', 'en'] as const)('every view in %s', (language) => {
  test('can be used by everybody, light and dark, small and large', { timeout: 120_000 }, async () => {
    const folder = dataFolder();
    const names = NAMES[language];
    const far = await openFarSide(
      ({ hosts: [host], address }, response) => void response.end(host?.startsWith('blog') ? 'badauth' : `good ${address}`),
    );
    const passwords = { home: { password: 'saikoro' }, vpn: { password: 'x' }, blog: { password: 'x' }, camera: { password: 'x' } };
    writeData(folder, { settings: { theme: 'light' }, events: eventsOf(names, far), secrets: passwords });
    const { launched, window, strings } = await startSaikoro({ folder, language });
    const page = await window();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
    onTestFinished(() => void page.removeAllListeners());
    await fact(launched, (one) => one.kind === 'update' && one.event === 'blog');
    await fact(launched, (one) => one.kind === 'verification' && one.event === 'home');
    await rowOf(page, names.router).click();
    await page.getByRole('button', { name: strings.action.run }).click();
    await fact(launched, ({ kind }) => kind === 'command');

    const faults: Record<string, string[]> = {};
    for (const theme of ['light', 'dark'] as const) {
      for (const [scene, show] of Object.entries(SCENES)) {
        await show(page, strings, names);
        const name = `${scene}-${language}${theme === 'dark' ? '-dark' : ''}`;
        await (PICTURES.has(name) ? keepPicture : keepShot)(page, name);
        const found = await seriousFaults(page);
        if ((await overflow(page)) > 0) found.push(`wider than the window by ${await overflow(page)} px`);
        if (found.length) faults[name] = found;
      }
      if (theme === 'light') await choose(page, page.locator('body'), strings.settings.theme, strings.settings.themes.dark);
    }
    for (const [size, width, height] of [
      ['small', 480, 360],
      ['large', 1400, 860],
    ] as const) {
      await resize(launched.app, width, height);
      for (const view of ['events', 'address', 'history', 'settings'] as const) {
        await openView(page, strings, view);
        await page.waitForTimeout(200);
        await keepShot(page, `${view}-${language}-${size}`);
        if ((await overflow(page)) > 0) faults[`${view} ${size}`] = [`wider than the window by ${await overflow(page)} px`];
      }
    }
    expect(faults).toEqual({});
    expect(broken).toEqual([]);
  });
});
