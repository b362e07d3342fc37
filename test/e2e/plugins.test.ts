import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { repoRoot } from '../helpers/electron.ts';
import { seriousFaults } from './axe.ts';
import { writeData } from './data.ts';
import { answerDialogs } from './dialogs.ts';
import { openFarSide } from './far-side.ts';
import { dialog, fillEvent, openView, pressOk, rowOf, takeFixed } from './hands.ts';
import { asFile, BAD, consent, drag, drop, ownPlugin } from './plugin-files.ts';
import { runProgram } from './program.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';
import { keepShot } from './shots.ts';

const TOKEN = 'open & sesame';
const NAME = 'shed.saikoro-plugin.json';

test('a dropped plug-in works at once, is there after a restart, asks again when its file changed, and goes when told', {
  timeout: 180_000,
}, async () => {
  const folder = dataFolder();
  const far = await openFarSide();
  writeData(folder, {});
  const first = await startSaikoro({ folder });
  const { strings } = first;
  const { plugins: words } = strings;
  const page = await first.window();
  const start = page.url();

  for (const { file, code, place } of BAD) {
    await drop(page, file);
    const sheet = dialog(page);
    await sheet.getByText(code, { exact: true }).first().waitFor();
    await sheet.getByText(words.problems.text(file.name)).waitFor();
    if (place)
      await sheet
        .getByText(words.problems.place(...place))
        .first()
        .waitFor();
    for (const label of [words.problems.expected, words.problems.example])
      expect(await sheet.getByText(label, { exact: true }).count()).toBeGreaterThan(0);
    expect(await seriousFaults(page), file.name).toEqual([]);
    await sheet.getByRole('button', { name: words.problems.copy }).click();
    await vi.waitFor(async () =>
      expect(await first.launched.app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(
        new RegExp(`^${file.name}:\\d+:\\d+ ${code} `),
      ),
    );
    await sheet.getByRole('button', { name: strings.action.close }).click();
    await sheet.waitFor({ state: 'detached' });
  }
  for (const [file, code] of [
    [asFile('photo.png', 'not even close'), 'not-a-plugin'],
    [asFile('big.saikoro-plugin.json', ' '.repeat(65_537)), 'plugin-too-large'],
    [asFile('saikoro-events.json', JSON.stringify({ format: 'saikoro-events-1', events: [] })), 'plugin-is-export'],
  ] as const) {
    await drop(page, file);
    await page.getByText(strings.refusal[code] ?? '').waitFor();
  }
  expect((await first.state()).plugins).toEqual([]);
  expect(page.url()).toBe(start);
  expect(readdirSync(folder).filter((name) => name.startsWith('plugin'))).toEqual([]);

  await drag(page, [asFile(NAME, ownPlugin())], 'hold');
  await page.getByText(words.drop).waitFor();
  await drag(page, [asFile(NAME, ownPlugin())], 'go away');
  await page.getByText(words.drop).waitFor({ state: 'detached' });
  await drop(page, asFile(NAME, ownPlugin()));
  const asking = consent(page, strings);
  await asking.getByText('Shed DNS', { exact: true }).waitFor();
  await asking.getByText(words.consent.ownHost).waitFor();
  await asking.getByText('Authorization: Bearer •••').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, 'plugin-consent');
  await asking.getByText(words.consent.plainHttpOwn('It is for use at home only.')).waitFor();
  await asking.getByRole('button', { name: strings.action.cancel }).click();
  await asking.waitFor({ state: 'detached' });
  expect((await first.state()).plugins).toEqual([]);

  await drop(page, asFile(NAME, ownPlugin()));
  await asking.getByRole('button', { name: words.install, exact: true }).click();
  await page.getByText(words.added('Shed DNS')).waitFor();
  await page.getByRole('button', { name: words.tryIt }).click();
  expect(await dialog(page).getByRole('combobox', { name: strings.event.service }).inputValue()).toBe('Shed DNS');
  await fillEvent(page, strings, {
    name: 'Shed',
    service: 'Shed DNS',
    host: 'shed.practice.test',
    fields: { Server: `http://127.0.0.1:${far.port}`, Token: TOKEN },
  });
  await takeFixed(page, strings, '203.0.113.77');
  await pressOk(page, strings);
  expect(await far.request(1)).toEqual({ hosts: ['shed.practice.test'], address: '203.0.113.77', authorization: `Bearer ${TOKEN}` });
  await fact(first.launched, (one) => updated(one) && one.name === 'Shed');
  await first.quit();

  const second = await startSaikoro({ folder });
  expect((await second.state()).plugins).toMatchObject([{ id: 'shed-dns', state: 'ok', source: NAME }]);
  const again = await second.window();
  await openView(again, strings, 'settings');
  await again.getByRole('region', { name: words.title }).getByText('Shed DNS').waitFor();
  await second.quit();

  const file = join(folder, 'plugin-shed-dns.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('/nic/update', '/v2/update'));
  const third = await startSaikoro({ folder });
  const changed = await third.window();
  await changed.getByText(strings.problem['plugin-changed'].title).waitFor();
  await openView(changed, strings, 'settings');
  const section = changed.getByRole('region', { name: words.title });
  await section.getByText(words.state.changed).waitFor();
  await section.getByRole('button', { name: words.review }).click();
  const reviewing = consent(changed, strings, 'changedTitle');
  await reviewing.getByText(/\/v2\/update/).waitFor();
  expect(far.asked).toHaveLength(1);
  await reviewing.getByRole('button', { name: words.agree }).click();
  await changed.getByRole('button', { name: strings.action.close }).click();
  await changed.getByText(strings.problem['plugin-changed'].title).waitFor({ state: 'detached' });
  // A setting names its server, and the file agreed to before is gone: nobody gets the token until it is typed for the new one.
  await changed.getByRole('button', { name: strings.banner.missingAction }).click();
  expect(far.asked).toHaveLength(1);
  await dialog(changed).getByLabel('Token').fill(TOKEN);
  await dialog(changed).getByRole('button', { name: strings.action.save, exact: true }).click();
  await far.request(2);

  await section.getByRole('button', { name: words.remove('Shed DNS') }).click();
  await dialog(changed).getByText(words.removeText(1)).waitFor();
  await dialog(changed).getByRole('button', { name: words.removeAct, exact: true }).click();
  await section.getByText(words.none).waitFor();
  await fact(third.launched, ({ kind, name, reason }) => kind === 'update' && name === 'Shed' && reason === 'unknown-service');
  await openView(changed, strings, 'events');
  await rowOf(changed, 'Shed')
    .getByText(strings.reason['unknown-service']({ service: 'Shed DNS' }))
    .waitFor();
  expect(far.asked).toHaveLength(2);
  expect(readdirSync(folder).filter((name) => name.startsWith('plugin-'))).toEqual([]);
});

test('several files are asked about one after the other, and one that the system opens is asked about in the window', async () => {
  const folder = dataFolder();
  writeData(folder, {});
  const { launched, window, strings, state } = await startSaikoro({ folder });
  const page = await window();
  const two = ['One', 'Two'].map((name) => asFile(`${name}.saikoro-plugin.json`, ownPlugin({ id: name.toLowerCase(), name })));
  await drop(page, ...two, asFile('notes.txt', 'x'));
  await page.getByText(strings.refusal['not-a-plugin'] ?? '').waitFor();
  for (const name of ['One', 'Two']) {
    await consent(page, strings).getByText(name, { exact: true }).waitFor();
    await consent(page, strings).getByRole('button', { name: strings.plugins.install, exact: true }).click();
    await page.getByText(strings.plugins.added(name)).waitFor();
    await page.getByRole('button', { name: strings.action.close }).click();
  }
  expect((await state()).plugins.map(({ id }) => id)).toEqual(['one', 'two']);

  const file = join(folder, 'opened.saikoro-plugin');
  writeFileSync(file, ownPlugin());
  const second = await runProgram([`--user-data-dir=${folder}`, '--practice', '--hidden', file]);
  expect(second.code).toBe(0);
  await consent(page, strings).getByText('opened.saikoro-plugin').waitFor();
  await keepShot(page, 'plugin-opened');
  await page.keyboard.press('Escape');
  await consent(page, strings).waitFor({ state: 'detached' });
  // As macOS tells of a double click.
  await launched.app.evaluate(({ app }, path) => void app.emit('open-file', { preventDefault: () => {} }, path), file);
  await consent(page, strings).getByText('opened.saikoro-plugin').waitFor();
  expect((await state()).plugins).toHaveLength(2);
});

/** docs/plugins.md: the second example, for a server of one's own as the same page says. */
const documented = (): string => {
  const docs = readFileSync(join(repoRoot, 'docs/plugins.md'), 'utf8');
  const [, json = ''] = /<!-- example:plain -->\s*```json\n([\s\S]*?)```/.exec(docs) ?? [];
  const plain = JSON.parse(json) as { settings: unknown[] };
  const server = { key: 'server', kind: 'hostname', label: { ja: 'サーバー', en: 'Server' }, required: true };
  const plainHttp = { ja: '自宅の中だけで使うためです。', en: 'It is for use at home only.' };
  return JSON.stringify({ ...plain, host: '{server}', selfHosted: true, plainHttp, settings: [server, ...plain.settings] });
};

test('a plug-in written from docs/plugins.md alone works without a restart', async () => {
  const folder = dataFolder();
  writeData(folder, {});
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.end(`OK ${new URL(request.url ?? '', 'http://far.test').searchParams.get('ipv4')}`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const { launched, window, strings } = await startSaikoro({ folder, language: 'ja' });
  const page = await window();
  const elsewhere = join(dataFolder('stick'), 'mine.saikoro-plugin.json');
  writeFileSync(elsewhere, documented());
  await answerDialogs(launched.app, { open: elsewhere });
  await openView(page, strings, 'settings');
  await page.getByRole('button', { name: strings.plugins.add }).click();
  await consent(page, strings).getByRole('button', { name: strings.plugins.install, exact: true }).click();
  await page.getByRole('button', { name: strings.plugins.tryIt }).click();
  await fillEvent(page, strings, {
    name: '自宅',
    service: 'サンプル DNS',
    host: 'home.dns.example.com',
    fields: { サーバー: `http://127.0.0.1:${port}`, トークン: TOKEN },
  });
  await takeFixed(page, strings, '203.0.113.78');
  await pressOk(page, strings);
  await fact(launched, (one) => updated(one) && one.name === '自宅');
  expect(asked).toEqual([`/update/home?ipv4=203.0.113.78 Bearer ${TOKEN}`]);
});
