import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { HELP_PAGES } from '../../preload/contract/menu/help-pages.ts';
import { help as en } from '../../preload/strings/help/en.ts';
import { help as ja } from '../../preload/strings/help/ja.ts';
import { seriousFaults } from './axe.ts';
import { openView } from './hands.ts';
import { startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { overflow, resize } from './window-size.ts';

const TEXTS = { en, ja };

const faultsOf = async (page: Page): Promise<string[]> => [...(await seriousFaults(page)), ...(await overflow(page))];

describe.each(['ja', 'en'] as const)('the help in %s', (language) => {
  test('has its pages a key away, and beside what they are about', { timeout: 120_000 }, async () => {
    const { launched, window, strings } = await startSaikoro({ language });
    const page = await window();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.keyboard.press('F1');
    const sheet = page.getByRole('dialog', { name: strings.menu.items.help });
    await sheet.waitFor();
    expect(asked.filter((url) => url.includes('/help-sheet-'))).toHaveLength(1);
    const found: Record<string, string[]> = {};
    for (const name of HELP_PAGES) {
      await sheet.getByRole('button', { name: strings.help.pages[name], exact: true }).click();
      await sheet.getByRole('heading', { name: TEXTS[language][name][0]?.heading ?? '', exact: true }).waitFor();
      await keepShot(page, `help-${name}-${language}`);
      const faults = await faultsOf(page);
      if (faults.length > 0) found[name] = faults;
    }
    await resize(launched.app, page, [480, 360]);
    await keepShot(page, `help-small-${language}`);
    expect({ ...found, small: await faultsOf(page) }).toEqual({ small: [] });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });

    await openView(page, strings, 'settings');
    const link = `${strings.help.more}: ${strings.help.pages.channels}`;
    await page.getByRole('button', { name: link }).click();
    await sheet.getByRole('article', { name: strings.help.pages.channels }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: strings.menu.items.about }).click();
    await page.getByRole('button', { name: strings.menu.items.licences }).click();
    const licences = page.getByRole('dialog', { name: strings.menu.items.licences });
    const react = licences.locator('details', { hasText: /^react-dom / });
    await react.locator('summary').click();
    await react.getByText(/Permission is hereby granted/).waitFor();
    await keepShot(page, `licences-${language}`);
    expect(await faultsOf(page)).toEqual([]);
  });
});
