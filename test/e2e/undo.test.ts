import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { practiceEvent, readSettings, writeData } from './data.ts';
import { dialog, openView, rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const events = [practiceEvent(), practiceEvent({ id: 'second', name: 'Second', hosts: ['second.practice.test'], enabled: false })];
const secrets = { 'practice-home': { password: 'saikoro' }, second: { password: 'saikoro-2' } };
const begin = async (language: 'ja' | 'en') => {
  const folder = dataFolder();
  writeData(folder, { events, secrets });
  const running = await startSaikoro({ folder, language });
  const page = await running.window();
  await fact(running.launched, (one) => one.kind === 'update' && one.event === 'practice-home');
  return { ...running, folder, page };
};
const stored = (folder: string): string => readFileSync(join(folder, 'secrets-file.json'), 'utf8');

describe.each(['ja', 'en'] as const)('undo in %s', (language) => {
  test('by keyboard alone: Return does not delete; what was deleted comes back with its password', { timeout: 90_000 }, async () => {
    const { page, folder, strings, state } = await begin(language);
    await rowOf(page, 'Second').click();
    await page.keyboard.press('Delete');
    await dialog(page).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(strings.action.cancel);
    await keepShot(page, `delete-asks-${language}`);
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await rowOf(page, 'Second').waitFor();

    await page.getByRole('grid').focus();
    await page.keyboard.press('Delete');
    await dialog(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await rowOf(page, 'Second').waitFor({ state: 'detached' });
    await expect.poll(() => stored(folder)).not.toContain('saikoro-2');
    await page.getByRole('button', { name: strings.eventList.undo, exact: true }).waitFor();
    await keepShot(page, `deleted-${language}`);
    expect(await seriousFaults(page)).toEqual([]);

    // From another view as well.
    await openView(page, strings, 'history');
    await page.keyboard.press('Control+z');
    await page.getByText(strings.eventList.done.undo({ kind: 'removed', count: 1, name: 'Second' })).waitFor();
    await openView(page, strings, 'events');
    await rowOf(page, 'Second').waitFor();
    await expect.poll(() => stored(folder)).toContain('saikoro-2');
    expect((await state()).events.find(({ event }) => event.id === 'second')?.storedSecrets).toEqual(['password']);
    expect(JSON.stringify(await state())).not.toContain('saikoro-2');
    await page.keyboard.press('Control+Shift+z');
    await rowOf(page, 'Second').waitFor({ state: 'detached' });
    expect(readSettings(folder).events.map(({ id }) => id)).toEqual(['practice-home']);
  });

  test('of edits, one after the other; the key belongs to the text while one is typed', { timeout: 90_000 }, async () => {
    const { page, strings, folder } = await begin(language);
    const rename = async (from: string, to: string): Promise<void> => {
      await rowOf(page, from).dblclick();
      const field = dialog(page).getByRole('textbox', { name: strings.event.name, exact: true });
      await field.fill(to);
      await field.press('Enter');
      await dialog(page).waitFor({ state: 'detached' });
      await rowOf(page, to).waitFor();
    };
    await rename('Second', 'Third');
    await rename('Third', 'Fourth');
    await page.getByRole('searchbox').fill('Fourth');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).not.toBe('Fourth');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('grid').focus();
    for (const name of ['Third', 'Second']) {
      await page.keyboard.press('Control+z');
      await rowOf(page, name).waitFor();
    }
    expect(readSettings(folder).events.map(({ name }) => name)).toEqual(['Practice', 'Second']);
  });

  test('a copy opens for editing, chosen in the list, and one step takes it back', { timeout: 90_000 }, async () => {
    const { page, strings, state } = await begin(language);
    await rowOf(page, 'Second').click();
    await page.getByRole('toolbar').getByRole('button', { name: strings.action.duplicate }).click();
    const field = dialog(page).getByRole('textbox', { name: strings.event.name, exact: true });
    await field.fill('Copy');
    await field.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(() => rowOf(page, 'Copy').getAttribute('aria-selected')).toBe('true');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await state()).events.length).toBe(2);
  });
});
