import { expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { dialog, rowOf } from './hands.ts';
import { type Start, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const shown = async ({ language }: Pick<Start, 'language'>, dark: boolean): Promise<void> => {
  const { window, strings, state } = await startSaikoro(language === undefined ? {} : { language });
  const page = await window();
  if (dark) await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await state()).events[0]?.status.publication, { timeout: 30_000 }).toBe('published');
  const [first] = (await state()).events;
  await rowOf(page, first?.event.name ?? '').dblclick();
  await dialog(page).getByRole('tab', { name: strings.event.tabs.propagation }).click();
  const panel = dialog(page).getByRole('tabpanel', { name: strings.event.tabs.propagation });
  const address = first?.status.ipv4.accepted ?? '';
  await panel.getByText(strings.propagation.shown(address)).waitFor();
  const table = panel.getByRole('table').first();
  expect(await table.locator('tbody tr').allInnerTexts()).toEqual([
    expect.stringContaining(strings.propagation.server),
    expect.stringContaining(strings.propagation.resolver['port-53']),
  ]);
  expect(await table.getByText(address).count()).toBe(2);
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `propagation-${language ?? 'en'}${dark ? '-dark' : ''}`);
};

test('the tab shows who was asked and what each shows, in both languages', { timeout: 120_000 }, async () => {
  await shown({ language: 'en' }, false);
  await shown({ language: 'ja' }, true);
});
