import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringsFor } from '../../preload/strings/index.ts';
import { withDisplay } from '../helpers/electron.ts';
import { practiceEvent, readSettings, writeData } from './data.ts';
import { answerDialogs } from './dialogs.ts';
import { dialog, openView } from './hands.ts';
import { startProgram } from './program.ts';
import { dataFolder, endLater, startSaikoro } from './saikoro.ts';

const { refusal, cli } = stringsFor('en');
const head = { format: 'saikoro-events-1', exportedAt: '2026-01-01T00:00:00.000Z', app: 'Saikoro 9' };
const good = practiceEvent({ id: 'good', name: 'Good one', hosts: ['good.practice.test'], enabled: false });
const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;

/** What is refused as a whole, and why. */
const refused: [string, string | Buffer, string][] = [
  ['not JSON', 'Lieber Import,', refusal['damaged-file'] ?? ''],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), refusal['damaged-file'] ?? ''],
  ['nothing', '', refusal['damaged-file'] ?? ''],
  ['half a file', JSON.stringify({ ...head, events: [good] }).slice(0, -20), refusal['damaged-file'] ?? ''],
  ['another program’s', JSON.stringify({ hello: 'world', events: [good] }), refusal['not-a-saikoro-file'] ?? ''],
  ['a later format', JSON.stringify({ ...head, format: 'saikoro-events-2', events: [good] }), refusal['newer-format'] ?? ''],
  ['events that are none', JSON.stringify({ ...head, events: 'many' }), refusal['damaged-file'] ?? ''],
  ['30 MB', JSON.stringify({ ...head, padding: 'x'.repeat(30 * 2 ** 20), events: [good] }), refusal['too-large'] ?? ''],
];

/** What is let in but for the bad parts of it. */
const sifted: [string, string][] = [
  [
    'reaching for the prototype',
    `{"__proto__":{"polluted":1},${JSON.stringify({ ...head, events: [good] }).slice(1, -2)},{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}`,
  ],
  ['an event 50,000 deep', `${JSON.stringify({ ...head, events: [good] }).slice(0, -2)},${deep}]}`],
  [
    'one id twice, strange types',
    JSON.stringify({ ...head, events: [good, { ...good, name: 'Twin' }, null, 7, [], { ...good, id: '../../etc', type: 'exe' }] }),
  ],
];

test('hostile files are refused in words, and change nothing', async () => {
  const [folder, elsewhere] = [dataFolder(), dataFolder('hostile')];
  const events = [practiceEvent({ name: 'Mine', enabled: false })];
  writeData(folder, { events });
  const { launched, window, strings, quit, state } = await startSaikoro({ folder });
  const page = await window();
  await openView(page, strings, 'settings');
  const file = join(elsewhere, 'import.json');
  await answerDialogs(launched.app, { open: file });

  for (const [what, text, sentence] of refused) {
    writeFileSync(file, text);
    await page.getByRole('button', { name: strings.settings.import }).click();
    const told = page.getByRole('alert').filter({ hasText: sentence });
    await told.waitFor().catch((error: Error) => Promise.reject(new Error(`${what}: ${error.message}`)));
    await told.getByRole('button', { name: strings.action.dismiss }).click();
    await told.waitFor({ state: 'detached' });
  }
  expect((await state()).events.map(({ event }) => event.name)).toEqual(['Mine']);

  for (const [index, [what, text]] of sifted.entries()) {
    writeFileSync(file, text);
    await page.getByRole('button', { name: strings.settings.import }).click();
    await dialog(page)
      .getByText(strings.settings.imported(index === 0 ? 1 : 0))
      .waitFor()
      .catch((error: Error) => Promise.reject(new Error(`${what}: ${error.message}`)));
    await dialog(page).getByRole('button', { name: strings.action.ok }).click();
  }
  expect((await state()).events.map(({ event }) => event.name).sort()).toEqual(['Good one', 'Mine']);
  const polluted = () => (({}) as { polluted?: unknown }).polluted === undefined && ([] as { polluted?: unknown }).polluted === undefined;
  expect(await launched.app.evaluate(polluted)).toBe(true);
  expect(await page.evaluate(polluted)).toBe(true);
  await quit();
  expect(
    readSettings(folder)
      .events.map(({ id }) => id)
      .sort(),
  ).toEqual(['good', 'practice-home']);
});

test.for([
  { what: 'a hostile file', make: (file: string) => writeFileSync(file, 'nonsense'), why: 'damaged-file' },
  { what: 'a pipe nobody writes to', make: (file: string) => void spawnSync('mkfifo', [file]), why: 'unreadable-file' },
])('--import of $what says why on the terminal and goes on', async ({ make, why }) => {
  await withDisplay();
  const [folder, elsewhere] = [dataFolder(), dataFolder('hostile')];
  const file = join(elsewhere, 'import.json');
  make(file);
  const { child, ended } = startProgram([`--user-data-dir=${folder}`, '--practice', '--hidden', '--log=json', '--import', file], {
    LANG: 'en_GB.UTF-8',
    LANGUAGE: 'en',
  });
  endLater(child);
  let text = '';
  const told = new Promise<string>((found, fail) => {
    child.once('exit', (code) => fail(new Error(`it ended (${code}) before it said anything: ${text}`)));
    child.stderr?.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes(file)) found(text);
    });
  });
  expect(await told).toContain(cli.importFailed(file, refusal[why] ?? ''));
  child.kill('SIGTERM');
  expect((await ended).out).toContain('"problem":"import-failed"');
});
