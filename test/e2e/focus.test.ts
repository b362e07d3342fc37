import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { commandEvent, writeData } from './data.ts';
import { dialog, rowOf } from './hands.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';

/** Every answer comes as late as after a question to the user or on a slow disk: once the page has drawn itself, which takes a focus from what cannot have it. */
const slowly = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow, ipcMain }) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, (...given: unknown[]) => unknown> };
    for (const [channel, answer] of handlers)
      handlers.set(channel, async (...given) => {
        const twice = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))';
        await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(twice);
        return answer(...given);
      });
  });

/** The words of what has the focus; the page's body has none. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement === document.body ? 'nothing' : (document.activeElement?.textContent ?? '')));

test('looking without sending keeps the focus on its button, and Escape closes the dialog', { timeout: 60_000 }, async () => {
  const { launched, window, strings } = await startSaikoro();
  const page = await window();
  await slowly(launched.app);
  await rowOf(page, 'Practice home server').dblclick();
  await dialog(page).getByRole('tab', { name: strings.event.tabs.trial }).click();
  const rehearse = dialog(page).getByRole('button', { name: strings.trial.rehearse });
  await rehearse.press('Enter');
  await dialog(page).getByText(strings.trial.rehearsed).or(dialog(page).getByText(strings.trial.wouldNotSend)).waitFor();
  expect(await focused(page)).toBe(strings.trial.rehearse);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
});

test('a refused question of the system leaves the focus in the dialog, and Escape closes it', { timeout: 60_000 }, async () => {
  const folder = dataFolder();
  writeData(folder, { events: [commandEvent('true', [], { name: 'Backup' })] });
  const { launched, window, strings } = await startSaikoro({ folder });
  await launched.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (async () => ({ response: 0, checkboxChecked: false })) as never;
  });
  const page = await window();
  await slowly(launched.app);
  await rowOf(page, 'Backup').dblclick();
  await dialog(page).getByRole('textbox', { name: strings.event.arguments }).fill('--now');
  await dialog(page).getByRole('button', { name: strings.action.save, exact: true }).press('Enter');
  await dialog(page)
    .getByText(/You did not allow it/)
    .waitFor();
  expect(await focused(page)).toBe(strings.action.save);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: strings.eventList.leave.discard }).click();
  await dialog(page).waitFor({ state: 'detached' });
});
