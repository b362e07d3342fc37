import type { ServerResponse } from 'node:http';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Strings } from '../../preload/strings/index.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, readJournal, writeData } from './data.ts';
import { type FarSide, good, openFarSide, type UpdateAsked } from './far-side.ts';
import { dialog, fillEvent, rowOf, takeFixed } from './hands.ts';
import { dataFolder, fact, type Running, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const SECRET = 'open & sésame 漢';
const HOST = 'home.practice.test';
const ADDRESS = '203.0.113.77';
const SERVICE = 'DynDNS2';

const formsOf = (secret: string): string[] => [secret, encodeURIComponent(secret), Buffer.from(`me:${secret}`).toString('base64')];

/** The secret in none of its forms, wherever the page keeps text. */
const expectNoSecret = async (page: Page): Promise<void> => {
  const drawn = await page.evaluate(() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
  ]);
  for (const form of formsOf(SECRET)) expect(drawn.join('\n')).not.toContain(form);
};

const openTrial = async (page: Page, strings: Strings): Promise<Locator> => {
  await dialog(page).getByRole('tab', { name: strings.event.tabs.trial }).click();
  return dialog(page).getByRole('tabpanel', { name: strings.event.tabs.trial });
};
const press = (within: Locator, name: string): Promise<void> => within.getByRole('button', { name, exact: true }).click();

const newEvent = async (page: Page, strings: Strings, { port }: FarSide): Promise<void> => {
  await page.getByRole('button', { name: strings.action.add, exact: true }).first().click();
  await fillEvent(page, strings, {
    name: 'Shed',
    service: SERVICE,
    host: HOST,
    fields: { Server: `http://127.0.0.1:${port}`, 'User name': 'me', 'Password or token': SECRET },
  });
  await takeFixed(page, strings, ADDRESS);
};

const started = async (
  answer?: (asked: UpdateAsked, response: ServerResponse) => void,
): Promise<Running & { far: FarSide; page: Page }> => {
  const folder = dataFolder();
  const far = await openFarSide(answer);
  writeData(folder, {});
  const running = await startSaikoro({ folder });
  return { ...running, far, page: await running.window() };
};

test('what would be sent is shown without sending it; then it is sent once, and what came back is shown', {
  timeout: 120_000,
}, async () => {
  const { page, strings, far, folder, state, quit } = await started();
  await newEvent(page, strings, far);
  const panel = await openTrial(page, strings);
  await press(panel, strings.trial.rehearse);
  await panel.getByText(strings.trial.rehearsed).waitFor();
  const query = `hostname=${HOST}&myip=${ADDRESS}`;
  await panel.getByText(`GET http://127.0.0.1:${far.port}/nic/update?${query}`).waitFor();
  await panel.getByText('Authorization: •••').waitFor();
  await expectNoSecret(page);
  expect(await seriousFaults(page)).toEqual([]);
  expect((await state()).events.map(({ event }) => event.name)).not.toContain('Shed');
  expect(far.asked).toEqual([]);

  await press(panel, strings.trial.send);
  await panel.getByText(strings.trial.reply(200)).waitFor();
  await panel.getByText(`good ${ADDRESS}`, { exact: true }).waitFor();
  await panel.getByText(new RegExp(`accepted ${ADDRESS.replaceAll('.', '\\.')}`)).waitFor();
  expect(far.asked).toMatchObject([{ hosts: [HOST], address: ADDRESS }]);
  expect(far.asked[0]?.authorization).toBe(`Basic ${Buffer.from(`me:${SECRET}`).toString('base64')}`);
  await expectNoSecret(page);
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, 'trial-sent-en');

  // Whoever is impatient is told why not, and sees the last exchange again.
  await press(panel, strings.trial.send);
  await panel.getByText(strings.refusal['too-soon'] ?? '').waitFor();
  await panel.getByText(`good ${ADDRESS}`, { exact: true }).waitFor();
  expect(far.asked).toHaveLength(1);

  await dialog(page).getByRole('tab', { name: strings.event.tabs.general }).click();
  await dialog(page).getByText(strings.event.quality.tested).waitFor();
  await expectNoSecret(page);
  await dialog(page).getByRole('tab', { name: strings.event.tabs.log }).click();
  const last = dialog(page).getByRole('group').filter({ hasText: 'good' });
  await last.locator('summary').click();
  await last.getByText(`good ${ADDRESS}`, { exact: true }).waitFor();
  await keepShot(page, 'log-exchange-en');
  expect(await seriousFaults(page)).toEqual([]);
  await quit();
  expect(JSON.stringify(readJournal(folder))).not.toContain('/nic/update');
});

test('a reply nobody knows is shown in the service’s own words, for an event that is off too', async () => {
  const far = await openFarSide((_, response) => void response.end('temporarily moved to the moon'));
  const folder = dataFolder();
  writeData(folder, {
    events: [ownServiceEvent(far.port, { enabled: false, address: { kind: 'fixed', ipv4: ADDRESS } })],
    secrets: { own: { password: SECRET } },
  });
  const { window, strings, launched } = await startSaikoro({ folder });
  const page = await window();
  await rowOf(page, 'Own').dblclick();
  const panel = await openTrial(page, strings);
  await press(panel, strings.trial.send);
  await fact(launched, ({ kind, outcome }) => kind === 'update' && outcome === 'not-confirmed');
  await panel.getByText('temporarily moved to the moon', { exact: true }).waitFor();
  await panel.getByText(/did not confirm/).waitFor();
  expect(far.asked).toHaveLength(1);
  await expectNoSecret(page);
});

test('nothing is sent without an address, of a form that is not filled in, or during a pause; and the tab says why', async () => {
  const far = await openFarSide(good);
  const folder = dataFolder();
  const nowhere = ownServiceEvent(far.port, { families: { ipv4: false, ipv6: true }, address: { kind: 'fixed', ipv4: ADDRESS } });
  writeData(folder, { events: [nowhere], secrets: { own: { password: SECRET } } });
  const { window, strings } = await startSaikoro({ folder });
  const page = await window();
  await rowOf(page, 'Own').dblclick();
  const panel = await openTrial(page, strings);
  for (const button of [strings.trial.rehearse, strings.trial.send]) {
    await press(panel, button);
    await panel.getByText(strings.refusal['no-address'] ?? '').waitFor();
  }
  await dialog(page).getByRole('tab', { name: strings.event.tabs.general }).click();
  await dialog(page).getByRole('textbox', { name: 'Server' }).fill('');
  await press(await openTrial(page, strings), strings.trial.send);
  await dialog(page).getByText(strings.event.errors.required).waitFor();
  await press(dialog(page), strings.action.cancel);

  await page.evaluate(() =>
    (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> }).saikoro['app.pause']?.({ for: 'hour' }),
  );
  await rowOf(page, 'Own').dblclick();
  const paused = await openTrial(page, strings);
  await paused.getByText(strings.trial.paused).waitFor();
  expect(await paused.getByRole('button', { name: strings.trial.send }).isDisabled()).toBe(true);
  expect(far.asked).toEqual([]);
});

test('with the settings of a newer Saikoro the tab says that nothing can be sent', async () => {
  const far = await openFarSide(good);
  const folder = dataFolder();
  writeData(folder, { version: 99, events: [ownServiceEvent(far.port)] });
  const { window, strings } = await startSaikoro({ folder });
  const page = await window();
  await rowOf(page, 'Own').dblclick();
  const panel = await openTrial(page, strings);
  await panel.getByText(strings.refusal['read-only'] ?? '').waitFor();
  expect(await panel.getByRole('button', { name: strings.trial.send }).isDisabled()).toBe(true);
  expect(far.asked).toEqual([]);
});

test('a pasted update address fills in the form', { timeout: 120_000 }, async () => {
  const { page, strings, launched, far } = await started();
  const field = dialog(page).getByRole('combobox', { name: strings.event.service });
  const paste = async (text: string): Promise<void> => {
    await launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
    await field.focus();
    await page.keyboard.press('Control+V');
  };
  const offers = (name: string): Promise<void> => dialog(page).getByRole('option', { name, exact: false, selected: true }).waitFor();
  const take = async (name: string): Promise<void> => {
    await offers(name);
    await page.keyboard.press('Enter');
    await expect.poll(service).toBe(name);
  };
  const typedIn = (label: RegExp): Promise<string> => dialog(page).getByLabel(label).first().inputValue();
  const service = (): Promise<string> => field.inputValue();
  const hosts = new RegExp(`^(${strings.event.hosts}|${strings.event.host})`);

  await page.getByRole('button', { name: strings.action.add, exact: true }).first().click();
  await paste('https://f5.si/update.php?domain=shed&password=pw%262');
  await dialog(page).getByText(strings.finder.found).waitFor();
  expect(await service()).toBe('https://f5.si/update.php?domain=shed&password=•••');
  expect(await seriousFaults(page)).toEqual([]);
  await take('DDNS Now');
  await dialog(page).getByText(strings.finder.filled('DDNS Now', 'Host name, Password or API token')).waitFor();
  expect([await service(), await typedIn(hosts), await typedIn(/^Password/)]).toEqual(['DDNS Now', 'shed.f5.si', 'pw&2']);

  await paste(`curl -u 'someone:s3cret' "https://dynupdate.no-ip.com/nic/update?hostname=shed.ddns.net"`);
  await take('No-IP');
  expect([await service(), await typedIn(hosts), await typedIn(/^Password/)]).toEqual(['No-IP', 'shed.ddns.net', 's3cret']);

  await paste(`http://127.0.0.1:${far.port}/set?name=shed&ip=192.0.2.1`);
  await dialog(page).getByText(strings.finder.ownUrl).waitFor();
  await take('Own URL');
  expect([await service(), await typedIn(/^URL/)]).toEqual(['Own URL', `http://127.0.0.1:${far.port}/set?name=shed&ip={ipv4}`]);

  // Enter takes it; it does not save the event.
  await field.focus();
  await page.keyboard.type('shed.duckdns.org');
  await take('Duck DNS');
  expect([await service(), await typedIn(hosts)]).toEqual(['Duck DNS', 'shed.duckdns.org']);

  await field.focus();
  await page.keyboard.type('home.example.com');
  await page.keyboard.press('Enter');
  const unknown = strings.sentences([strings.finder.none, strings.finder.nameServers(['ns.practice.test'])]);
  await dialog(page).getByText(unknown).waitFor();
  expect(far.asked).toEqual([]);
});
