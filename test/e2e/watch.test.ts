import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { Language, Strings } from '../../preload/strings/index.ts';
import { seriousFaults } from './axe.ts';
import { readJournal, readSettings } from './data.ts';
import { choose, dialog, openView, pressOk, rowOf } from './hands.ts';
import { startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

// Several windows' worth of work, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const NAMES = { en: { friend: 'Friend’s server', gone: 'Old house' }, ja: { friend: '友人のサーバー', gone: '実家' } };

/** Adds names of somebody else's by hand. `then`: before OK is pressed. */
const add = async (
  page: Page,
  strings: Strings,
  { name, host }: { name: string; host: string },
  then: () => Promise<void>,
): Promise<void> => {
  await page.getByRole('button', { name: strings.action.add, exact: true }).click();
  const sheet = dialog(page);
  await choose(page, sheet, strings.event.type, strings.event.types.watch);
  await sheet.getByRole('textbox', { name: strings.event.name, exact: true }).fill(name);
  await sheet.getByRole('textbox', { name: strings.event.hosts }).fill(host);
  await then();
  await pressOk(page, strings);
};

test.each<Language>(['en', 'ja'])('a name of somebody else’s is added, looked at, and told of in words, in %s', async (language) => {
  const { folder, window, strings, state } = await startSaikoro({ language });
  const names = NAMES[language];
  const words = strings.watch;
  const page = await window();
  const eventOf = async (name: string) => (await state()).events.find(({ event }) => event.name === name);
  await expect.poll(async () => (await state()).events[0]?.status.publication, { timeout: 30_000 }).toBe('published');

  // What is no name, or expects nothing, is refused beside its field.
  await page.getByRole('button', { name: strings.action.add, exact: true }).click();
  await choose(page, dialog(page), strings.event.type, strings.event.types.watch);
  expect(await dialog(page).getByRole('tab').allInnerTexts()).toEqual([
    strings.event.tabs.general,
    strings.event.tabs.propagation,
    strings.event.tabs.log,
  ]);
  await dialog(page).getByRole('textbox', { name: strings.event.hosts }).fill('https://friend.example/');
  await choose(page, dialog(page), words.form.expects, words.form.kinds.given);
  await dialog(page).getByRole('button', { name: strings.action.save, exact: true }).click();
  await dialog(page).getByText(strings.event.errors['bad-host']).waitFor();
  await dialog(page).getByText(strings.event.errors.required).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `watch-refused-${language}`);
  await dialog(page).getByRole('button', { name: strings.action.cancel }).click();

  // The practice name follows this line: nobody else's does in practice.
  await add(page, strings, { name: names.friend, host: 'home.practice.test' }, async () => {
    await choose(page, dialog(page), words.form.expects, words.form.kinds.mine);
    await dialog(page).getByText(strings.family.ipv6, { exact: false }).first().click();
    await keepShot(page, `watch-form-${language}`);
  });
  await expect.poll(async () => (await eventOf(names.friend))?.status.watch?.names[0]?.addresses.length, { timeout: 20_000 }).toBe(1);
  await add(page, strings, { name: names.gone, host: 'gone.practice.test' }, async () => {});
  await rowOf(page, names.gone).getByText(words.state['no-address']).waitFor();
  expect((await state()).publication).toMatchObject({ names: 1, watches: { enabled: 2 } });
  await rowOf(page, names.gone).click();
  // What was said of a button that is pending no more stands in the page for some seconds, and names what is gone.
  await expect.poll(() => seriousFaults(page), { timeout: 20_000, interval: 1000 }).toEqual([]);
  await keepShot(page, `watch-list-${language}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepShot(page, `watch-list-${language}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });

  // Its properties: what it is compared with, what happened, and what the world's DNS shows.
  await rowOf(page, names.gone).dblclick();
  await dialog(page).getByRole('tab', { name: strings.event.tabs.general }).click();
  await dialog(page).getByText(words.form.text).waitFor();
  await dialog(page).getByRole('tab', { name: strings.event.tabs.log }).click();
  const entry = readJournal(folder).find((each) => each.kind === 'watch' && each.host === 'gone.practice.test');
  await dialog(page)
    .getByText(entry === undefined ? 'no entry' : strings.journal(entry))
    .waitFor();
  await dialog(page).getByRole('tab', { name: strings.event.tabs.propagation }).click();
  await dialog(page).getByText(strings.propagation.server).first().waitFor();
  await keepShot(page, `watch-check-${language}`);
  await pressOk(page, strings);

  await openView(page, strings, 'history');
  await page.getByText(entry === undefined ? 'no entry' : strings.journal(entry)).waitFor();
  await keepShot(page, `watch-history-${language}`);
  expect(readSettings(folder).events.filter(({ type }) => type === 'watch')).toMatchObject([
    { hosts: ['home.practice.test'], families: { ipv4: true, ipv6: false }, expects: { kind: 'mine' } },
    { hosts: ['gone.practice.test'], families: { ipv4: true, ipv6: true }, expects: { kind: 'any' } },
  ]);
});
