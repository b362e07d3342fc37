import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VIEWS } from '../../preload/contract/settings.ts';
import { seriousFaults } from './axe.ts';
import { fact, startSaikoro } from './saikoro.ts';
import { keepWindow } from './shots.ts';
import { openDays } from './views/days.ts';
import { drawn, overflow, type Size } from './window-size.ts';

/** The size of the window, as the page has it while everything is drawn twice as large. */
const SIZES: readonly Size[] = [
  [640, 480],
  [480, 360],
];

/** What a view is about, and the least of it that must be on the screen at once, in px of the page. */
const BODIES: Record<(typeof VIEWS)[number], { body: string; least: number }> = {
  events: { body: '.grid-body', least: 70 },
  address: { body: '.addresses', least: 130 },
  history: { body: '.journal', least: 110 },
  settings: { body: '.settings', least: 130 },
};

/** What a user sees of it once it is scrolled to. */
const seen = (page: Page, selector: string): Promise<number> =>
  page.evaluate((wanted) => {
    const body = document.querySelector(wanted);
    body?.scrollIntoView({ block: 'nearest' });
    let { top, bottom } = body?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    for (let outer = body?.parentElement; outer; outer = outer.parentElement) {
      const box = outer.getBoundingClientRect();
      if (getComputedStyle(outer).overflowY === 'visible') continue;
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    return Math.min(bottom, innerHeight) - Math.max(top, 0);
  }, selector);

/** Buttons whose name is broken over lines, or that cannot be reached beyond an edge. */
const broken = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button')]
      .filter((each) => each.getClientRects().length > 0)
      .flatMap((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        const name = each.textContent || each.ariaLabel || '';
        const isWhole = top >= 0 && bottom <= innerHeight && each.closest('header, [role=toolbar], search') !== null;
        const hit = isWhole ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : each;
        const wraps = each.matches('.segment, .push, .tool') && each.scrollHeight > each.clientHeight + 1;
        return [
          ...(each.contains(hit) ? [] : [`${name} lies under something`]),
          ...(wraps ? [`${name} is broken over lines`] : []),
          ...(left < 0 || right > innerWidth + 1 ? [`${name} is beyond the edge`] : []),
        ];
      }),
  );

describe.each(['ja', 'en'] as const)('text twice as large in %s', (language) => {
  test('leaves every view usable in the smallest windows, light and dark', { timeout: 180_000 }, async () => {
    const { folder } = await openDays(language);
    const { launched, window, strings, state } = await startSaikoro({ folder, language });
    const page = await window();
    await fact(launched, (one) => one.kind === 'verification' && one.event === 'home');
    // The window itself grows with the text; on a screen that is too small for it, it cannot.
    await launched.app.evaluate(({ BrowserWindow }) => {
      const [pane] = BrowserWindow.getAllWindows();
      pane?.setMinimumSize(100, 100);
      pane?.webContents.setZoomFactor(2);
    });
    const faults: Record<string, string[]> = {};
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate(
        (settings) =>
          (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => unknown> }).saikoro['settings.save']?.({ settings }),
        { ...(await state()).settings, theme },
      );
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      for (const [width, height] of SIZES) {
        await launched.app.evaluate(
          ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0),
          [width, height],
        );
        await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight]), { timeout: 10_000 }).toEqual([width / 2, height / 2]);
        for (const view of VIEWS) {
          const tab = page
            .getByRole('navigation', { name: strings.view.label })
            .getByRole('button', { name: strings.view[view], exact: true });
          await tab.press('Enter');
          const { body, least } = BODIES[view];
          await page.locator(body).first().waitFor({ state: 'attached' });
          await drawn(page);
          const scene = `zoom-${view}-${language}-${theme}-${width}`;
          await page.evaluate(() => document.querySelector('.frame')?.scrollTo(0, 0));
          await keepWindow(launched.app, scene);
          const atTop = await broken(page);
          const visible = await seen(page, body);
          await keepWindow(launched.app, `${scene}-scrolled`);
          const found = [
            ...(visible < least ? [`${visible} px of it can be seen`] : []),
            ...atTop,
            ...(await broken(page)),
            ...(await overflow(page)),
            ...(await seriousFaults(page)),
          ];
          if (found.length) faults[scene] = found;
        }
      }
    }
    expect(faults).toEqual({});
  });
});
