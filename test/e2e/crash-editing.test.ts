import { spawn } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { expect, test, vi } from 'vitest';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { findElectron } from '../../scripts/electron.mjs';
import { machineFlags, repoRoot, withDisplay } from '../helpers/electron.ts';
import { ownServiceEvent, readJournal, readSettings, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { dataFolder, endLater, gone, startSaikoro } from './saikoro.ts';

vi.setConfig({ testTimeout: 240_000 });

const KILLS = 4;
const EVENTS = 3;

interface Change {
  name: string;
  address: string;
  password: string;
}

test('killed while its user edits and it updates: each change that was acknowledged is there, none half, none sent twice', async () => {
  const folder = dataFolder('edited');
  const far = await openFarSide();
  const eventOf = (at: number, { name, address }: Pick<Change, 'name' | 'address'>): DnsEvent =>
    ownServiceEvent(far.port, {
      id: `e${at}`,
      name,
      hosts: [`h${at}.practice.test`],
      settings: { server: `http://127.0.0.1:${far.port}`, username: `u${at}` },
      address: { kind: 'fixed', ipv4: address },
    });
  let serial = 0;
  const fresh = (): Change => {
    serial += 1;
    return { name: `N${serial}`, address: `203.0.113.${serial}`, password: `p${serial}` };
  };
  const kept = Array.from({ length: EVENTS }, fresh);
  /** All that an event was ever to have, as the service may hear it. */
  const wanted = new Set(kept.map(({ address, password }) => `${address} ${password}`));
  writeData(folder, {
    events: kept.map((change, at) => eventOf(at, change)),
    secrets: Object.fromEntries(kept.map(({ password }, at) => [`e${at}`, { password }])),
  });
  let acknowledged = 0;
  for (let turn = 0; turn < KILLS; turn += 1) {
    const { launched, window } = await startSaikoro({ folder });
    const page = await window();
    let doing: { at: number; change: Change } | null = null;
    const ended = gone(launched);
    const edit = async (): Promise<void> => {
      const at = serial % EVENTS;
      const change = fresh();
      doing = { at, change };
      wanted.add(`${change.address} ${change.password}`);
      const answer = await page.evaluate(
        (arg) => (globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> }).saikoro['events.save']?.(arg),
        { event: eventOf(at, change), secrets: { password: change.password }, isNew: false },
      );
      expect(answer).toMatchObject({ ok: true, value: { ok: true } });
      kept[at] = change;
      doing = null;
      acknowledged += 1;
    };
    for (let before = 0; before < 3 + turn; before += 1) await edit();
    // While the next one is on its way, or just after it.
    const last = edit().catch(() => {});
    setTimeout(() => launched.app.process().kill('SIGKILL'), turn * 7);
    await ended;
    await last;
    const found = readSettings(folder).events;
    const either = doing as { at: number; change: Change } | null;
    const may = (at: number): DnsEvent[] =>
      [kept[at], ...(either?.at === at ? [either.change] : [])].map((each) => eventOf(at, each as Change));
    for (let at = 0; at < EVENTS; at += 1) expect(may(at)).toContainEqual(found[at]);
    // What was on its way may be there as well; its fields in whatever order.
    if (either !== null && isDeepStrictEqual(found[either.at], eventOf(either.at, either.change))) kept[either.at] = either.change;
  }
  const { state, quit } = await startSaikoro({ folder });
  expect((await state()).problems).toEqual([]);
  expect((await state()).events.map(({ event, storedSecrets }) => [event, storedSecrets])).toEqual(
    kept.map((change, at) => [eventOf(at, change), ['password']]),
  );
  await quit();
  const journal = readJournal(folder);
  expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, at) => at + 1));
  const sent = far.asked.map(({ hosts, address, authorization }) => {
    const [user, password] = Buffer.from(authorization.slice(6), 'base64').toString().split(':');
    return {
      key: `${hosts} ${address} ${password}`,
      right: wanted.has(`${address} ${password}`) && hosts.join() === `h${user?.slice(1)}.practice.test`,
    };
  });
  expect(sent.filter(({ right }) => !right)).toEqual([]);
  expect(new Set(sent.map(({ key }) => key)).size, 'none sent twice').toBe(sent.length);
  expect(sent.length).toBeGreaterThan(0);
  console.info(`${KILLS} kills of the real app: ${acknowledged} acknowledged changes, ${sent.length} requests`);
});

test('two instances that start at the same moment: one of them goes on, and each update is sent once', async () => {
  await withDisplay();
  const folder = dataFolder('twice');
  const far = await openFarSide();
  writeData(folder, {
    events: [ownServiceEvent(far.port, { address: { kind: 'fixed', ipv4: '203.0.113.7' } })],
    secrets: { own: { password: 'secret' } },
  });
  const args = [repoRoot, ...machineFlags(), `--user-data-dir=${folder}`, '--practice', '--hidden', '--secrets=file', '--log=json'];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const both = [0, 1].map(() => {
    const child = spawn(findElectron().path, args, { env, stdio: 'ignore' });
    endLater(child);
    return child;
  });
  const first = await Promise.race(both.map((child, at) => new Promise<number>((over) => child.once('exit', () => over(at)))));
  expect(both[first]?.exitCode, 'it hands over and ends well').toBe(0);
  await far.request(1, 60_000);
  await expect.poll(() => readJournal(folder).filter(({ kind }) => kind === 'update').length, { timeout: 60_000 }).toBe(1);
  expect(both[1 - first]?.exitCode, 'the other goes on').toBeNull();
  expect(readJournal(folder).filter(({ kind }) => kind === 'started')).toHaveLength(1);
  expect(far.asked).toHaveLength(1);
});
