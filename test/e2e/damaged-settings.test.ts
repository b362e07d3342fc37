import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practiceEvent, readSettings, writeData } from './data.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const events = [
  practiceEvent({ name: 'Home', enabled: false }),
  practiceEvent({ id: 'second', name: 'Cellar', hosts: ['b.practice.test'], enabled: false }),
];

test('damaged settings are set aside and told, and the events of the backup live on', async () => {
  const folder = dataFolder();
  writeData(folder, { events });
  writeFileSync(join(folder, 'settings.json.bak'), readFileSync(join(folder, 'settings.json')));
  const torn = readFileSync(join(folder, 'settings.json'), 'utf8').slice(0, 400);
  writeFileSync(join(folder, 'settings.json'), torn);

  const { launched, window, strings, quit } = await startSaikoro({ folder });
  await fact(launched, ({ kind, problem }) => kind === 'problem' && problem === 'settings-damaged');
  const page = await window();
  const told = page.getByRole('alert').filter({ hasText: strings.problem['settings-damaged'].title });
  await told.waitFor();
  for (const { name } of events) await page.getByRole('row', { name }).waitFor();
  await keepShot(page, 'settings-damaged');
  await told.getByRole('button', { name: strings.action.dismiss }).click();
  await told.waitFor({ state: 'detached' });
  await quit();

  const aside = readdirSync(folder).find((name) => name.startsWith('settings.json.damaged-'));
  expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(torn);
  expect(readSettings(folder).events.map(({ name }) => name)).toEqual(['Home', 'Cellar']);
});

test('settings edited by hand are taken, and told with where the version before lies', async () => {
  const folder = dataFolder();
  const file = join(folder, 'settings.json');
  writeData(folder, { events });
  const first = await startSaikoro({ folder });
  await fact(first.launched, ({ kind }) => kind === 'started');
  const page = await first.window();
  for (const action of ['enable', 'disable'] as const) {
    await page.getByRole('row', { name: 'Cellar' }).click();
    await page.getByRole('button', { name: first.strings.action[action] }).click();
  }
  await first.quit();
  writeFileSync(file, readFileSync(file, 'utf8').replace('"Cellar"', '"The cellar"'));

  const { window, strings, quit } = await startSaikoro({ folder, language: 'ja' });
  const again = await window();
  const kept = readdirSync(folder).find((name) => name.startsWith('settings.json.before-')) ?? 'none';
  await again.getByRole('alert').filter({ hasText: strings.problem['settings-edited'].title }).getByText(kept).waitFor();
  await again.getByRole('row', { name: 'The cellar' }).waitFor();
  await keepShot(again, 'settings-edited');
  await quit();
  expect(readSettings(folder).events.map(({ name }) => name)).toEqual(['Home', 'The cellar']);
});

test('with files of 3 GB in its folder it starts, tells each, and goes on', async () => {
  const folder = dataFolder();
  const names = [
    'settings.json',
    'settings.json.bak',
    'secrets.json',
    'secrets-file.json',
    'ledger.jsonl',
    'plugins.json',
    'approvals.json',
    'health.json',
    'timeline.jsonl',
    'timeline-today.jsonl',
  ];
  for (const name of [...names, 'journal.jsonl', 'journal.1.jsonl']) {
    writeFileSync(join(folder, name), '{"version":1,');
    truncateSync(join(folder, name), 3 * 2 ** 30);
  }
  const { launched, window, strings, quit } = await startSaikoro({ folder });
  for (const code of [
    'settings-lost',
    'secrets-damaged',
    'ledger-damaged',
    'plugin-damaged',
    'approvals-damaged',
    'journal-damaged',
  ] as const)
    await fact(launched, ({ kind, problem }) => kind === 'problem' && problem === code);
  const page = await window();
  await page.getByRole('alert').filter({ hasText: strings.problem['settings-lost'].title }).waitFor();
  await quit();
  expect(readdirSync(folder).filter((name) => name.includes('.damaged-')).length).toBeGreaterThanOrEqual(names.length);
});

test('settings of a newer Saikoro are shown, said to be so, and not written', async () => {
  const folder = dataFolder();
  writeData(folder, { version: 99, events });
  const before = readFileSync(join(folder, 'settings.json'), 'utf8');

  const { window, strings, quit, state } = await startSaikoro({ folder });
  const page = await window();
  await page.getByRole('alert').filter({ hasText: strings.banner.readOnly }).waitFor();
  await page.getByRole('row', { name: 'Cellar' }).waitFor();
  await keepShot(page, 'settings-newer');
  expect((await state()).readOnly).toBe(true);

  await page.getByRole('row', { name: 'Cellar' }).click();
  await page.getByRole('button', { name: strings.action.enable }).click();
  await page.getByText(strings.refusal['read-only'] ?? '').waitFor();
  await quit();
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(before);
});
