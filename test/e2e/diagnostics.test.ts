import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { ownServiceEvent, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { openView } from './hands.ts';
import { dataFolder, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const SECRET = 'open sesame 漢字';
const HOST = 'home.practice.test';

test('diagnostics name no host, no address and no password, or all but the password', { timeout: 120_000 }, async () => {
  const folder = dataFolder('diagnostics');
  // A service that repeats what it was told, which a careless one may do.
  const far = await openFarSide(({ authorization }, response) => void response.end(`badauth ${authorization} ${SECRET}`));
  const event = ownServiceEvent(far.port, { name: 'My house', hosts: [HOST] });
  writeData(folder, { events: [event], secrets: { own: { password: SECRET } } });
  const { window, strings, launched, state } = await startSaikoro({ folder });
  const page = await window();
  await expect.poll(async () => (await state()).events[0]?.status.needsYou).toBe(true);
  await openView(page, strings, 'settings');
  const words = strings.diagnostics;
  const copied = async (): Promise<string> => {
    await page.getByRole('button', { name: words.copy }).click();
    await page.getByText(words.copied).waitFor();
    return launched.app.evaluate(({ clipboard }) => clipboard.readText());
  };

  const hidden = await copied();
  expect(hidden).toContain('service=dyndns2');
  expect(hidden).toContain('outcome=auth-failed');
  expect(hidden).toContain('[host 1]');
  const address = (await state()).addresses.ipv4.address ?? '';
  for (const private_ of [SECRET, HOST, 'My house', address, Buffer.from(`me:${SECRET}`).toString('base64')])
    expect(hidden).not.toContain(private_);

  await page.getByText(words.hide).click();
  const whole = await copied();
  expect(whole).toContain(HOST);
  expect(whole).toContain(address);
  for (const secret of [SECRET, Buffer.from(`me:${SECRET}`).toString('base64')]) expect(whole).not.toContain(secret);
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).not.toContain(SECRET);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByText(words.hide).scrollIntoViewIfNeeded();
  await keepShot(page, 'diagnostics-en');
});
