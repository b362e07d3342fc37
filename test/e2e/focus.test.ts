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

/** The chosen rows, by what is read in them. */
const chosenRows = (page: Page): Promise<number> => page.locator('.grid-row[aria-selected=true]').count();

test('after deleting several events, and after Escape, the keys go to the list', { timeout: 180_000 }, async () => {
  const folder = dataFolder();
  writeData(folder, { events: Array.from({ length: 6 }, (_, at) => commandEvent('true', [], { id: `e${at}`, name: `Job ${at}` })) });
  const { window, strings } = await startSaikoro({ folder });
  const page = await window();
  const grid = page.getByRole('grid', { name: strings.grid.label });
  const remove = page.getByRole('toolbar').getByRole('button', { name: strings.action.remove });
  const confirm = async (): Promise<void> => {
    await dialog(page).getByRole('button', { name: strings.confirm.remove, exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
  };
  await rowOf(page, 'Job 0').click();
  await rowOf(page, 'Job 1').click({ modifiers: ['Shift'] });
  await remove.click();
  await confirm();
  await rowOf(page, 'Job 1').waitFor({ state: 'detached' });
  await expect.poll(() => grid.evaluate((each) => each === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+a');
  await expect.poll(() => chosenRows(page)).toBe(4);

  // From a menu that is gone by the time its dialog closes.
  await rowOf(page, 'Job 3').click({ button: 'right' });
  await page.getByRole('menuitem', { name: strings.action.export }).click();
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await expect.poll(() => grid.evaluate((each) => each === document.activeElement)).toBe(true);
  await page.keyboard.press('Home');
  await expect.poll(() => chosenRows(page)).toBe(1);

  await grid.press('Control+a');
  await grid.press('Delete');
  await confirm();
  await page.getByRole('heading', { name: strings.empty.title }).waitFor();
  await expect.poll(() => focused(page)).not.toBe('nothing');
});

test('a command that makes no sense for what is chosen says why', { timeout: 60_000 }, async () => {
  const folder = dataFolder();
  writeData(folder, { events: [0, 1].map((at) => commandEvent('true', [], { id: `e${at}`, name: `Job ${at}` })) });
  const { window, strings } = await startSaikoro({ folder });
  const page = await window();
  const { lacks, credentials } = strings.eventList.commands;
  await rowOf(page, 'Job 0').click();
  await rowOf(page, 'Job 1').click({ modifiers: ['Control'] });
  await page.getByTitle(`${strings.action.duplicate}: ${lacks.one}`).waitFor();
  await rowOf(page, 'Job 1').click({ button: 'right' });
  const entry = page.getByRole('menuitem', { name: credentials });
  expect(await entry.getAttribute('aria-disabled')).toBe('true');
  await entry.getByText(lacks.service).waitFor();
});
