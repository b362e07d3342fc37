import { expect, test } from 'vitest';
import type { Launched } from '../helpers/electron.ts';
import { ownServiceEvent, practiceEvent, readJournal, readSettings, writeData } from './data.ts';
import { openFarSide } from './far-side.ts';
import { changePracticeAddress } from './hands.ts';
import { dataFolder, fact, gone, startSaikoro } from './saikoro.ts';

const ADDRESS = '203.0.113.77';
const hosts = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}.practice.test`);

/** Events of six accounts at a service of the tester's own; all have one address that outlives the crash. */
const eventsAt = (port: number) =>
  hosts.map((host) =>
    ownServiceEvent(port, {
      id: host.replaceAll('.', '-'),
      name: host,
      hosts: [host],
      settings: { server: `http://127.0.0.1:${port}`, username: host },
      address: { kind: 'fixed', ipv4: ADDRESS },
    }),
  );

async function kill(launched: Launched): Promise<void> {
  const ended = gone(launched);
  launched.app.process().kill('SIGKILL');
  await ended;
}

test('killed in the middle of its updates it starts again with everything, and sends nothing twice', async () => {
  const folder = dataFolder();
  // The third of them is never answered: the app dies while it waits.
  let silent = true;
  const far = await openFarSide((asked, response) => {
    if (silent && far.asked.length >= 3) return;
    response.end(asked.hosts.map(() => `good ${asked.address}`).join('\n'));
  });
  // One more, which follows the line's address: it shows that all have been looked at again.
  const marker = practiceEvent();
  const events = [...eventsAt(far.port), marker];
  const secrets = Object.fromEntries(events.map(({ id }) => [id, { password: id === marker.id ? 'saikoro' : `of ${id}` }]));
  writeData(folder, { events, secrets });

  const first = await startSaikoro({ folder });
  await far.request(3);
  await kill(first.launched);
  const before = readJournal(folder);
  const sent = far.asked.flatMap((asked) => asked.hosts);
  silent = false;

  const second = await startSaikoro({ folder });
  await fact(second.launched, ({ kind }) => kind === 'started');
  // Those that had not been sent go out now; what was under way waits until the DNS had its time.
  await far.request(hosts.length);
  await changePracticeAddress(second, marker);
  const asked = far.asked.flatMap((one) => one.hosts);
  expect(asked.toSorted()).toEqual(hosts);
  expect(sent.length).toBeGreaterThanOrEqual(3);
  await second.quit();

  expect(readSettings(folder).events).toEqual(events);
  const after = readJournal(folder);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.map(({ seq }) => seq)).toEqual(after.map((_, index) => index + 1));
  for (const {
    authorization,
    hosts: [host],
  } of far.asked) {
    const id = host?.replaceAll('.', '-');
    expect(Buffer.from(authorization.slice(6), 'base64').toString()).toBe(`${host}:of ${id}`);
  }
});

test('killed again and again at any moment, no event, password or line of the history is lost', async () => {
  const folder = dataFolder();
  const far = await openFarSide();
  const events = eventsAt(far.port);
  writeData(folder, { events, secrets: Object.fromEntries(events.map(({ id }) => [id, { password: 'secret' }])) });

  let known = readJournal(folder);
  for (const moment of [0, 40, 120, 300]) {
    const { launched } = await startSaikoro({ folder });
    await fact(launched, ({ kind }) => kind === 'started');
    // Any moment will do: what time of its life it is killed at is the subject.
    await new Promise((wait) => setTimeout(wait, moment));
    await kill(launched);
    const now = readJournal(folder);
    expect(now.slice(0, known.length)).toEqual(known);
    known = now;
  }
  const { launched, quit } = await startSaikoro({ folder });
  await fact(launched, ({ kind }) => kind === 'started');
  await quit();
  expect(readSettings(folder).events).toEqual(events);
  const asked = far.asked.flatMap((one) => one.hosts);
  expect(asked).not.toEqual([]);
  expect(new Set(asked).size, `each host at most once: ${asked}`).toBe(asked.length);
});
