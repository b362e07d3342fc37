import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { practiceEvent, writeData } from './data.ts';
import { dialog } from './hands.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { drawn } from './window-size.ts';

const active = (page: Page): Promise<string | null> => page.locator('[role=option][aria-selected=true] .found-title').textContent();

describe.each(['ja', 'en'] as const)('the quick search in %s', (language) => {
  test('finds events, settings and commands by keyboard alone', { timeout: 120_000 }, async () => {
    const folder = dataFolder();
    writeData(folder, { events: [practiceEvent({ name: 'Attic NAS' })], secrets: { 'practice-home': { password: 'saikoro' } } });
    const { window, strings } = await startSaikoro({ language, folder });
    const page = await window();
    const field = page.getByRole('combobox', { name: strings.search.title });

    await page.keyboard.press('Control+k');
    await field.waitFor();
    await keepShot(page, `quick-search-${language}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.type('attic');
    await expect.poll(() => active(page)).toBe('Attic NAS');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('textbox').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });

    // By the words of either language.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zoom in');
    await expect.poll(() => active(page)).toBe(strings.menu.items['zoom-in']);
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await page.keyboard.type(strings.settings.secrets);
    await page.getByRole('option').first().waitFor();
    await expect.poll(() => active(page)).toBe(strings.settings.secrets);
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: strings.settings.secrets, exact: true });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((it) => it === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('zzzz');
    await page.getByText(strings.search.none('zzzz')).waitFor();
    await keepShot(page, `quick-search-none-${language}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    // What was chosen last is done, over whatever was open before.
    await page.keyboard.press('Control+k');
    await page.keyboard.type(strings.menu.items.shortcuts);
    await expect.poll(() => active(page)).toBe(strings.menu.items.shortcuts);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: strings.menu.items.shortcuts }).waitFor();
  });
});

test('is loaded when it is asked for, and answers each key among ten thousand events', { timeout: 120_000 }, async () => {
  const folder = dataFolder();
  const events = Array.from({ length: 10_000 }, (_, at) =>
    practiceEvent({ id: `e${at}`, name: `Server ${at}`, hosts: [`s${at}.practice.test`], enabled: false }),
  );
  writeData(folder, { events });
  const { window, strings } = await startSaikoro({ folder });
  const page = await window();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: strings.search.title }).waitFor();
  expect(asked.filter((url) => url.includes('/quick-search-'))).toHaveLength(1);
  const taken: number[] = [];
  for (const key of 'Server 9876') {
    const before = performance.now();
    await page.keyboard.type(key);
    await drawn(page);
    taken.push(performance.now() - before);
  }
  await expect.poll(() => active(page)).toBe('Server 9876');
  // How soon depends on what else the machine does; two frames and the way to the page and back are in it.
  console.log(`keys of the quick search at 10,000 events, ms: ${taken.map((ms) => Math.round(ms)).join(' ')}`);
  await keepShot(page, 'quick-search-many');
});
