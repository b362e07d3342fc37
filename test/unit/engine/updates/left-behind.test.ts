import { describe, expect, it } from 'vitest';
import { emptyRecord } from '../../../../main/ports/storage/ledger.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';

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
    expect(fake.saikoro.commands.remove(['home'])).toEqual({ ok: true });
    const again = restarted(fake);
    await fake.clock.pass(20 * HOUR);
    expect(again.sent).toEqual([]);
    expect(again.saikoro.state.event('anew')?.status).toMatchObject({ held: { why: 'account' }, nextWhy: 'budget' });
    await fake.clock.pass(4 * HOUR);
    expect(again.sent).toHaveLength(1);
  });

  it('does not hold an event back that was moved to another service, which asked for none', async () => {
    const fake = await paused(7 * DAY);
    expect(fake.saikoro.commands.save({ event: dnsEvent({ service: 'other' }), secrets: { token: 'typed' }, isNew: false })).toEqual({
      ok: true,
    });
    await fake.clock.pass(MINUTE);
    expect(fake.sent.map(({ service }) => service)).toEqual(['example', 'other']);
    expect(fake.saikoro.state.event('home')?.status.publication).toBe('published');
  });

  it('is kept where an event was moved away and back, also with a restart between', async () => {
    const fake = await paused(DAY);
    fake.saikoro.commands.save({ event: dnsEvent({ service: 'other' }), secrets: { token: 'typed' }, isNew: false });
    await fake.clock.pass(2 * MINUTE);
    const again = restarted(fake, [dnsEvent({ service: 'other' })]);
    await fake.clock.pass(2 * MINUTE);
    again.saikoro.commands.save({ event: dnsEvent(), secrets: { token: 't0p' }, isNew: false });
    await fake.clock.pass(20 * HOUR);
    expect(again.sent.filter(({ service }) => service === 'example')).toEqual([]);
  });
});

const other = { id: 'other', hosts: ['other.dyn.example'] };
const ID = '~spent';

describe('what an account must keep', () => {
  it('a pause its service asked for holds for its other hosts, too, through remove, restart and add', async () => {
    const fake = await paused(DAY);
    fake.saikoro.commands.remove(['home']);
    const again = restarted(fake, [dnsEvent(other)]);
    await fake.clock.pass(20 * HOUR);
    expect(again.sent).toEqual([]);
    await fake.clock.pass(5 * HOUR);
    expect(again.sent).toHaveLength(1);
  });

  it('not for another account of that service', async () => {
    const fake = await paused(DAY);
    fake.saikoro.commands.remove(['home']);
    fake.saikoro.stop();
    const again = createFakeWorld([dnsEvent(other)], {
      records: structuredClone(fake.records),
      clock: fake.clock,
      services: { example: {}, other: {} },
    });
    again.typed('other', { token: 'of somebody else' });
    again.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(again.sent).toHaveLength(1);
  });

  it('its documented gap and budget do, too', async () => {
    const services = { example: { perAccountSeconds: 3600, accountBudget: { count: 3, perSeconds: DAY } } };
    const clock = createFakeWorld().clock;
    let records = new Map();
    let sent = 0;
    for (let round = 0; round < 5; round += 1) {
      const id = `e${round}`;
      const fake = createFakeWorld([dnsEvent({ id, hosts: [`${id}.dyn.example`] })], { services, clock, records });
      fake.saikoro.start();
      await clock.pass(30 * MINUTE);
      fake.saikoro.commands.remove([id]);
      fake.saikoro.stop();
      records = structuredClone(fake.records);
      sent += fake.sent.length;
    }
    // Each was there for half an hour: the gap lets every second one through.
    expect(sent).toBe(3);
  });

  it('nothing of it tells the password by which the account is known', async () => {
    const fake = await paused(DAY);
    fake.saikoro.commands.remove(['home']);
    const kept = JSON.stringify([...fake.records]);
    expect(kept).toContain(ID);
    expect(kept).not.toContain('t0p');
  });
});

describe('what a clock that was ahead left behind', () => {
  it.each([
    ['sendings', { spent: { 'example other.dyn.example': Array.from({ length: 24 }, (_, at) => 4e12 + at) } }, 25 * HOUR],
    ['a pause', { rests: { 'example other.dyn.example': 4e12 } }, 7 * 24 * HOUR + HOUR],
  ])('%s: ages from the first start on, however often it is started', async (_, left, most) => {
    const clock = createFakeWorld().clock;
    let records = new Map([[ID, { ...emptyRecord(ID), ...left }]]);
    let sent = 0;
    for (let passed = 0; passed < most && sent === 0; passed += 3 * HOUR) {
      const fake = createFakeWorld([dnsEvent(other)], { clock, records: structuredClone(records) });
      fake.saikoro.start();
      await clock.pass(3 * HOUR);
      fake.saikoro.stop();
      records = structuredClone(fake.records) as typeof records;
      sent += fake.sent.length;
    }
    expect(sent).toBe(1);
  });
});

it('an event that is edited to another host brings the sendings of the old one along to neither it nor a restart', async () => {
  const fixed = (address: string) => ({ address: { kind: 'fixed' as const, ipv4: address } });
  const fake = createFakeWorld([dnsEvent(fixed('44.128.1.0'))]);
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  for (let at = 1; at < 6; at += 1) {
    fake.saikoro.commands.save({ event: dnsEvent(fixed(`44.128.1.${at}`)), secrets: {}, isNew: false });
    await fake.clock.pass(MINUTE);
  }
  expect(fake.sent).toHaveLength(6);
  const moved = dnsEvent({ hosts: ['anew.dyn.example'], ...fixed('44.128.1.5') });
  fake.saikoro.commands.save({ event: moved, secrets: {}, isNew: false });
  await fake.clock.pass(MINUTE);
  expect(fake.sent.at(-1)?.hosts).toEqual(['anew.dyn.example']);
  // After a restart the new host has used one of its six, and the old one all of them.
  const again = restarted(fake, [moved, dnsEvent({ id: 'old', ...fixed('44.128.2.0') })]);
  for (let at = 1; at < 6; at += 1) {
    again.saikoro.commands.save({ event: { ...moved, ...fixed(`44.128.3.${at}`) }, secrets: {}, isNew: false });
    await fake.clock.pass(MINUTE);
  }
  expect(again.sent.filter(({ hosts }) => hosts[0] === 'anew.dyn.example')).toHaveLength(5);
  expect(again.sent.filter(({ hosts }) => hosts[0] !== 'anew.dyn.example')).toEqual([]);
});
