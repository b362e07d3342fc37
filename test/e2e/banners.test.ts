import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AppState } from '../../preload/contract/state.ts';
import { seriousFaults } from './axe.ts';
import { practiceEvent, writeData } from './data.ts';
import { playStates } from './played-state.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { overflow, resize, type Size } from './window-size.ts';

const SIZES: readonly Size[] = [
  [480, 360],
  [640, 480],
  [940, 640],
  [1400, 860],
];

/** What is drawn of banners and list, in px. */
const measured = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('.banner')].filter((each) => each.getClientRects().length > 0);
    const grid = document.querySelector('.grid')?.getBoundingClientRect();
    const head = document.querySelector('.grid-head')?.getBoundingClientRect();
    const row = document.querySelector('.grid-body .grid-row')?.getBoundingClientRect();
    return {
      titles: shown.map((each) => each.querySelector('strong')?.textContent),
      height: document.querySelector('.banners')?.getBoundingClientRect().height ?? 0,
      rows: Math.floor(((grid?.bottom ?? 0) - (head?.bottom ?? 0)) / (row?.height ?? Number.NaN)),
    };
  });

/** A line's own fault, which practice has not, and a password that is missing: two banners beside those of a practice. */
const troubled = (state: AppState): AppState => ({
  ...state,
  publication: { ...state.publication, missingSecrets: 1, obstacle: { verdict: 'carrier-grade', events: 1 } },
});

test.each(['ja', 'en'] as const)('several banners are one line at every size, and open to all of them, in %s', async (language) => {
  const folder = dataFolder();
  const events = Array.from({ length: 12 }, (_, at) =>
    practiceEvent({ id: `e${at}`, name: `Server ${at}`, hosts: [`s${at}.practice.test`], enabled: false }),
  );
  writeData(folder, { events });
  const { launched, window, strings, state } = await startSaikoro({ folder, language });
  const page = await window();
  const now = await state();
  await page.getByRole('row').nth(5).waitFor();
  const play = playStates(launched, page);
  await play(troubled(now));
  const { banner, obstacle } = strings;
  const gravest = banner.missing(1);
  const standing = now.runtime.age === 'current' ? [] : [banner.runtime[now.runtime.age](now.runtime)];
  const all = [gravest, obstacle['carrier-grade'].title, banner.practice, ...standing];
  for (const size of SIZES) {
    await resize(launched.app, page, size);
    const { titles, height, rows } = await measured(page);
    await keepShot(page, `banners-${language}-${size[0]}`);
    expect(titles).toEqual([gravest]);
    expect(height).toBeLessThan(40);
    expect(rows).toBeGreaterThanOrEqual(5);
    expect(await overflow(page)).toEqual([]);
  }
  await resize(launched.app, page, [480, 360]);
  const fold = page.getByRole('button', { name: banner.others(all.length - 1) });
  await fold.focus();
  await page.keyboard.press('Enter');
  expect((await measured(page)).titles).toEqual(all);
  await keepShot(page, `banners-open-${language}`);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByText(all.at(-1) ?? '').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: strings.action.dismiss }).first().scrollIntoViewIfNeeded();
  await fold.press('Enter');
  expect((await measured(page)).titles).toEqual([gravest]);
});
