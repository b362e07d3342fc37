import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PRACTICE_HOST, PRACTICE_PASSWORD, PRACTICE_USER } from '../../../main/practice/practice-http.ts';
import { practiceEvent } from '../../../main/practice/practice-plugin.ts';
import type { Language, Strings } from '../../../preload/strings/index.ts';
import { seriousFaults } from '../axe.ts';
import { readSettings, writeData } from '../data.ts';
import { dialog, removeEvent, rowOf } from '../hands.ts';
import { dataFolder, type Running, startSaikoro } from '../saikoro.ts';
import { keepPicture, keepShot } from '../shots.ts';
import { overflow, resize } from '../window-size.ts';

/** Those the README shows. */
const PICTURES: ReadonlySet<string> = new Set(['2-service ja light', '2-service en dark']);

const stepOf = (page: Page, strings: Strings, step: keyof Strings['firstRun']['steps']) =>
  dialog(page).getByRole('region', { name: strings.firstRun.steps[step] });

/** Without an event, as after a first start. */
const practising = async (language: Language, theme: 'light' | 'dark'): Promise<Running & { page: Page; config: string }> => {
  const config = dataFolder('config');
  const folder = dataFolder();
  writeData(folder, { settings: { theme } });
  const app = await startSaikoro({ folder, language, env: { XDG_CONFIG_HOME: config } });
  const page = await app.window();
  await removeEvent(page, app.strings, practiceEvent(language).name);
  return { ...app, page, config };
};

test.for([
  ['ja', 'light'],
  ['ja', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const)(
  'by keyboard from nothing to a published name, with nothing that hinders a screen reader: %s, %s',
  { timeout: 120_000 },
  async ([language, theme]) => {
    const { page, strings, folder, config, launched, quit } = await practising(language, theme);
    const words = strings.firstRun;
    const look = async (name: string): Promise<void> => {
      await (PICTURES.has(`${name} ${language} ${theme}`) ? keepPicture : keepShot)(page, `first-run-${name}-${language}-${theme}`);
      expect(await seriousFaults(page)).toEqual([]);
    };
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    await keepShot(page, `first-run-empty-${language}-${theme}`);
    await page.getByRole('button', { name: words.begin }).focus();
    await page.keyboard.press('Enter');

    await stepOf(page, strings, 'found').waitFor();
    await expect.poll(focused).toBe(words.next);
    await look('1-found');
    await page.keyboard.press('Enter');

    await stepOf(page, strings, 'service').waitFor();
    const field = dialog(page).getByRole('combobox');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await look('2-service');
    await page.keyboard.type('practice');
    await dialog(page).getByRole('option', { selected: true }).waitFor();
    await look('2-service-typed');
    await page.keyboard.press('Enter');

    await stepOf(page, strings, 'account').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('text');
    await page.keyboard.press('Enter');
    await look('3-account-lacking');
    await page.keyboard.type(PRACTICE_HOST);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PRACTICE_USER);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PRACTICE_PASSWORD);
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: words.next, exact: true }).waitFor();
    await look('3-account-sent');
    await page.keyboard.press('Enter');

    await stepOf(page, strings, 'compare').waitFor();
    await dialog(page).getByRole('cell', { name: words.compare.match }).waitFor();
    await look('4-compare');
    await expect.poll(focused).toBe(words.next);
    await page.keyboard.press('Enter');

    await stepOf(page, strings, 'stay').waitFor();
    await look('5-stay');
    await resize(launched.app, page, [480, 360]);
    expect(await overflow(page)).toEqual([]);
    await keepShot(page, `first-run-5-small-${language}-${theme}`);
    await page.keyboard.press('Enter');

    // It ends on the event, marked in the list, which has the keyboard, with its log below.
    await dialog(page).waitFor({ state: 'detached' });
    await rowOf(page, PRACTICE_HOST).and(page.locator('[aria-selected="true"]')).waitFor();
    const log = page.getByRole('region', { name: words.log.title(PRACTICE_HOST) });
    await log.getByRole('button', { name: words.log.open }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    expect(await overflow(page)).toEqual([]);
    await keepShot(page, `first-run-end-small-${language}-${theme}`);
    await resize(launched.app, page, [1000, 640]);
    await log.getByRole('listitem').first().waitFor();
    await look('end');
    await log.getByRole('button', { name: strings.action.close }).press('Enter');
    await log.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    expect(existsSync(join(config, 'autostart/app.saikoro.desktop'))).toBe(true);
    await quit();
    expect(readSettings(folder)).toMatchObject({
      events: [{ name: PRACTICE_HOST, service: 'practice', hosts: [PRACTICE_HOST] }],
      ui: { firstRun: { open: false, done: true } },
    });
  },
);

test.for(['ja', 'en'] as const)(
  'a refused password is seen at once in a small window, and the first button mends it: %s',
  { timeout: 120_000 },
  async (language) => {
    const { page, strings, launched, state, quit } = await practising(language, 'light');
    const words = strings.firstRun;
    const send = dialog(page).getByRole('button', { name: strings.trial.send, exact: true });
    await resize(launched.app, page, [480, 360]);
    await page.getByRole('button', { name: words.begin }).press('Enter');
    await dialog(page).getByRole('button', { name: words.next, exact: true }).press('Enter');
    await dialog(page).getByRole('combobox').fill('practice');
    await dialog(page).getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await stepOf(page, strings, 'account').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('text');
    for (const text of [PRACTICE_HOST, PRACTICE_USER, 'wrong']) {
      await page.keyboard.type(text);
      await page.keyboard.press(text === 'wrong' ? 'Enter' : 'Tab');
    }
    const field = dialog(page).locator('[aria-invalid="true"]');
    await field.waitFor();
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    const fault = dialog(page).getByText(words.account.mend(strings.outcome['auth-failed']({ service: '' })));
    const isInSight = (one: Locator): Promise<boolean> =>
      one.evaluate((node) => {
        const [box, body] = [node.getBoundingClientRect(), node.closest('.first-body')?.getBoundingClientRect()];
        return body !== undefined && box.top >= body.top && box.bottom <= body.bottom + 1;
      });
    await expect.poll(() => isInSight(fault)).toBe(true);
    expect(await isInSight(field)).toBe(true);
    expect(await dialog(page).getByRole('button', { name: words.next, exact: true }).count()).toBe(0);
    await keepShot(page, `first-run-refused-small-${language}`);
    expect(await seriousFaults(page)).toEqual([]);

    await page.keyboard.type(PRACTICE_PASSWORD);
    await send.press('Enter');
    await dialog(page).getByRole('button', { name: words.next, exact: true }).waitFor();
    await expect.poll(async () => (await state()).events[0]?.status.outcome?.kind).toMatch(/updated|unchanged/);
    expect(await field.count()).toBe(0);
    await keepShot(page, `first-run-mended-small-${language}`);
    // Left by Escape, the keyboard is in the list.
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    await quit();
  },
);
