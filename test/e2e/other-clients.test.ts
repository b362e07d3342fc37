import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { readSettings, writeData } from './data.ts';
import { dialog, openView } from './hands.ts';
import { asFile, drop } from './plugin-files.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const SECRET = 'tanuki-ga-3-biki';
const INADYN = `period = 300
provider no-ip.com {
    username = mari
    password = "${SECRET}"
    hostname = { attic.garden.example, cellar.garden.example }
}
provider domains.google.com {
    username = mari
    password = "${SECRET}"
    hostname = gone.garden.example
}
`;
const DDCLIENT = `use=web
postscript=/root/after.sh
protocol=duckdns, password=${SECRET}-2 shed
protocol=cloudflare, zone=garden.example, password=<your token>
porch.garden.example
`;

/** Practice has an event of its own. */
const imported = (folder: string) => readSettings(folder).events.filter((event) => event.type !== 'dns' || event.service !== 'practice');

const everyFile = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|jsonl)$/.test(entry.name) && !entry.name.startsWith('secrets'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');

test.each(['en', 'ja'] as const)('settings of other clients become events, seen first: %s', { timeout: 240_000 }, async (language) => {
  const folder = dataFolder(`clients-${language}`);
  writeData(folder, { settings: { language } });
  const saikoro = await startSaikoro({ folder, language });
  const { strings } = saikoro;
  const { imports: words } = strings;
  const page = await saikoro.window();

  await drop(page, asFile('inadyn.conf', INADYN));
  const sheet = dialog(page);
  await sheet.getByText('attic.garden.example, cellar.garden.example').waitFor();
  await sheet.getByText(words.left['service-ended']('gone.garden.example: Google Domains')).waitFor();
  await sheet.getByText(words.note.interval('300')).waitFor();
  expect(await page.content()).not.toContain(SECRET);
  expect(await seriousFaults(page)).toEqual([]);
  await keepShot(page, `clients-inadyn-${language}`);
  // Cancelled: nothing came of it.
  await sheet.getByRole('button', { name: strings.action.cancel }).click();
  await sheet.waitFor({ state: 'detached' });
  expect(imported(folder)).toEqual([]);

  await drop(page, asFile('inadyn.conf', INADYN));
  await sheet.getByText('attic.garden.example, cellar.garden.example').waitFor();
  await sheet.getByText(words.switchOn).click();
  await sheet.getByRole('button', { name: words.bring(1) }).click();
  await page.getByText(words.added(1)).waitFor();
  await page.locator('[role=row][aria-selected=true]').filter({ hasText: 'attic.garden.example' }).waitFor();

  await drop(page, asFile('ddclient.conf', DDCLIENT));
  await sheet.getByText('shed.duckdns.org').first().waitFor();
  await sheet.getByText(words.left.script('postscript')).waitFor();
  await sheet.getByLabel(/token|トークン/i).fill(`${SECRET}-3`);
  await keepShot(page, `clients-ddclient-${language}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepShot(page, `clients-ddclient-${language}-dark`);
  await page.emulateMedia({ colorScheme: null });
  await sheet.getByText(words.switchOn).click();
  await sheet.getByRole('button', { name: words.bring(2) }).click();
  await page.getByText(words.added(2)).waitFor();

  // The same once more: it is here already.
  await drop(page, asFile('ddclient.conf', DDCLIENT));
  await sheet.getByRole('button', { name: words.bring(2) }).click();
  await page.getByText(words.skipped(2)).waitFor();

  await openView(page, strings, 'settings');
  await page.getByRole('button', { name: words.menu }).click();
  await sheet.getByRole('button', { name: words.choose }).waitFor();
  await keepShot(page, `clients-start-${language}`);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await saikoro.quit();

  expect(imported(folder).map((event) => (event.type === 'dns' ? [event.service, event.enabled, ...event.hosts] : []))).toEqual([
    ['noip', false, 'attic.garden.example', 'cellar.garden.example'],
    ['duckdns', false, 'shed.duckdns.org'],
    ['cloudflare', false, 'porch.garden.example'],
  ]);
  expect(everyFile(folder)).not.toContain(SECRET);
  expect(readFileSync(join(folder, 'secrets-file.json'), 'utf8')).toContain(SECRET);
});
