import { describe, expect, it } from 'vitest';
import { createFakeWorld, dnsEvent, type FakeWorld } from '../../helpers/fake-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400;

/** A world whose service `example` asks for a pause of so many seconds, once it has been asked; `other` takes everything. */
const paused = async (afterSeconds: number): Promise<FakeWorld> => {
  const fake = createFakeWorld([dnsEvent()], { services: { example: {}, other: {} } });
  const accept = fake.service;
  fake.service = (job) => (job.service === 'example' ? { outcome: { kind: 'rate-limited', afterSeconds } } : accept(job));
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  expect(fake.sent).toHaveLength(1);
  return fake;
};
const restarted = (fake: FakeWorld, events = [dnsEvent({ id: 'anew' })]): FakeWorld => {
  fake.saikoro.stop();
  const again = createFakeWorld(events, {
    records: structuredClone(fake.records),
    clock: fake.clock,
    services: { example: {}, other: {} },
  });
  again.saikoro.start();
  return again;
};

describe('a pause a service asked for', () => {
  it('is kept for its host through remove, restart and add, and no longer than it was asked for', async () => {
    const fake = await paused(DAY);
    expect(fake.saikoro.desk.remove(['home'])).toEqual({ ok: true });
    const again = restarted(fake);
    await fake.clock.pass(20 * HOUR);
    expect(again.sent).toEqual([]);
    expect(again.saikoro.state.event('anew')?.status).toMatchObject({ held: { why: 'account' }, nextWhy: 'budget' });
    await fake.clock.pass(4 * HOUR);
    expect(again.sent).toHaveLength(1);
  });

  it('does not hold an event back that was moved to another service, which asked for none', async () => {
    const fake = await paused(7 * DAY);
    expect(fake.saikoro.desk.save({ event: dnsEvent({ service: 'other' }), secrets: { token: 'typed' }, isNew: false })).toEqual({
      ok: true,
    });
    await fake.clock.pass(MINUTE);
    expect(fake.sent.map(({ service }) => service)).toEqual(['example', 'other']);
    expect(fake.saikoro.state.event('home')?.status.publication).toBe('published');
  });

  it('is kept where an event was moved away and back, also with a restart between', async () => {
    const fake = await paused(DAY);
    fake.saikoro.desk.save({ event: dnsEvent({ service: 'other' }), secrets: { token: 'typed' }, isNew: false });
    await fake.clock.pass(2 * MINUTE);
    const again = restarted(fake, [dnsEvent({ service: 'other' })]);
    await fake.clock.pass(2 * MINUTE);
    again.saikoro.desk.save({ event: dnsEvent(), secrets: { token: 't0p' }, isNew: false });
    await fake.clock.pass(20 * HOUR);
    expect(again.sent.filter(({ service }) => service === 'example')).toEqual([]);
  });
});
