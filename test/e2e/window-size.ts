import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Size = readonly [width: number, height: number];

/** As the user draws the window's corner; over once the page is as large, and has drawn itself anew. */
export async function resize(app: ElectronApplication, page: Page, [width, height]: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height]);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight]), { timeout: 10_000 }).toEqual([width, height]);
  await drawn(page);
}

/** The second frame after this one begins once what stands in the document now is on the screen. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Nothing may be wider than the window: there is no scrolling sideways. */
export async function overflow(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return pixels > 0 ? [`wider than the window by ${pixels} px`] : [];
}
