import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { ownServiceEvent, readSettings, writeData } from './data.ts';
import { type FarSide, openFarSide, type UpdateAsked } from './far-side.ts';
import { dataFolder, gone, type Running, startSaikoro } from './saikoro.ts';

const passwordOf = ({ authorization }: UpdateAsked): string => Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
const passwordsAt = (far: FarSide): string[] => [...new Set(far.asked.map(passwordOf))];

/** Moves the event to another server with the password for it, as the window does. */
const move = async ({ window }: Running, event: DnsEvent, password: string) => {
  const page = await window();
  return page.evaluate(
    async (arg) => {
      const { saikoro } = globalThis as unknown as { saikoro: Record<string, (arg: unknown) => Promise<unknown>> };
      const answer = await saikoro['events.save']?.({ ...arg, isNew: false });
      return (answer as { value: { ok: boolean; code?: string } }).value;
    },
    { event, secrets: { password } },
  );
};
/** Killed, and what was accepted forgotten: the next start tells each service anew. */
const kill = async ({ launched, folder }: Running): Promise<void> => {
  const ended = gone(launched);
  launched.app.process().kill('SIGKILL');
  await ended;
  rmSync(join(folder, 'ledger.jsonl'));
};

test('a move that could not be saved sends neither service the password of the other, now or after restarts', async () => {
  const folder = dataFolder();
  const [a, b] = [await openFarSide(), await openFarSide()];
  const atA = ownServiceEvent(a.port, { hosts: ['own.practice.test'] });
  const atB = ownServiceEvent(b.port, { hosts: ['own.practice.test'] });
  writeData(folder, { events: [atA], secrets: { own: { password: 'typed-for-a' } } });

  const first = await startSaikoro({ folder });
  await a.request(1);
  // Nothing can take the backup's place, so that no save goes through.
  const backup = join(folder, 'settings.json.bak');
  rmSync(backup, { force: true });
  mkdirSync(join(backup, 'in-the-way'), { recursive: true });
  expect(await move(first, atB, 'typed-for-b')).toMatchObject({ ok: false, code: 'disk-error' });
  await kill(first);

  const second = await startSaikoro({ folder });
  await a.request(2);
  expect(readSettings(folder).events).toEqual([atA]);
  await kill(second);

  rmSync(backup, { recursive: true });
  const third = await startSaikoro({ folder });
  await a.request(3);
  expect([passwordsAt(a), b.asked]).toEqual([['me:typed-for-a'], []]);
  expect(await move(third, atB, 'typed-for-b')).toEqual({ ok: true });
  await b.request(1);
  await kill(third);

  await startSaikoro({ folder });
  await b.request(2);
  expect([a.asked.length, passwordsAt(a), passwordsAt(b)]).toEqual([3, ['me:typed-for-a'], ['me:typed-for-b']]);
});
