import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeData } from './data.ts';
import { restingEvents, writePast } from './past.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { openDays } from './views/days.ts';

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const on = document.activeElement;
    return on === null || on === document.body ? 'nothing' : on.getAttribute('aria-label') || on.textContent || on.tagName;
  });

/** So often at most, or it can't be reached. */
const STOPS = 40;

/** Goes on with Tab, as somebody without a pointer does, until this has the focus. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  const isIt = (words: string): boolean => (typeof name === 'string' ? words === name : name.test(words));
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press(key);
    const words = await focused(page);
    if (isIt(words)) return;
    passed.push(words.slice(0, 40));
  }
  throw new Error(`${name} cannot be reached by ${key}; passed: ${passed.join(' · ')}`);
}

/** Goes down in a pop-up that has the focus until this is chosen. */
async function downTo(page: Page, label: string, value: string): Promise<void> {
  const pick = page.getByRole('combobox', { name: label, exact: true });
  for (let step = 0; step < STOPS && (await pick.inputValue()) !== value; step += 1) await page.keyboard.press('ArrowDown');
  expect(await pick.inputValue()).toBe(value);
}

test.each(['ja', 'en'] as const)('the list’s filters and its columns by keyboard alone, in %s', { timeout: 120_000 }, async (language) => {
  const { folder, names } = await openDays(language);
  const all = Object.values(names).sort();
  const { launched, window, strings } = await startSaikoro({ folder, language });
  const page = await window();
  // Refused, so that a person has to act.
  await fact(launched, (one) => one.kind === 'update' && one.event === 'blog');
  const rows = page.locator('.grid-body .grid-row');
  const told = async (): Promise<string[]> => (await rows.locator('.strong').allInnerTexts()).sort();
  const { needs, view } = strings.eventList;
  await page.locator('.needs-filter').waitFor();

  // Search, from anywhere, and back to all.
  await page.keyboard.press('Control+f');
  // The key goes by way of the menu bar: what is typed before the field has the focus is the list's.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.type('vpn');
  await expect.poll(told).toEqual([names.vpn]);
  await page.keyboard.press('Escape');
  await expect.poll(told).toEqual(all);

  // Those alone that a person has to act for.
  await tabTo(page, new RegExp(`^${needs.filter}`), 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect.poll(told).toEqual([names.blog]);
  await page.keyboard.press('Space');
  await expect.poll(told).toEqual(all);

  // A column goes and comes by the heading's own menu.
  await tabTo(page, strings.column.name);
  const service = page.getByRole('columnheader', { name: strings.column.service });
  expect(await service.count()).toBe(1);
  for (const there of [0, 1]) {
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu', { name: view.columns }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => service.count()).toBe(there);
    await page.keyboard.press('Escape');
    await page.getByRole('menu', { name: view.columns }).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe(strings.column.name);
  }

  // On to the rows, which hear the keys at once.
  await tabTo(page, strings.grid.label);
  await page.keyboard.press('End');
  await page.keyboard.press('Control+a');
  await expect.poll(() => page.locator('.grid-row[aria-selected=true]').count()).toBe(all.length);
});

test.each(['ja', 'en'] as const)('the history by keyboard alone, in %s', { timeout: 120_000 }, async (language) => {
  const folder = dataFolder();
  const events = restingEvents(5);
  const secrets = Object.fromEntries(events.map(({ id }) => [id, { password: 'x' }]));
  const address = { kind: 'fixed', ipv4: '44.128.0.9' } as const;
  writeData(folder, { events, secrets, settings: { families: { ipv4: true, ipv6: false }, address, language } });
  writePast(folder, events, [1, 4, 9]);
  const { window, strings } = await startSaikoro({ folder, language, practice: false });
  const page = await window();
  const words = strings.history;
  const count = page.getByRole('search').getByRole('status');

  // Chosen with the keys of the menu bar, its search reached with Tab.
  await page.keyboard.press('Control+3');
  await page.getByRole('region', { name: words.label, exact: true }).waitFor();
  await tabTo(page, words.search);
  await page.keyboard.type('server 02');
  await expect.poll(() => count.innerText()).toBe(words.matching(3));

  for (const [pick, value] of [
    [words.ofEvent, 'event-02'],
    [words.topic, 'update'],
    [words.result, 'bad'],
  ] as const) {
    await tabTo(page, pick);
    await downTo(page, pick, value);
  }
  await expect.poll(() => count.innerText()).toBe(words.matching(3));
  await tabTo(page, words.clear);
  await page.keyboard.press('Enter');
  await expect.poll(() => count.count()).toBe(0);
  // What was pressed is gone with the filters; the keys still lead on.
  await expect.poll(() => focused(page)).not.toBe('nothing');

  // A change and what came of it: unfolded, and read on.
  await tabTo(page, words.label);
  await page.keyboard.press('PageDown');
  await tabTo(page, /\d/);
  await page.keyboard.press('Enter');
  await page.locator('.change-members li').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.change-members li').count()).toBe(0);

  // The bands, from day to day.
  await tabTo(page, strings.timeline.ranges.month, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: strings.timeline.ranges.month, exact: true, pressed: true }).waitFor();
});
