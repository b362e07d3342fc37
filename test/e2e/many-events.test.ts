import { expect, test } from 'vitest';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { ownServiceEvent, practiceEvent, readJournal, readSettings, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { rowOf } from './hands.ts';
import { dataFolder, fact, startSaikoro } from './saikoro.ts';
import { keepShot } from './shots.ts';

const pad = (index: number): string => String(index).padStart(5, '0');
const many = (count: number, port: number): DnsEvent[] =>
  Array.from({ length: count }, (_, index) =>
    ownServiceEvent(port, {
      id: `event-${pad(index)}`,
      name: `Server ${pad(index)}`,
      hosts: [`s${pad(index)}.practice.test`],
      settings: { server: `http://127.0.0.1:${port}`, username: `user-${index % 200}` },
    }),
  );

test('no event: the window says what this is for', async () => {
  const folder = dataFolder();
  // Not practice, which comes with an event; nobody is asked for this address.
  writeData(folder, {
    settings: { language: 'en', families: { ipv4: true, ipv6: false }, address: { kind: 'fixed', ipv4: '44.128.0.9' } },
  });
  const { window, strings } = await startSaikoro({ folder, practice: false });
  const page = await window();
  await page.getByRole('heading', { name: strings.empty.title }).waitFor();
  await page.getByText('44.128.0.9').first().waitFor();
  await keepShot(page, 'events-0');
});

test('one event, thirty events', async () => {
  for (const count of [1, 30]) {
    const folder = dataFolder();
    const far = await openFarSide();
    const events = many(count, far.port);
    writeData(folder, { events, secrets: Object.fromEntries(events.map(({ id }) => [id, { password: 'x' }])) });
    const { window, strings, launched, quit } = await startSaikoro({ folder });
    const page = await window();
    await rowOf(page, `Server ${pad(0)}`).waitFor();
    await page.getByText(strings.grid.count(count, count), { exact: true }).waitFor();
    await far.request(count);
    await fact(launched, (one) => one.kind === 'update' && one.event === events.at(-1)?.id);
    await page.keyboard.press('End');
    await keepShot(page, `events-${count}`);
    await quit();
  }
});

/** Events under way at the same time: one request to each of the two services, with twenty hosts at most. */
const AT_ONCE = 21;

test('ten thousand events start, open, scroll and are found while they are being published', { timeout: 120_000 }, async () => {
  const count = 10_000;
  const folder = dataFolder();
  const far = await openFarSide();
  const events = [...many(count - 1, far.port), practiceEvent({ name: 'The practised one' })];
  const secrets = Object.fromEntries(events.map(({ id }) => [id, { password: id === 'practice-home' ? 'saikoro' : 'x' }]));
  writeData(folder, { events, secrets });
  const took = async (act: () => Promise<unknown>): Promise<number> => {
    const began = Date.now();
    await act();
    return Date.now() - began;
  };

  const began = Date.now();
  const { launched, window, strings, quit } = await startSaikoro({ folder });
  await fact(launched, ({ kind }) => kind === 'started', 30_000);
  const started = Date.now() - began;
  const opened = await took(async () => {
    await rowOf(await window(), `Server ${pad(0)}`).waitFor();
  });
  const page = await window();
  await page.getByText(strings.grid.count(count, count), { exact: true }).waitFor();
  const scrolled = await took(async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('End');
    await rowOf(page, 'The practised one').waitFor();
  });
  // Only what can be seen is drawn.
  expect(await page.getByRole('row').count()).toBeLessThan(80);
  await keepShot(page, 'events-10000');
  const found = await took(async () => {
    await page.getByRole('searchbox').fill('s07777');
    await page.getByText(strings.grid.count(1, count), { exact: true }).waitFor();
  });
  const sent = far.asked.length;
  const rate = Math.round(sent / ((Date.now() - began - started) / 1000));
  console.log(
    `10,000 events: started in ${started} ms, list open after ${opened} ms, its end after ${scrolled} ms, one found after ${found} ms, ${rate} updates/s meanwhile`,
  );
  expect(sent).toBeGreaterThan(0);
  await quit();
  expect(readSettings(folder).events).toHaveLength(count);
  const hosts = far.asked.flatMap((one) => one.hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
  // What was under way when it quit may still be written down; nothing new begins.
  const kinds = readJournal(folder).map(({ kind }) => kind);
  expect(kinds.slice(kinds.lastIndexOf('stopped')).filter((kind) => kind === 'update').length).toBeLessThanOrEqual(AT_ONCE);
});
