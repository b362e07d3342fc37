import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayAt } from '../../renderer/history/days.ts';
import { seriousFaults } from './axe.ts';
import { writeData } from './data.ts';
import { answerDialogs } from './dialogs.ts';
import { choose, dialog, openView } from './hands.ts';
import { restingEvents, writePast } from './past.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const PASSWORD = 'tanuki-8f3k-to-kitsune';
const SETTINGS = { families: { ipv4: true, ipv6: false }, address: { kind: 'fixed', ipv4: '44.128.0.9' } } as const;

const pastFolder = (language: 'ja' | 'en', count: number, days: readonly number[]) => {
  const folder = dataFolder();
  const events = restingEvents(count);
  const secrets = Object.fromEntries(events.map(({ id }) => [id, { password: PASSWORD }]));
  writeData(folder, { events, secrets, settings: { ...SETTINGS, language } });
  writePast(folder, events, days);
  return folder;
};

const list = (page: Page, label: string) => page.getByRole('region', { name: label, exact: true });
const lines = (page: Page, label: string) => list(page, label).getByRole('listitem');

test.each(['ja', 'en'] as const)('the history in %s: a change is one line, and is found again', { timeout: 120_000 }, async (language) => {
  const folder = pastFolder(language, 31, [1, 4, 9]);
  const { window, strings, quit } = await startSaikoro({ folder, language, practice: false });
  const page = await window();
  const words = strings.history;
  await openView(page, strings, 'history');

  // One change with its 31 updates: one line, which unfolds by keyboard.
  const sum = words.group({ updated: 30, failed: 1, notSent: 0, matched: 30 });
  await list(page, words.label).getByText(sum).first().waitFor();
  const head = list(page, words.label).getByRole('button', { expanded: false }).first();
  expect(await head.innerText()).toContain(words.entries(61));
  await head.focus();
  await page.keyboard.press('Enter');
  const opened = list(page, words.label).getByRole('button', { expanded: true });
  await opened.waitFor();
  const under = page.locator('.change-members li');
  await expect.poll(() => under.count()).toBe(61);
  await expect.poll(() => under.first().innerText()).toContain('Server 00');
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `history-open-${language}`);
  await page.keyboard.press('Space');
  await expect.poll(() => under.count()).toBe(0);

  // Search, event, kind and result together; each shows that it is set, and all are cleared at once.
  const search = page.getByRole('searchbox', { name: words.search });
  await search.fill('server 02');
  const count = page.getByRole('search').getByRole('status');
  await expect.poll(() => count.innerText()).toBe(words.matching(3));
  await page.getByRole('combobox', { name: words.ofEvent, exact: true }).focus();
  await page.getByRole('combobox', { name: words.ofEvent, exact: true }).selectOption({ label: 'Server 02' });
  await page.getByRole('combobox', { name: words.topic, exact: true }).selectOption({ label: words.topics.update });
  await page.getByRole('combobox', { name: words.result, exact: true }).selectOption({ label: words.results.bad });
  await expect.poll(() => count.innerText()).toBe(words.matching(3));
  await lines(page, words.label).filter({ hasText: 'badauth' }).first().waitFor();
  await keepShot(page, `history-filtered-${language}`);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('combobox', { name: words.result, exact: true }).selectOption({ label: words.results.good });
  await page.getByText(words.noMatch).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `history-none-${language}`);
  await page.getByText(words.noMatch).locator('..').getByRole('button', { name: words.clear }).click();
  await list(page, words.label).getByText(sum).first().waitFor();
  expect(await search.inputValue()).toBe('');

  // To a day: what was then and before; a day without anything says so.
  const day = (ago: number): string => dayAt(new Date().setHours(12, 0, 0, 0) - ago * 86_400_000);
  const field = page.getByLabel(words.goTo, { exact: true });
  await field.fill(day(4));
  await expect.poll(() => lines(page, words.label).first().innerText()).toBe(strings.day(new Date(`${day(4)}T12:00`).getTime()));
  await field.fill(day(6));
  await page.getByText(words.nothingOn(strings.day(new Date(`${day(6)}T12:00`).getTime()))).waitFor();
  await keepShot(page, `history-day-${language}`);
  await page.getByRole('button', { name: words.latest }).click();
  await expect.poll(() => field.inputValue()).toBe('');
  await quit();
});

test('the log of one event has seconds, and does not say whose it is', async () => {
  const { window, strings, quit } = await startSaikoro({ folder: pastFolder('en', 3, [1]), language: 'en', practice: false });
  const page = await window();
  await page.getByRole('row').filter({ hasText: 'Server 02' }).dblclick();
  await dialog(page).getByRole('tab', { name: strings.event.tabs.log }).click();
  const line = dialog(page).getByRole('listitem').filter({ hasText: 'badauth' });
  await line.waitFor();
  expect(await line.innerText()).not.toContain('Server 02');
  expect(await line.locator('time').innerText()).toMatch(/:\d\d:\d\d/);
  await keepShot(page, 'log-own');
  await quit();
});

test.each(['ja', 'en'] as const)('the history in %s leaves for a file, and no secret with it', { timeout: 120_000 }, async (language) => {
  const folder = pastFolder(language, 4, [1, 4]);
  const { launched, window, strings, quit } = await startSaikoro({ folder, language, practice: false });
  const page = await window();
  const words = strings.history;
  await openView(page, strings, 'history');
  const files = dataFolder('files');
  mkdirSync(files, { recursive: true });
  const out = async (of: 'journal' | 'timeline', as: 'csv' | 'json', file: string): Promise<void> => {
    await answerDialogs(launched.app, { save: file });
    await page.getByRole('button', { name: words.export, exact: true }).click();
    const sheet = dialog(page);
    if (of !== 'journal') await choose(page, sheet, words.exportOf, words.exportOfs[of]);
    if (as !== 'csv') await choose(page, sheet, words.exportAs, words.exportAses[as]);
    await sheet.getByRole('button', { name: strings.settings.export, exact: true }).click();
  };
  const saved = async (of: 'journal' | 'timeline', as: 'csv' | 'json'): Promise<string> => {
    const file = join(files, `${of}.${as}`);
    await out(of, as, file);
    await dialog(page).waitFor({ state: 'detached' });
    expect(existsSync(file)).toBe(true);
    return readFileSync(file, 'utf8');
  };
  const table = await saved('journal', 'csv');
  expect(table.startsWith(`\uFEFF${words.columns.number},`)).toBe(true);
  expect(table.split('\r\n').filter((line) => line.includes('Server 02'))).toHaveLength(2);
  const { entries } = JSON.parse(await saved('journal', 'json'));
  expect(entries.filter(({ kind }: { kind: string }) => kind === 'update')).toHaveLength(8);
  const bands = JSON.parse(await saved('timeline', 'json')).events;
  expect(bands.map(({ name }: { name: string }) => name)).toContain('Server 01');
  const bandTable = await saved('timeline', 'csv');
  expect(bandTable).toContain(strings.timeline.states.paused);
  for (const text of [table, JSON.stringify(entries), JSON.stringify(bands), bandTable]) expect(text).not.toContain(PASSWORD);

  // Only what is looked for.
  await page.getByRole('combobox', { name: words.result, exact: true }).selectOption({ label: words.results.bad });
  await expect.poll(() => page.getByRole('search').getByRole('status').innerText()).toBe(words.matching(2));
  await page.getByRole('button', { name: words.export, exact: true }).click();
  await dialog(page).getByText(words.exportFiltered(2)).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `history-export-${language}`);
  await page.keyboard.press('Escape');
  expect((await saved('journal', 'csv')).split('\r\n')).toHaveLength(4);

  // Where nothing can be written it says so, and stays.
  await out('journal', 'csv', join(files, 'missing', 'history.csv'));
  await dialog(page)
    .getByText(strings.refusal['file-not-written'] ?? '')
    .waitFor();
  await keepShot(page, `history-refused-${language}`);
  await quit();
});
