import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandEvent, practiceEvent, readSettings, writeData } from './data.ts';
import { answerDialogs } from './dialogs.ts';
import { dialog, openView, rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro, updated } from './saikoro.ts';
import { keepShot } from './shots.ts';

const PASSPHRASE = 'tanuki to kitsune';
const events = [
  practiceEvent({ name: 'Home' }),
  practiceEvent({ id: 'cellar', name: 'Cellar', hosts: ['cellar.practice.test'], enabled: false }),
  commandEvent('true', [], { name: 'Restart the router', schedule: { kind: 'daily', at: '04:30' } }),
];

test('events move to another computer in the window, their passwords under a passphrase', async () => {
  const [old, fresh, elsewhere] = [dataFolder('old'), dataFolder('new'), dataFolder('stick')];
  const file = join(elsewhere, 'events.json');
  writeData(old, { events, secrets: { 'practice-home': { password: 'saikoro' } } });

  const from = await startSaikoro({ folder: old });
  const { strings } = from;
  const page = await from.window();
  await answerDialogs(from.launched.app, { save: file });
  await openView(page, strings, 'settings');
  await page.getByRole('button', { name: strings.settings.export }).click();
  const sheet = dialog(page);
  await sheet.getByText(strings.settings.withSecrets).click();
  await sheet.getByLabel(strings.settings.passphrase, { exact: true }).fill(PASSPHRASE);
  await sheet.getByLabel(strings.settings.passphraseAgain).fill('something else');
  await sheet.getByRole('button', { name: strings.settings.export }).click();
  await sheet.getByText(strings.settings.passphraseDiffers).waitFor();
  await keepShot(page, 'export');
  await sheet.getByLabel(strings.settings.passphraseAgain).fill(PASSPHRASE);
  await sheet.getByRole('button', { name: strings.settings.export }).click();
  await page.getByText(strings.settings.exported(3, file)).waitFor();
  await from.quit();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('Restart the router');
  expect(text).not.toContain('"saikoro"');

  writeData(fresh, { events: [practiceEvent({ id: 'other', name: 'Other', hosts: ['other.practice.test'], enabled: false })] });
  const to = await startSaikoro({ folder: fresh });
  const there = await to.window();
  await answerDialogs(to.launched.app, { open: file });
  await openView(there, strings, 'settings');
  await there.getByRole('button', { name: strings.settings.import }).click();
  const asking = dialog(there);
  await asking.getByLabel(strings.settings.passphrase).fill('wrong');
  await asking.getByRole('button', { name: strings.settings.goOn }).click();
  await asking.getByText(strings.refusal['passphrase-wrong'] ?? '').waitFor();
  await asking.getByLabel(strings.settings.passphrase).fill(PASSPHRASE);
  await asking.getByRole('button', { name: strings.settings.goOn }).click();
  await asking.getByText(strings.settings.imported(3)).waitFor();
  // A program somebody else wrote down does not run before it was looked at.
  await asking.getByText('Restart the router').waitFor();
  await keepShot(there, 'imported');
  await asking.getByRole('button', { name: strings.action.ok }).click();
  // Its password came along.
  await fact(to.launched, (one) => updated(one) && one.name === 'Home');
  await openView(there, strings, 'events');
  for (const { name } of events) await rowOf(there, name).waitFor();

  await openView(there, strings, 'settings');
  await there.getByRole('button', { name: strings.settings.import }).click();
  await dialog(there).getByLabel(strings.settings.passphrase).fill(PASSPHRASE);
  await dialog(there).getByRole('button', { name: strings.settings.goOn }).click();
  await dialog(there).getByText(strings.settings.imported(0)).waitFor();
  await to.quit();
  const kept = readSettings(fresh).events;
  expect(kept.map(({ name }) => name).sort()).toEqual(['Cellar', 'Home', 'Other', 'Restart the router']);
  expect(kept.find(({ type }) => type === 'command')?.enabled).toBe(false);
});
