import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { Strings } from '../../preload/strings/index.ts';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, readSettings, writeData } from './data.ts';
import { choose, dialog, pressOk, rowOf, takeFixed } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepFailure, keepShot } from './shots.ts';

const ADDRESS = '203.0.113.77';
const KEY = 'k3y-for-the-shed';

/** A server of the user's own on loopback, with words of its own. */
const openServer = async () => {
  const asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    asked.push({ method, url, headers });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ state: 'stored', address: ADDRESS }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, port: (server.address() as AddressInfo).port };
};

const openTab = async (page: Page, strings: Strings, tab: keyof Strings['event']['tabs']): Promise<Locator> => {
  await dialog(page).getByRole('tab', { name: strings.event.tabs[tab] }).click();
  return dialog(page).getByRole('tabpanel', { name: strings.event.tabs[tab] });
};
const press = (within: Locator, name: string): Promise<void> => within.getByRole('button', { name, exact: true }).click();

test('a pasted command becomes an own URL with all it carries, is tried, and the reply says what a success looks like', {
  timeout: 120_000,
}, async () => {
  const { asked, port } = await openServer();
  const folder = dataFolder();
  writeData(folder, {});
  const { window, strings, launched, state, quit } = await startSaikoro({ folder });
  const page = await window();
  keepFailure(page);
  await page.getByRole('button', { name: strings.action.add, exact: true }).first().click();
  const command = `curl -k -X PUT -H 'X-Api-Key: ${KEY}' "http://127.0.0.1:${port}/set?name=shed&ip=auto"`;
  await launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), command);
  // The field of the service has the focus. What may be secret in the command is not shown.
  await dialog(page).getByRole('option').first().waitFor();
  await page.keyboard.press('Control+V');
  await dialog(page).getByText(strings.finder.ownUrl).waitFor();
  expect(await dialog(page).getByRole('combobox', { name: strings.event.service }).inputValue()).toBe(
    `curl … http://127.0.0.1:${port}/set?name=shed&ip=auto`,
  );
  await page.keyboard.press('Enter');
  await dialog(page).getByText(strings.finder.dropped('-k')).waitFor();
  await dialog(page).getByText(strings.event.plainHttp).waitFor();
  expect(await dialog(page).getByLabel('Headers').inputValue()).toBe(`X-Api-Key: ${KEY}`);
  await dialog(page).getByText(strings.event.showTyped).first().waitFor();
  await dialog(page).getByLabel('Headers').scrollIntoViewIfNeeded();
  await keepShot(page, 'own-url-pasted-en');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog(page).getByRole('textbox', { name: strings.event.name, exact: true }).fill('Shed');
  await dialog(page)
    .getByRole('textbox', { name: new RegExp(`^${strings.event.hosts}`) })
    .fill('shed.practice.test');
  await takeFixed(page, strings, ADDRESS);

  const panel = await openTab(page, strings, 'trial');
  await press(panel, strings.trial.rehearse);
  await panel.getByText(`PUT http://127.0.0.1:${port}/set?name=shed&ip=${ADDRESS}`).waitFor();
  await panel.getByText('X-Api-Key: •••').waitFor();
  expect(asked).toEqual([]);

  await press(panel, strings.trial.send);
  await fact(launched, ({ kind, outcome }) => kind === 'update' && outcome === 'not-confirmed');
  expect(asked).toMatchObject([{ method: 'PUT', url: `/set?name=shed&ip=${ADDRESS}`, headers: { 'x-api-key': KEY } }]);
  await choose(page, panel, strings.trial.success.label, strings.trial.success.json('/state', 'stored'));
  await panel.getByText(strings.trial.success.help).scrollIntoViewIfNeeded();
  await keepShot(page, 'own-url-success-en');
  expect(await seriousFaults(page)).toEqual([]);
  // The same choice stands by the reply in the log.
  const log = await openTab(page, strings, 'log');
  await log.locator('summary').click();
  await log.getByRole('button', { name: strings.trial.success.label }).getByText(strings.trial.success.json('/state', 'stored')).waitFor();
  await pressOk(page, strings);
  expect(readSettings(folder).events.at(-1)).toMatchObject({ settings: { method: 'PUT', successAt: '/state', successIs: 'stored' } });

  // What is stored can be tried again without being typed again.
  await rowOf(page, 'Shed').dblclick();
  const again = await openTab(page, strings, 'trial');
  await press(again, strings.trial.send);
  await again.getByText(strings.refusal['too-soon'] ?? '').waitFor();
  const storedOf = async () => (await state()).events.find(({ event }) => event.name === 'Shed')?.storedSecrets.toSorted();
  expect(await storedOf()).toEqual(['headers', 'url']);
  await press(await openTab(page, strings, 'general'), strings.event.removeStored('Headers'));
  await press(dialog(page), strings.event.keepStored('Headers'));
  await press(dialog(page), strings.event.removeStored('Headers'));
  await keepShot(page, 'own-url-remove-en');
  await pressOk(page, strings);
  expect(await storedOf()).toEqual(['url']);
  await quit();
});

test('a server of one’s own is asked how it takes both families only where both are wanted', async () => {
  const folder = dataFolder();
  const settings = { server: 'dyn.example.net', username: 'me' };
  const source = { kind: 'fixed' as const, ipv4: ADDRESS };
  writeData(folder, {
    events: [ownServiceEvent(1, { settings, enabled: false, address: source, families: { ipv4: true, ipv6: true } })],
    secrets: { own: { password: 'p4ssword' } },
  });
  const { window, strings } = await startSaikoro({ folder });
  const page = await window();
  keepFailure(page);
  await rowOf(page, 'Own').dblclick();
  const label = 'How IPv4 and IPv6 are both sent';
  const choice = dialog(page).getByRole('button', { name: label });
  // As it was before there was a choice.
  expect(await choice.textContent()).toContain('Together (myip=IPv4,IPv6)');
  await choose(page, dialog(page), label, 'Together, by names of their own (myip and myip6)');
  await press(dialog(page), strings.event.moreOptions);
  await dialog(page).getByLabel('Host names in one request').fill('1001');
  await keepShot(page, 'own-dyndns2-en');
  await press(dialog(page), strings.action.save);
  await dialog(page).getByText(strings.event.errors['out-of-range']).waitFor();
  await dialog(page).getByLabel('Host names in one request').fill('50');
  await pressOk(page, strings);
  expect(readSettings(folder).events[0]).toMatchObject({ settings: { bothFamilies: 'myip6', hostsPerRequest: 50 } });

  await rowOf(page, 'Own').dblclick();
  const addresses = await openTab(page, strings, 'address');
  await addresses.locator('label').filter({ hasText: 'IPv6' }).first().click();
  await openTab(page, strings, 'general');
  await dialog(page).getByLabel('Host names in one request').waitFor();
  expect(await choice.count()).toBe(0);
});
