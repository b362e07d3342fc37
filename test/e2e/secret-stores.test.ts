import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import { onPath } from '../../scripts/display.mjs';
import { withDisplay } from '../helpers/electron.ts';
import { KEYRING_FLAG, lacksKeyring, startKeyring } from '../helpers/keyring.ts';
import { openOwnBus } from '../helpers/own-bus.ts';
import { writeData } from './data.ts';
import { needs } from './desktop.ts';
import { type FarSide, openFarSide } from './far-side.ts';
import { dialog, fillEvent, pressOk, rowOf, takeFixed } from './hands.ts';
import { dataFolder, type Running, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const PASSWORD = 'correct-horse-41';
// The real thing, not practice; with this it asks nobody for its address.
const settings = {
  language: 'en' as const,
  families: { ipv4: true, ipv6: false },
  address: { kind: 'fixed' as const, ipv4: '44.128.0.9' },
};

/** Refused, so that nobody has to look into the DNS afterwards. */
const refusing = (): Promise<FarSide> => openFarSide((_asked, response) => void response.end('badauth'));
const passwordOf = (authorization: string): string | undefined => Buffer.from(authorization.slice(6), 'base64').toString().split(':')[1];

async function addByHand({ window, strings }: Running, far: FarSide): Promise<void> {
  const page = await window();
  await page.getByRole('button', { name: strings.empty.add }).click();
  const fields = { Server: `http://127.0.0.1:${far.port}`, 'User name': 'me', 'Password or token': PASSWORD };
  await fillEvent(page, strings, { name: 'Own', service: 'DynDNS2 (own server)', host: 'own.example.net', fields });
  await dialog(page).getByText(strings.event.enabled).click();
  await takeFixed(page, strings, '44.128.0.9');
  await pressOk(page, strings);
  await rowOf(page, 'Own').waitFor();
}

async function turnOn({ window, strings }: Running): Promise<void> {
  const page = await window();
  await rowOf(page, 'Own').click();
  await page.getByRole('button', { name: strings.action.enable }).click();
}

/** A session in which nobody keeps secrets. */
async function bareSession(context: TestContext): Promise<Record<string, string>> {
  needs(
    context,
    process.platform === 'linux' && onPath('dbus-daemon') ? undefined : 'only Linux can lack a safe store; it needs dbus-daemon',
  );
  await withDisplay();
  const bus = await openOwnBus();
  onTestFinished(bus.close);
  return bus.env;
}

test('without a safe store the user is asked, and a file only he can read keeps them', async (context) => {
  const env = await bareSession(context);
  const folder = dataFolder();
  writeData(folder, { settings });
  const far = await refusing();
  const first = await startSaikoro({ folder, env, practice: false, args: [] });
  const page = await first.window();
  const asked = page.getByRole('alert').filter({ hasText: first.strings.banner.secretsTitle }).first();
  await asked.waitFor();
  await keepShot(page, 'where-to-keep-passwords');
  await asked.getByRole('button', { name: first.strings.banner.secretsFile }).click();
  await asked.waitFor({ state: 'detached' });
  await addByHand(first, far);
  await first.quit();
  expect(readFileSync(join(folder, 'secrets-file.json'), 'utf8')).toContain(PASSWORD);
  for (const name of ['secrets-file.json', 'settings.json']) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  expect(statSync(folder).mode & 0o077).toBe(0);

  const second = await startSaikoro({ folder, env, practice: false, args: [] });
  await turnOn(second);
  expect(passwordOf((await far.request(1)).authorization)).toBe(PASSWORD);
});

test('asked at each start: nothing is on the disk, and the window asks', async (context) => {
  const env = await bareSession(context);
  const folder = dataFolder();
  writeData(folder, { settings });
  const far = await refusing();
  const first = await startSaikoro({ folder, env, practice: false, args: [] });
  await (await first.window()).getByRole('button', { name: first.strings.banner.secretsSession }).first().click();
  await addByHand(first, far);
  await first.quit();
  expect(existsSync(join(folder, 'secrets-file.json'))).toBe(false);
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain(PASSWORD);

  const second = await startSaikoro({ folder, env, practice: false, args: [] });
  const { strings } = second;
  await turnOn(second);
  const page = await second.window();
  await page.getByRole('button', { name: strings.banner.missingAction }).click();
  await dialog(page).waitFor();
  await keepShot(page, 'enter-passwords');
  expect(far.asked).toEqual([]);
  await dialog(page).getByLabel('Password or token').fill(PASSWORD);
  await dialog(page).getByRole('button', { name: strings.action.save }).click();
  expect(passwordOf((await far.request(1)).authorization)).toBe(PASSWORD);
});

test('with a real keyring the system seals them: no plain text on the disk, and readable after a new start', async (context) => {
  needs(context, lacksKeyring());
  const bus = await bareSession(context);
  const keyring = await startKeyring(bus);
  onTestFinished(keyring.close);
  const folder = dataFolder();
  writeData(folder, { settings });
  const far = await refusing();
  const start = { folder, env: keyring.env, practice: false, args: [KEYRING_FLAG] };
  const first = await startSaikoro(start);
  expect((await first.state()).secretStore).toBe('system');
  expect(await (await first.window()).getByText(first.strings.banner.secretsTitle).count()).toBe(0);
  await addByHand(first, far);
  await first.quit();
  expect(existsSync(join(folder, 'secrets-file.json'))).toBe(false);
  const sealed = readFileSync(join(folder, 'secrets.json'), 'utf8');
  expect(sealed).not.toContain(PASSWORD);
  const [blob = ''] = Object.values<Record<string, string>>(JSON.parse(sealed).items).map(({ password }) => password);
  const bytes = Buffer.from(blob, 'base64');
  // v11: Chromium's mark for a key that comes from the system's keyring, not from its own fixed one.
  expect(bytes.subarray(0, 3).toString()).toBe('v11');
  expect(bytes.includes(PASSWORD)).toBe(false);

  const second = await startSaikoro(start);
  await turnOn(second);
  expect(passwordOf((await far.request(1)).authorization)).toBe(PASSWORD);
});
