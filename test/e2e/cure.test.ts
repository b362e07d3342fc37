import { describe, expect, test } from 'vitest';
import { noticeChannel } from '../../preload/contract/api.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, practiceEvent, writeData } from './data.ts';
import { dialog, rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

/** Nobody listens there. */
const CLOSED = 9;
const waiting = ownServiceEvent(CLOSED, { id: 'lost', name: 'Lost', hosts: ['lost.example.com'] });

describe.each(['ja', 'en'] as const)('from an error to its cure in %s', (language) => {
  test('by keyboard alone: the count filters, Return opens the field, saving it ends the filter', { timeout: 90_000 }, async () => {
    const folder = dataFolder();
    writeData(folder, { events: [practiceEvent(), waiting], secrets: { 'practice-home': { password: 'saikoro' } } });
    const { launched, window, strings } = await startSaikoro({ folder, language });
    const page = await window();
    await fact(launched, (one) => one.kind === 'update' && one.event === 'practice-home');
    // What is wrong comes first.
    await expect.poll(() => page.getByRole('row').nth(1).textContent()).toContain('Lost');

    const count = page.getByRole('button', { name: strings.heading.counts['needs-you'](1), exact: true });
    await count.focus();
    await page.keyboard.press('Enter');
    await rowOf(page, 'Practice').waitFor({ state: 'detached' });
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const field = dialog(page).locator('[aria-invalid="true"]');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await field.getAttribute('type')).toBe('password');
    await keepShot(page, `cure-${language}`);
    expect(await seriousFaults(page)).toEqual([]);

    await page.keyboard.type('secret');
    await field.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText(strings.eventList.needs.none).waitFor();
    // The row is gone, and with it what had the keyboard.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(strings.eventList.needs.all);
    const filter = page.getByRole('toolbar').getByRole('button', { name: strings.eventList.needs.filter });
    expect(await filter.innerText()).not.toMatch(/\d/);
    await keepShot(page, `cured-${language}`);
    await page.getByRole('button', { name: strings.eventList.needs.all }).press('Enter');
    await rowOf(page, 'Practice').waitFor();
  });

  test('from the menu bar and from a notification: the same dialog, the same field', { timeout: 60_000 }, async () => {
    const folder = dataFolder();
    writeData(folder, { events: [waiting] });
    const { launched, window, strings } = await startSaikoro({ folder, language });
    const page = await window();
    const show = (notice: object): Promise<void> =>
      launched.app.evaluate(({ BrowserWindow }, [channel, told]) => BrowserWindow.getAllWindows()[0]?.webContents.send(channel, told), [
        noticeChannel('show'),
        notice,
      ] as const);
    await show({ view: 'events', event: 'lost' });
    const field = dialog(page).locator('[aria-invalid="true"]');
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await show({ view: 'events', needs: true });
    await expect
      .poll(() => page.getByRole('toolbar').getByRole('button', { name: strings.eventList.needs.filter }).getAttribute('aria-pressed'))
      .toBe('true');
  });

  test('Escape on what was typed asks, and nothing is lost by Return', { timeout: 90_000 }, async () => {
    const folder = dataFolder();
    const whole = ownServiceEvent(CLOSED, { id: 'whole', name: 'Whole', hosts: ['whole.example.com'] });
    writeData(folder, { events: [waiting, whole], secrets: { whole: { password: 'x' } } });
    const { window, strings, state } = await startSaikoro({ folder, language });
    const { leave } = strings.eventList;
    const page = await window();
    const name = dialog(page).getByRole('textbox', { name: strings.event.name, exact: true });
    const question = (title: string) => page.getByRole('alertdialog', { name: title });
    const isAsked = async (title: string, first: string): Promise<void> => {
      await page.keyboard.press('Escape');
      await question(title).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    };
    for (const { row, title, first, discard } of [
      { row: 'Whole', title: leave.title, first: strings.action.save, discard: leave.discard },
      // Without its password it can't be saved, so that is not offered.
      { row: 'Lost', title: leave.titleFaulty, first: leave.stay, discard: leave.discardFaulty },
    ]) {
      await rowOf(page, row).dblclick();
      await name.fill('Found');
      await isAsked(title, first);
      await keepShot(page, `leave-${row}-${language}`);
      await page.keyboard.press('Escape');
      await question(title).waitFor({ state: 'detached' });
      expect(await name.inputValue()).toBe('Found');
      await isAsked(title, first);
      await question(title).getByRole('button', { name: discard }).click();
      await dialog(page).waitFor({ state: 'detached' });
    }
    expect((await state()).events.map(({ event }) => event.name).sort()).toEqual(['Lost', 'Whole']);
  });
});
