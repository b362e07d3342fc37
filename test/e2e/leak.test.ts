import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ownServiceEvent, writeData } from './data.ts';
import { answerDialogs } from './dialogs.ts';
import { openFarSide } from './far-side.ts';
import { choose, dialog, fillEvent, openView, pressOk, rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';

const PASSWORD = 'Kagi-7Q4z/ひみつ+x9';
const USER = 'me-and-nobody-else';

/** Every shape in which it could come out again. */
const shapes = [
  PASSWORD,
  'Kagi-7Q4z',
  encodeURIComponent(PASSWORD),
  JSON.stringify(PASSWORD).slice(1, -1),
  Buffer.from(PASSWORD).toString('base64').replace(/=+$/, ''),
  Buffer.from(`${USER}:${PASSWORD}`).toString('base64').replace(/=+$/, ''),
];
const findings = (where: string, bytes: Buffer): string[] =>
  shapes.filter((shape) => bytes.includes(shape) || bytes.includes(Buffer.from(shape, 'utf16le'))).map((shape) => `${shape} in ${where}`);

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

test('a password comes out nowhere: not after success, failure, export, in files, logs or the window', async () => {
  const folder = dataFolder();
  const elsewhere = dataFolder('export');
  mkdirSync(elsewhere, { recursive: true });
  // The service takes one name; for the other it throws everything it was sent back at us.
  const far = await openFarSide((asked, response) => {
    if (asked.hosts[0] === 'own.practice.test') return void response.end(`good ${asked.address}`);
    const sent = Buffer.from(asked.authorization.slice(6), 'base64').toString();
    response.end(`badauth ${sent} ${PASSWORD} ${asked.authorization} ${encodeURIComponent(PASSWORD)}`);
  });
  const refused = ownServiceEvent(far.port, { id: 'refused', name: 'Refused', hosts: ['refused.practice.test'] });
  writeData(folder, { events: [refused], secrets: { refused: { password: PASSWORD } } });
  const { launched, window, strings, state, quit } = await startSaikoro({ folder });
  const page = await window();
  const printed: string[] = [];
  page.on('console', (message) => printed.push(message.text()));

  await page.getByRole('button', { name: strings.action.add, exact: true }).click();
  await fillEvent(page, strings, {
    name: 'Own',
    service: 'DynDNS2 (own server)',
    host: 'own.practice.test',
    fields: { Server: `http://127.0.0.1:${far.port}`, 'User name': USER, 'Password or token': PASSWORD },
  });
  await pressOk(page, strings);
  await fact(launched, (one) => updated(one) && one.name === 'Own');
  const told = far.asked.map(({ authorization }) => Buffer.from(authorization.slice(6), 'base64').toString());
  expect(told).toEqual(expect.arrayContaining([`me:${PASSWORD}`, `${USER}:${PASSWORD}`]));
  await fact(launched, (one) => one.kind === 'update' && one.name === 'Refused' && one.outcome === 'auth-failed');
  const seen: [string, Buffer][] = [];
  const look = async (where: string) =>
    seen.push([where, Buffer.from(await page.content())], [`state, ${where}`, Buffer.from(JSON.stringify(await state()))]);
  await look('list');
  await rowOf(page, 'Refused').dblclick();
  await look('properties');
  await dialog(page).getByRole('tab', { name: strings.event.tabs.log }).click();
  // What the service threw back at us stands in the list, and beneath it the exchange itself.
  await dialog(page).getByRole('listitem').filter({ hasText: 'badauth' }).first().waitFor();
  await dialog(page).locator('.log-exchange').waitFor();
  await look('log');
  await dialog(page).getByRole('button', { name: strings.action.cancel }).click();
  await openView(page, strings, 'history');
  await page.getByRole('searchbox', { name: strings.history.search }).fill('refused badauth');
  await page.getByRole('region', { name: strings.history.label }).getByRole('listitem').filter({ hasText: 'Refused' }).first().waitFor();
  await look('history');
  for (const of of ['journal', 'timeline'] as const)
    for (const as of ['csv', 'json'] as const) {
      const file = join(elsewhere, `${of}.${as}`);
      await answerDialogs(launched.app, { save: file });
      await page.getByRole('button', { name: strings.history.export, exact: true }).click();
      await choose(page, dialog(page), strings.history.exportOf, strings.history.exportOfs[of]);
      await choose(page, dialog(page), strings.history.exportAs, strings.history.exportAses[as]);
      await dialog(page).getByRole('button', { name: strings.settings.export, exact: true }).click();
      await dialog(page).waitFor({ state: 'detached' });
      seen.push([`${of} as ${as}`, readFileSync(file)]);
    }
  expect(seen.find(([where]) => where === 'journal as csv')?.[1].toString()).toContain('Refused');

  const exported = join(elsewhere, 'events.json');
  await answerDialogs(launched.app, { save: exported });
  await openView(page, strings, 'settings');
  await page.getByRole('button', { name: strings.settings.export }).click();
  await dialog(page).getByRole('button', { name: strings.settings.export }).click();
  await page.getByText(strings.settings.exported(2, exported)).waitFor();
  const inPage = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  await quit();

  const kept = filesIn(folder).filter((file) => !/^secrets-file\.json(\.bak)?$/.test(relative(folder, file)));
  expect(kept.map((file) => relative(folder, file))).toEqual(expect.arrayContaining(['settings.json', 'journal.jsonl', 'ledger.jsonl']));
  for (const file of [...kept, exported]) seen.push([file, readFileSync(file)]);
  for (const [where, text] of Object.entries({
    stdout: launched.stdout.join('\n'),
    stderr: launched.stderr.join('\n'),
    console: printed.join('\n'),
    inPage,
  }))
    seen.push([where, Buffer.from(text)]);
  expect(seen.flatMap(([where, bytes]) => findings(where, bytes))).toEqual([]);
  expect(findings('its own file', readFileSync(join(folder, 'secrets-file.json')))).not.toEqual([]);
});
