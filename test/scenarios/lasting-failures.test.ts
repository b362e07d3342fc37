import { describe, expect, it, vi } from 'vitest';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

// Months pass in them: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 120_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** With an hour between two looks at the line: none of the events goes by it, and a month of them takes long. */
const begin = (fake: FakeWorld): void => {
  fake.saikoro.start();
  fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, checkMinutes: 60 });
};

/** Times of the requests, counted from now. */
const timed = (fake: FakeWorld): number[] => {
  const times: number[] = [];
  const from = fake.clock.now();
  const answer = fake.service;
  fake.service = (job) => {
    times.push(fake.clock.now() - from);
    return answer(job);
  };
  return times;
};
/** How many there were in each of so many days. */
const byDay = (times: number[], days: number): number[] =>
  Array.from({ length: days }, (_, day) => times.filter((at) => Math.floor(at / DAY) === day).length);
const move = (fake: FakeWorld, ipv4: string): void => {
  const event = fake.saikoro.eventManager.get('home');
  if (event?.type === 'dns')
    fake.saikoro.commands.save({ event: { ...event, address: { kind: 'fixed', ipv4 } }, secrets: {}, isNew: false });
};
const at = (ipv4: string) => [dnsEvent({ address: { kind: 'fixed', ipv4 } })];
/** What was told, but for what was told again. */
const firstOf = (fake: FakeWorld) => fake.notices.filter(({ step = 0 }) => step === 0).map(({ kind }) => kind);
const notices = (fake: FakeWorld) => fake.notices.map(({ kind, outcome, at: when }) => ({ kind, outcome, at: when }));

describe('a maintenance page with status 200', () => {
  const page = { kind: 'not-confirmed', reason: 'html-reply' } as const;
  it.each([
    ['3 hours', 3 * HOUR, 2 * HOUR],
    ['3 days', 3 * DAY, 7.5 * HOUR],
  ])('that lasts %s ends nothing: a change is tried at once, once, and all is published soon after', async (_, lasts, soon) => {
    const fake = createFakeWorld(at('44.128.0.1'));
    const accept = fake.service;
    fake.service = () => ({ outcome: page });
    const times = timed(fake);
    const begun = fake.clock.now();
    begin(fake);
    await fake.clock.pass(59 * MINUTE);
    expect(fake.notices).toEqual([]);
    await fake.clock.pass(2 * MINUTE);
    // Told after an hour; and it does go on by itself, as the words say.
    expect(notices(fake)).toMatchObject([{ kind: 'needs-you', outcome: page }]);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ activity: 'waiting', nextWhy: 'retry', needsYou: true });
    const tries = times.length;
    move(fake, '44.128.0.2');
    await fake.clock.pass(1000);
    expect(fake.sent.slice(tries).map(({ ipv4 }) => ipv4)).toEqual(['44.128.0.2']);
    await fake.clock.pass(4 * MINUTE);
    expect(times).toHaveLength(tries + 1);
    await fake.clock.pass(begun + lasts - fake.clock.now());
    fake.service = (job) => {
      times.push(fake.clock.now() - begun);
      return accept(job);
    };
    await fake.clock.pass(soon);
    expect(fake.records.get('home')?.ipv4.accepted).toBe('44.128.0.2');
    expect(firstOf(fake)).toEqual(['needs-you', 'recovered']);
    const published = times.length;
    await fake.clock.pass(begun + 30 * DAY - fake.clock.now());
    const days = byDay(times, 30);
    console.info(`maintenance of ${lasts / HOUR} h: requests by day ${days.join(' ')}`);
    expect(Math.max(...days)).toBeLessThanOrEqual(9);
    // Afterwards only the refresh after 28 days, which the service asks for.
    expect(times.length - published).toBeLessThanOrEqual(1);
  });

  it('that never ends is asked ever more seldom, once a day in the end, and is never given up', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    fake.service = () => ({ outcome: page });
    const times = timed(fake);
    begin(fake);
    await fake.clock.pass(30 * DAY);
    const days = byDay(times, 30);
    console.info(`a page for ever: requests by day ${days.join(' ')}`);
    expect(days.every((count) => count >= 1 && count <= 8)).toBe(true);
    expect(days.slice(5).every((count) => count <= 2)).toBe(true);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ activity: 'waiting', nextWhy: 'retry', needsYou: true });
    expect(fake.saikoro.state.get().health).toBe('attention');
    // Once, after six hours, and then each day: never a silent month.
    expect(fake.notices.map(({ kind }) => kind)).toEqual(Array(31).fill('needs-you'));
  });

  it('in words of the service that nobody knows is asked once a day after the first hour', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    fake.service = () => ({ outcome: { kind: 'not-confirmed', reason: 'no-rule', excerpt: 'ERR 77' } });
    const times = timed(fake);
    begin(fake);
    await fake.clock.pass(30 * DAY);
    expect(byDay(times, 30)[0]).toBe(4);
    expect(
      byDay(times, 30)
        .slice(1)
        .every((count) => count === 1),
    ).toBe(true);
  });
});

describe('a service that answers 429 for a month', () => {
  it('is told within hours and stays in sight, and is asked once a day', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    begin(fake);
    await fake.clock.pass(HOUR);
    fake.service = () => ({ outcome: { kind: 'rate-limited', afterSeconds: 600 } });
    const times = timed(fake);
    const begun = fake.clock.now();
    move(fake, '44.128.0.2');
    await fake.clock.pass(4 * HOUR);
    expect(notices(fake)).toMatchObject([{ kind: 'needs-you', outcome: { kind: 'rate-limited' } }]);
    expect((fake.notices[0]?.at ?? 0) - begun).toBeLessThanOrEqual(3 * HOUR + MINUTE);
    await fake.clock.pass(30 * DAY);
    const days = byDay(times, 30);
    console.info(`429 for a month: requests by day ${days.join(' ')}`);
    expect(days[0]).toBeLessThanOrEqual(9);
    expect(days.slice(2).every((count) => count <= 1)).toBe(true);
    expect(fake.saikoro.state.get().health).toBe('attention');
    // The old address is still in the DNS: that does not make it look well.
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({
      activity: 'waiting',
      needsYou: true,
      outcome: { kind: 'rate-limited' },
      ipv4: { accepted: '44.128.0.1', verification: 'match' },
    });
    expect(firstOf(fake)).toEqual(['needs-you']);
  });

  it('is told of a first set-up too', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    fake.service = () => ({ outcome: { kind: 'rate-limited' } });
    begin(fake);
    await fake.clock.pass(4 * HOUR);
    expect(notices(fake)).toMatchObject([{ kind: 'needs-you', outcome: { kind: 'rate-limited' } }]);
    expect(fake.saikoro.state.get().health).toBe('attention');
  });
});

describe('a new address', () => {
  it.each([
    ['a fault', { kind: 'server-error' }, true],
    ['a silence', { kind: 'network', reason: 'timeout' }, true],
    ['a request to wait', { kind: 'rate-limited', afterSeconds: 7200 }, false],
    ['a fault that asks to wait', { kind: 'server-error', afterSeconds: 7200 }, false],
    ['a refusal', { kind: 'auth-failed' }, false],
  ] as const)('after %s: does not wait for the retry of the old one unless the service asked for that', async (_, outcome, isTried) => {
    const fake = createFakeWorld(at('44.128.0.1'));
    fake.service = () => ({ outcome });
    begin(fake);
    await fake.clock.pass(2 * MINUTE);
    const before = fake.sent.length;
    move(fake, '44.128.0.2');
    await fake.clock.pass(1000);
    expect(fake.sent.slice(before).map(({ ipv4 }) => ipv4)).toEqual(isTried ? ['44.128.0.2'] : []);
  });
});

describe('two hosts of one event that end differently', () => {
  it('keep the longest pause that was asked for, whichever of them is the worse (attack J)', async () => {
    const fake = createFakeWorld([dnsEvent({ hosts: ['a.dyn.example', 'b.dyn.example'] })]);
    const parts = (job: { ipv4: string | null }) =>
      [
        { host: 'a.dyn.example', family: 'ipv4', outcome: { kind: 'not-confirmed', reason: 'no-rule' } },
        { host: 'b.dyn.example', family: 'ipv4', outcome: { kind: 'rate-limited', afterSeconds: 86_400 } },
      ].filter(() => job.ipv4 !== null) as never;
    fake.service = (job) => ({ outcome: { kind: 'not-confirmed', reason: 'no-rule' }, parts: parts(job) });
    const times = timed(fake);
    begin(fake);
    await fake.clock.pass(23 * HOUR);
    expect(times).toHaveLength(1);
    // The pause outlives an edit and a restart.
    fake.saikoro.commands.save({ event: dnsEvent({ hosts: ['a.dyn.example', 'c.dyn.example'] }), secrets: {}, isNew: false });
    fake.saikoro.stop();
    const again = createFakeWorld([dnsEvent({ hosts: ['a.dyn.example', 'c.dyn.example'] })], {
      records: structuredClone(fake.records),
      clock: fake.clock,
    });
    again.saikoro.start();
    await fake.clock.pass(50 * MINUTE);
    expect(again.sent).toEqual([]);
    await fake.clock.pass(20 * MINUTE);
    expect(again.sent).toHaveLength(1);
  });
});

describe('what arrived counts, host by host', () => {
  it('where the first was accepted and the second never reached: 24 a day, 6 an hour (attack 15)', async () => {
    const fake = createFakeWorld([dnsEvent({ hosts: ['a.dyn.example', 'b.dyn.example'], address: { kind: 'fixed', ipv4: '44.128.0.1' } })]);
    fake.service = ({ ipv4 }) => ({
      outcome: { kind: 'network', reason: 'connection' },
      parts:
        ipv4 === null
          ? []
          : [
              { host: 'a.dyn.example', family: 'ipv4', outcome: { kind: 'updated' } },
              { host: 'b.dyn.example', family: 'ipv4', outcome: { kind: 'network', reason: 'connection' } },
            ],
    });
    const times = timed(fake);
    begin(fake);
    await fake.clock.pass(3 * DAY);
    for (const time of times) {
      expect(times.filter((other) => other > time - HOUR && other <= time).length).toBeLessThanOrEqual(6);
      expect(times.filter((other) => other > time - DAY && other <= time).length).toBeLessThanOrEqual(24);
    }
    expect(times.length).toBeGreaterThan(24);
  });

  it('where the connection closed before an answer it may have arrived, and counts', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    fake.service = () => ({ outcome: { kind: 'network', reason: 'closed' } });
    const times = timed(fake);
    begin(fake);
    await fake.clock.pass(2 * HOUR);
    for (const time of times) expect(times.filter((other) => other > time - HOUR && other <= time).length).toBeLessThanOrEqual(6);
    expect(fake.records.get('home')?.sent.length).toBe(times.length);
  });

  it('through remove, add and restart, and through an edit to another host and back', async () => {
    const fake = createFakeWorld(at('44.128.0.1'));
    begin(fake);
    for (let turn = 1; turn <= 6; turn += 1) {
      move(fake, `44.128.1.${turn}`);
      await fake.clock.pass(2 * MINUTE);
    }
    expect(fake.sent).toHaveLength(6);
    const elsewhere = dnsEvent({ hosts: ['other.dyn.example'], address: { kind: 'fixed', ipv4: '44.128.1.6' }, enabled: false });
    expect(fake.saikoro.commands.save({ event: elsewhere, secrets: {}, isNew: false })).toEqual({ ok: true });
    expect(fake.saikoro.commands.remove(['home'])).toEqual({ ok: true });
    fake.saikoro.stop();
    const again = createFakeWorld([dnsEvent({ id: 'anew', address: { kind: 'fixed', ipv4: '44.128.2.1' } })], {
      records: structuredClone(fake.records),
      clock: fake.clock,
    });
    again.saikoro.start();
    await fake.clock.pass(40 * MINUTE);
    expect(again.sent).toEqual([]);
    expect(again.saikoro.state.event('anew')?.status.held).toMatchObject({ why: 'host-hour' });
    await fake.clock.pass(20 * MINUTE);
    expect(again.sent).toHaveLength(1);
  });
});
