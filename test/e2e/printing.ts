import type { Page } from 'playwright-core';
import type { Launched } from '../helpers/electron.ts';

/** What of the page would stand on paper, as text. */
export const onPaper = async (page: Page): Promise<string> => {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  await page.emulateMedia({ media: null });
  return text.trim();
};

/** How many sheets Chromium makes of it. */
export const sheetsOf = ({ app }: Pick<Launched, 'app'>): Promise<number> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({});
    return Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(pdf?.toString('latin1') ?? '')?.[1]);
  });

/** From now on the page counts how often it is printed, instead of asking the system's own dialog, which nobody would answer. */
export const countPrints = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counted = globalThis as unknown as { prints: number };
    counted.prints = 0;
    globalThis.print = () => {
      counted.prints += 1;
    };
  });
export const prints = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as { prints: number }).prints);
