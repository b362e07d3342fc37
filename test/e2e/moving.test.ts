import { expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, readSettings, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { dialog, pressOk, rowOf } from './hands.ts';
import { countPrints, onPaper, prints, sheetsOf } from './printing.ts';
import { dataFolder, type Start, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

/** A service that has died: the user chooses another one, both run, and the dead one's event is switched off once the new name is shown. */
const moves = async (language: NonNullable<Start['language']>): Promise<void> => {
  const folder = dataFolder('moving');
  const dead = await openFarSide((_, response) => void response.writeHead(500).end('gone'));
  writeData(folder, {
    events: [ownServiceEvent(dead.port, { id: 'old', name: 'ieServer', hosts: ['myhome.dip.jp'] })],
    secrets: { old: { password: 'secret' } },
  });
  const { launched, window, strings, state } = await startSaikoro({ folder, language });
  const page = await window();
  await dead.request(1);
  await rowOf(page, 'ieServer').click();
  await rowOf(page, 'ieServer').click({ button: 'right' });
  await page.getByRole('menuitem', { name: strings.action.move }).click();
  const sheet = dialog(page);
  await sheet.getByText(language === 'ja' ? 'DDNS Now' : 'Duck DNS').waitFor();
  await sheet.getByText('myhome.duckdns.org').waitFor();
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `moving-choose-${language}`);

  await sheet.getByRole('button', { name: strings.moving.other }).click();
  const choice = dialog(page).getByRole('combobox', { name: strings.event.service });
  await choice.fill('Practice');
  await page.getByRole('option').first().click();
  await dialog(page)
    .getByRole('textbox', { name: new RegExp(`^(${strings.event.hosts}|${strings.event.host})`) })
    .fill('home.practice.test');
  await dialog(page).getByPlaceholder('practice', { exact: true }).fill('practice');
  await dialog(page).locator('input[type=password]').fill('saikoro');
  await dialog(page).getByRole('textbox', { name: strings.event.name, exact: true }).fill('DDNS Now');
  await dialog(page).getByRole('tab', { name: strings.event.tabs.log }).click();
  await dialog(page).getByText(strings.moving.before('ieServer')).waitFor();
  await dialog(page)
    .getByRole('button', { name: strings.moving.offer(strings.moving.suggestions[1] ?? '') })
    .click();
  await dialog(page).getByRole('textbox', { name: strings.moving.add }).fill('Nextcloud');
  await page.keyboard.press('Enter');
  await keepShot(page, `moving-list-${language}`);
  // On paper stands the list, and nothing else of the window.
  const boxes = [strings.moving.suggestions[1], 'Nextcloud'].map((text) => `☐ ${text}`);
  expect(await onPaper(page)).toBe([strings.moving.listTitle('myhome.dip.jp'), ...boxes].join('\n'));
  expect(await sheetsOf(launched)).toBe(1);
  await countPrints(page);
  await dialog(page).getByRole('button', { name: strings.moving.print }).click();
  expect(await prints(page)).toBe(1);
  await pressOk(page, strings);

  await expect
    .poll(async () => (await state()).events.find(({ event }) => event.id === 'old')?.event.enabled, { timeout: 40_000 })
    .toBe(false);
  await rowOf(page, 'DDNS Now').dblclick();
  await dialog(page).getByRole('tab', { name: strings.event.tabs.log }).click();
  await dialog(page).getByText(strings.moving.done('ieServer')).waitFor();
  await dialog(page).getByText('Nextcloud', { exact: true }).click();
  // What was said of a button that is pending no more stands in the page for some seconds, and names what is gone.
  await expect.poll(() => seriousFaults(page), { timeout: 20_000, interval: 1000 }).toEqual([]);
  await keepShot(page, `moving-done-${language}`);
  await pressOk(page, strings);
  const kept = readSettings(folder).events.find(({ name }) => name === 'DDNS Now');
  expect(kept?.type === 'dns' ? kept.move : null).toMatchObject({
    from: 'old',
    fromHosts: ['myhome.dip.jp'],
    doneAt: expect.any(Number),
    elsewhere: [
      { text: strings.moving.suggestions[1], done: false },
      { text: 'Nextcloud', done: true },
    ],
  });
};

test('moves an event on from a dead service, in Japanese', { timeout: 120_000 }, () => moves('ja'));
test('moves an event on from a dead service, in English', { timeout: 120_000 }, () => moves('en'));
