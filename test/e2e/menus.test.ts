import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { MenuCommand } from '../../preload/contract/menu/commands.ts';
import { seriousFaults } from './axe.ts';
import { dialog, openView, rowOf } from './hands.ts';
import { type Running, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';
import { overflow } from './window-size.ts';

/** As a click in the menu bar. */
const choose = ({ launched }: Running, id: MenuCommand): Promise<void> =>
  launched.app.evaluate(({ Menu }, asked) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(asked);
    if (!item?.enabled) throw new Error(`${asked} is grey or missing`);
    setImmediate(() => item.click());
  }, id);

const isEnabled = ({ launched }: Running, id: MenuCommand): Promise<boolean | undefined> =>
  launched.app.evaluate(({ Menu }, asked) => Menu.getApplicationMenu()?.getMenuItemById(asked)?.enabled, id);

const zoom = ({ launched }: Running): Promise<number | undefined> =>
  launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());

const viewShown = (page: Page): Promise<string | null> => page.locator('nav [aria-current=page]').textContent();

describe.each(['ja', 'en'] as const)('the menu bar in %s', (language) => {
  test('leads everywhere, with the keys it names, and greys what can do nothing', { timeout: 120_000 }, async () => {
    const running = await startSaikoro({ language });
    const { launched, window, strings } = running;
    const labels = await launched.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
    expect(labels.map((label) => label.replace(/\(?&(.)\)?/, (whole, letter: string) => (whole.startsWith('(') ? '' : letter)))).toEqual(
      (['file', 'edit', 'view', 'event', 'window', 'help'] as const).map((name) => strings.menu.menus[name]),
    );
    // Before there is a window: what concerns a chosen event is grey, the rest opens one.
    expect(await isEnabled(running, 'event-run')).toBe(false);
    const page = await window();
    await choose(running, 'view-history');
    await expect.poll(() => viewShown(page)).toBe(strings.view.history);
    await page.keyboard.press('Control+1');
    await expect.poll(() => viewShown(page)).toBe(strings.view.events);
    for (const [key, view] of [
      ['Control+2', 'address'],
      ['Control+4', 'settings'],
      ['Control+1', 'events'],
      ['Control+,', 'settings'],
      ['Control+3', 'history'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => viewShown(page)).toBe(strings.view[view]);
    }

    await openView(page, strings, 'events');
    await rowOf(page, (await running.state()).events[0]?.event.name ?? '').click();
    await expect.poll(() => isEnabled(running, 'event-run'), { timeout: 10_000 }).toBe(true);
    await choose(running, 'event-remove');
    await dialog(page).waitFor();
    await expect.poll(() => isEnabled(running, 'event-run'), { timeout: 10_000 }).toBe(false);
    expect(await isEnabled(running, 'add-event')).toBe(false);
    await dialog(page).getByRole('button', { name: strings.action.cancel }).click();
    await dialog(page).waitFor({ state: 'detached' });

    await page.keyboard.press('Control+n');
    await dialog(page).getByRole('textbox').first().waitFor();
    // What is read stands over the form, which stays as it is.
    await choose(running, 'about');
    await page.getByRole('dialog', { name: strings.menu.items.about }).waitFor();
    expect(await page.getByText((await running.state()).version, { exact: true }).count()).toBe(1);
    await keepShot(page, `about-${language}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await dialog(page).count()).toBe(1);
    await page.keyboard.press('Control+/');
    const list = page.getByRole('dialog', { name: strings.menu.items.shortcuts });
    await list.getByText(strings.menu.items['zoom-in']).waitFor();
    await list.getByText('Ctrl+Shift+Z', { exact: true }).waitFor();
    await keepShot(page, `shortcuts-${language}`);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('makes everything larger up to twice the size, without loss, and remembers it', { timeout: 120_000 }, async () => {
    const first = await startSaikoro({ language });
    const page = await first.window();
    await first.launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(480, 360));
    const sizes = [110, 125, 150, 175, 200, 200];
    for (const size of sizes) {
      await page.keyboard.press('Control++');
      await expect.poll(() => zoom(first), { timeout: 10_000 }).toBeCloseTo(size / 100, 3);
    }
    // The window grew with it.
    await expect.poll(() => page.evaluate(() => innerWidth >= 320 && innerHeight >= 220)).toBe(true);
    const found: Record<string, string[]> = {};
    for (const view of ['events', 'address', 'history', 'settings'] as const) {
      await openView(page, first.strings, view);
      await keepShot(page, `zoom-200-${view}-${language}`);
      const faults = [...(await overflow(page)), ...(await seriousFaults(page))];
      if (faults.length > 0) found[view] = faults;
    }
    expect(found).toEqual({});
    await first.quit();

    const again = await startSaikoro({ language, folder: first.folder });
    const next = await again.window();
    expect(await zoom(again)).toBeCloseTo(2, 3);
    await next.keyboard.press('Control+-');
    await expect.poll(() => zoom(again), { timeout: 10_000 }).toBeCloseTo(1.75, 3);
    await next.keyboard.press('Control+0');
    await expect.poll(() => zoom(again), { timeout: 10_000 }).toBeCloseTo(1, 3);
  });
});

test('Alt shows the menu bar where the system hides it', { timeout: 60_000 }, async () => {
  const { launched, window } = await startSaikoro();
  await window();
  const shown = (): Promise<boolean | undefined> =>
    launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMenuBarVisible());
  expect(await shown()).toBe(false);
  // A key as the system sends it: those of Playwright end at the page.
  await launched.app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ['keyDown', 'keyUp'] as const) page?.sendInputEvent({ type, keyCode: 'Alt', modifiers: ['alt'] });
  });
  await expect.poll(shown, { timeout: 10_000 }).toBe(true);
});
