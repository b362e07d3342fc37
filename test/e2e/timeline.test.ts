import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createFiles } from '../../main/platform/files/files.ts';
import type { Mark } from '../../main/ports/storage/timeline.ts';
import { openTimeline } from '../../main/store/timeline/timeline-file.ts';
import { seriousFaults } from './axe.ts';
import { practiceEvent, writeData } from './data.ts';
import { openView } from './hands.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepPicture, keepShot } from './shots.ts';

const DAY = 86_400;
const pad = (at: number): string => String(at).padStart(5, '0');
const eventsOf = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    practiceEvent({ id: `event-${pad(at)}`, name: `Server ${pad(at)}`, hosts: [`s${pad(at)}.practice.test`], enabled: at !== 3 }),
  );

/** Forty days as a Saikoro that ran most of the time wrote them: a change each week, a mismatch, an outage, a night off. */
const fillTimeline = (folder: string, ids: readonly string[]): void => {
  const now = Math.floor(Date.now() / 1000);
  let clock = now - 40 * DAY;
  const store = openTimeline({ files: createFiles(folder), now: () => clock * 1000, report: (code) => expect(code).toBe('') });
  const put = (...marks: Mark[]): void => {
    clock = marks.at(-1)?.at ?? clock;
    store.put(marks);
  };
  put(...ids.map((event): Mark => ({ at: clock, kind: 'name', event, name: event })), { at: clock, kind: 'started' });
  put({ at: clock, kind: 'band', state: 'match', events: ids });
  for (let day = 0; day < 39; day += 1) {
    const at = now - (40 - day) * DAY + 5 * 3600;
    if (day % 7 === 3) {
      put({ at, kind: 'change', family: 'ipv4', address: `198.51.100.${day}` });
      put({ at: at + 1, kind: 'band', state: 'updating', events: ids });
      put({ at: at + 200, kind: 'band', state: 'match', events: ids });
      put({ at: at + 300, kind: 'band', state: 'mismatch', events: ids.slice(0, 2) });
      put({ at: at + 2820, kind: 'band', state: 'match', events: ids.slice(0, 2) });
    }
    if (day === 36) {
      put({ at, kind: 'line', down: true }, { at, kind: 'band', state: 'unknown', events: ids });
      put({ at: at + 3 * 3600, kind: 'line', down: false }, { at: at + 3 * 3600, kind: 'band', state: 'match', events: ids });
    }
    if (day === 37) put({ at, kind: 'stopped' });
    if (day === 37) put({ at: at + 8 * 3600, kind: 'started' }, { at: at + 8 * 3600, kind: 'band', state: 'match', events: ids });
    if (day === 38) put({ at, kind: 'band', state: 'paused', events: ids });
    if (day === 38) put({ at: at + 4 * 3600, kind: 'band', state: 'match', events: ids });
  }
  put({ at: now - 3600, kind: 'stopped' });
};

const bandsOf = (page: Page, label: string) => page.getByRole('group', { name: label, exact: true });

test.each([
  ['ja', 'light', 30],
  ['en', 'dark', 1],
] as const)('the history in %s, %s, with %i events: bands by keyboard, in words, and as a table', async (language, theme, count) => {
  const folder = dataFolder();
  const events = eventsOf(count);
  writeData(folder, { events, settings: { language, theme } });
  fillTimeline(
    folder,
    events.map(({ id }) => id),
  );
  const { window, strings, quit } = await startSaikoro({ folder, language });
  const page = await window();
  const words = strings.timeline;
  await openView(page, strings, 'history');
  const bands = bandsOf(page, words.bandsLabel);
  await bands.getByRole('img', { name: /Server 00000/ }).waitFor();
  await page.getByText(words.last(7 * DAY * 1000)).waitFor();
  await page.getByRole('button', { name: words.ranges.month, exact: true }).click();
  const summary = page.getByText(words.last(30 * DAY * 1000));
  await summary.waitFor();
  // As the files have it: the changes of the weeks, and the longest mismatch of 42 minutes.
  await expect
    .poll(() => summary.innerText())
    .toContain(
      words
        .summary('', 1, 4, 2_520_000)
        .split(/[、,] ?/)
        .at(-1),
    );
  await keepPicture(page, `timeline-${language}-${theme}`);
  // Under three banners too, nothing lies over the list's own bar.
  const endOf = (box: Awaited<ReturnType<ReturnType<Page['locator']>['boundingBox']>>) => (box === null ? Number.NaN : box.y + box.height);
  expect(endOf(await page.locator('.band-legend').boundingBox())).toBeLessThanOrEqual(
    (await page.locator('.filter-bar').boundingBox())?.y ?? 0,
  );
  // By keyboard alone.
  await bands.focus();
  await page.keyboard.press('+');
  await page.getByText(words.last(15 * DAY * 1000)).waitFor();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.getByRole('button', { name: words.now, exact: true }).isEnabled()).toBe(true);
  await page.keyboard.press('Home');
  await page.getByText(words.last(15 * DAY * 1000)).waitFor();
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  const told = page.getByRole('region', { name: words.label, exact: true }).getByRole('status');
  await expect.poll(() => told.innerText()).toContain('Server 00000');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: words.table, exact: true }).click();
  await page.getByRole('rowheader', { name: 'Server 00000' }).waitFor();
  await page.getByRole('button', { name: 'Server 00000' }).click();
  await page.getByRole('cell', { name: words.states.off, exact: true }).first().waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `timeline-table-${language}-${count}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await quit();
});

test('without events it says so, and ten thousand have their bands as one scrolls', { timeout: 240_000 }, async () => {
  for (const count of [0, 10_000]) {
    const folder = dataFolder();
    const events = eventsOf(count).map((event) => ({ ...event, enabled: false }));
    writeData(folder, {
      events,
      settings: { language: 'en', families: { ipv4: true, ipv6: false }, address: { kind: 'fixed', ipv4: '44.128.0.9' } },
    });
    const { window, strings, quit } = await startSaikoro({ folder, practice: false });
    const page = await window();
    await openView(page, strings, 'history');
    if (count === 0) await page.getByText(strings.timeline.noEvents).waitFor();
    else {
      const bands = bandsOf(page, strings.timeline.bandsLabel);
      await bands.getByRole('img', { name: /Server 00000/ }).waitFor();
      await bands.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await bands.getByRole('img', { name: /Server 09999/ }).waitFor();
    }
    await keepShot(page, `timeline-${count}`);
    await quit();
  }
});
