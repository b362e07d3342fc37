import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, practiceEvent, readSettings, writeData } from './data.ts';
import { dialog, rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { overflow, resize } from './window-size.ts';

/** Nobody listens there. */
const CLOSED = 9;
const own = (id: string, enabled = false) => ownServiceEvent(CLOSED, { id, name: id, hosts: [`${id}.example.com`], enabled });
const events = [practiceEvent({ name: 'Alpha' }), own('one'), own('two'), own('three')];
const secrets = { 'practice-home': { password: 'saikoro' }, one: { password: 'a' }, two: { password: 'a' }, three: { password: 'a' } };
const begin = async (language: 'ja' | 'en') => {
  const folder = dataFolder();
  writeData(folder, { events, secrets, ui: { sort: { column: 'name', descending: false } } });
  const running = await startSaikoro({ folder, language });
  const page = await running.window();
  await fact(running.launched, (one) => one.kind === 'update' && one.event === 'practice-home');
  const names = () => page.locator('.grid-body .cell-name .strong').allTextContents();
  const option = async (name: string): Promise<void> => {
    await page.getByRole('toolbar').getByRole('button', { name: running.strings.eventList.view.label, exact: true }).press('Enter');
    await page.getByRole('menu').getByText(name, { exact: true }).click();
    await page.keyboard.press('Escape');
  };
  return { ...running, folder, page, names, option };
};

/** How many rows the list could show as it is drawn now. */
const wholeRows = (page: Page): Promise<number> =>
  page.getByRole('grid').evaluate((grid) => {
    const head = grid.querySelector('.grid-head')?.getBoundingClientRect();
    const row = grid.querySelector('.grid-body .grid-row')?.getBoundingClientRect();
    const { bottom } = grid.getBoundingClientRect();
    return head && row ? Math.floor((Math.min(bottom, innerHeight) - head.bottom) / row.height) : 0;
  });

describe.each(['ja', 'en'] as const)('the list in %s', (language) => {
  test('many at once by keyboard: turned on, off, given one password, copied as text', { timeout: 90_000 }, async () => {
    const { launched, page, strings, state, folder } = await begin(language);
    await rowOf(page, 'one').click();
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Shift+F10');
    await keepShot(page, `context-menu-${language}`);
    await page.getByRole('menuitem', { name: strings.eventList.commands.copyHosts }).press('Enter');
    const copied = () => launched.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(async () => (await copied()).split('\n').sort()).toEqual(['one.example.com', 'three.example.com', 'two.example.com']);

    await page.getByRole('grid').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: strings.eventList.commands.credentials }).press('Enter');
    await dialog(page).locator('input[type=password]:focus').waitFor();
    await page.keyboard.type('new-password');
    await keepShot(page, `credentials-${language}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(async () => JSON.stringify(readSettings(folder)).includes('new-password')).toBe(false);
    await page.getByText(strings.eventList.credentials.saved(3)).waitFor();
    expect(JSON.stringify(await state())).not.toContain('new-password');

    await page.getByRole('grid').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: strings.action.enable, exact: true }).press('Enter');
    await expect.poll(async () => (await state()).events.every(({ event }) => event.enabled)).toBe(true);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await state()).events.filter(({ event }) => event.enabled).length).toBe(1);
  });

  test('columns are chosen and drawn, groups and the own order kept, over a restart', { timeout: 120_000 }, async () => {
    const { page, strings, folder, names, option, quit, state } = await begin(language);
    const column = (name: string) => page.getByRole('columnheader', { name });
    await option(strings.column.schedule);
    await column(strings.column.schedule).waitFor({ state: 'detached' });
    const head = column(strings.column.name).getByRole('button');
    const before = (await head.locator('..').boundingBox())?.width ?? 0;
    await head.focus();
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('Alt+ArrowRight');
    const after = async () => (await head.locator('..').boundingBox())?.width ?? 0;
    await expect.poll(after).toBeGreaterThan(before + 40);

    await option(strings.eventList.view.grouped);
    await page.getByRole('rowheader', { name: new RegExp(/（3件）|\(3\)/) }).waitFor();
    await keepShot(page, `grouped-${language}`);
    expect(await seriousFaults(page)).toEqual([]);
    await option(strings.eventList.view.grouped);

    await option(strings.eventList.view.own);
    expect(await names()).toEqual(['Alpha', 'one', 'two', 'three']);
    await rowOf(page, 'three').click();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(names).toEqual(['Alpha', 'one', 'three', 'two']);
    await rowOf(page, 'two').dragTo(rowOf(page, 'Alpha'), { targetPosition: { x: 60, y: 4 } });
    await expect.poll(names).toEqual(['two', 'Alpha', 'one', 'three']);
    await page.keyboard.press('Control+z');
    await expect.poll(names).toEqual(['Alpha', 'one', 'three', 'two']);
    await expect.poll(() => readSettings(folder).events.map(({ id }) => id)).toEqual(['practice-home', 'one', 'three', 'two']);
    // The window reports its look once nothing more of it changes.
    await expect.poll(async () => (await state()).ui).toMatchObject({ sort: { column: 'own' }, grouped: false });
    const drawn = Math.round(await after());
    await quit();

    const again = await startSaikoro({ folder, language });
    const anew = await again.window();
    await rowOf(anew, 'three').waitFor();
    expect(await anew.locator('.grid-body .cell-name .strong').allTextContents()).toEqual(['Alpha', 'one', 'three', 'two']);
    expect(await anew.getByRole('columnheader', { name: strings.column.schedule }).count()).toBe(0);
    const name = anew.getByRole('columnheader', { name: strings.column.name });
    await expect.poll(async () => Math.round((await name.boundingBox())?.width ?? 0)).toBe(drawn);
  });

  test('has five rows in the smallest window, and nothing that leads sideways in any', { timeout: 60_000 }, async () => {
    const { launched, page } = await begin(language);
    for (const [name, size] of Object.entries({ small: [480, 360], usual: [940, 640], large: [1280, 800] } as const)) {
      await resize(launched.app, page, size);
      await keepShot(page, `list-${language}-${name}`);
      expect(await overflow(page)).toEqual([]);
      const sideways = await page.getByRole('grid').evaluate((grid) => grid.scrollWidth - grid.clientWidth);
      expect(sideways).toBe(0);
      if (name === 'small') expect(await wholeRows(page)).toBeGreaterThanOrEqual(5);
    }
  });
});
