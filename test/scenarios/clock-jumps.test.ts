import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { SaikoroEvent, Schedule } from '../../preload/contract/event.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

vi.setConfig({ testTimeout: 300_000 });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** How far ahead each of these may ever be planned. */
const SCHEDULES: Record<string, { schedule: Schedule; most: number }> = {
  daily: { schedule: { kind: 'daily', at: '04:00' }, most: DAY },
  every: { schedule: { kind: 'every', minutes: 10 }, most: 10 * MINUTE },
  cron: { schedule: { kind: 'cron', expression: '*/5 * * * *' }, most: 5 * MINUTE },
};
interface Jump {
  wait: number;
  /** Of the service and the program, from then on. */
  late: number;
}

const expectRight = async (jumps: Jump[], far: number): Promise<void> => {
  const events = Object.entries(SCHEDULES).flatMap(([id, { schedule }]): SaikoroEvent[] => [
    dnsEvent({ id, schedule, hosts: [`${id}.dyn.example`] }),
    { id: `run ${id}`, name: id, enabled: true, type: 'command', call: { program: '/bin/true', args: [], timeoutSeconds: 60 }, schedule },
  ]);
  const fake = createFakeWorld(events as never);
  let latency = 0;
  const later = <T>(value: T): Promise<T> => new Promise((done) => void fake.clock.wakeAt(fake.clock.now() + latency, () => done(value)));
  const take = fake.service;
  fake.service = async (job) => later(await take(job));
  const { programs } = fake.world;
  const { run } = programs;
  programs.run = async (call) => later(await run(call));
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  let ahead = 0;
  for (const { wait, late } of jumps) {
    latency = late;
    const by = ahead === 0 ? far : -far;
    fake.clock.jump(by);
    ahead += by;
    await fake.clock.pass(wait);
  }
  fake.clock.jump(-ahead);
  await fake.clock.pass(3 * MINUTE);
  const now = fake.clock.now();
  for (const [id, { most }] of Object.entries(SCHEDULES))
    for (const each of [id, `run ${id}`])
      expect([each, Math.max(0, (fake.saikoro.state.event(each)?.status.nextAt ?? 0) - now - most)]).toEqual([each, 0]);
};

it('a clock that went to and fro and is right again leaves no schedule in a time that never was', async () => {
  const waits = [31_611, 23_547, 23_775, 30_565, 19_823, 20_516].map((wait) => ({ wait, late: 0 }));
  await expectRight([...waits, { wait: 30_163, late: 25_000 }], 400 * DAY);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ wait: fc.integer({ min: 0, max: 90 * SECOND }), late: fc.constantFrom(0, 3 * SECOND, 25 * SECOND) }), {
        minLength: 2,
        maxLength: 20,
      }),
      (jumps) => expectRight(jumps, 400 * DAY),
    ),
    { numRuns: Number(process.env.RUNS ?? 3), endOnFailure: true },
  );
});
