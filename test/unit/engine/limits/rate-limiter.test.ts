import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, createAccounts } from '../../../../main/engine/limits/account.ts';
import { DAY, hostHold } from '../../../../main/engine/limits/budget.ts';
import type { Outcome } from '../../../../preload/contract/outcome.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { INFO } from '../../../helpers/fake-world/services.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const named = (count: number, more: Parameters<typeof dnsEvent>[0] = {}) =>
  Array.from({ length: count }, (_, at) => dnsEvent({ id: `e${at}`, hosts: [`h${at}.dyn.example`], ...more }));
/** Fixed addresses, so that a test alone says what changes and when. */
const fixed = (address: string) => ({ kind: 'fixed' as const, ipv4: address });
const move = (fake: FakeWorld, id: string, address: string): void => {
  const event = fake.saikoro.eventManager.get(id);
  if (event?.type === 'dns') fake.saikoro.commands.save({ event: { ...event, address: fixed(address) }, secrets: {}, isNew: false });
};

describe('the budget of a host', () => {
  it('is never overdrawn, however often and whenever it is asked', () => {
    const budget = { perHour: 6, perDay: 24 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * MINUTE }), { maxLength: 200 }), (waits) => {
        const sent: number[] = [];
        let now = 1_700_000_000_000;
        for (const wait of waits) {
          now += wait;
          const hold = hostHold(sent, budget, now);
          if (hold === null) sent.push(now);
          else expect(hold.until).toBeGreaterThan(now);
        }
        for (const [span, most] of [
          [HOUR, 6],
          [DAY, 24],
        ] as const)
          for (const at of sent) expect(sent.filter((other) => other > at - span && other <= at).length).toBeLessThanOrEqual(most);
      }),
    );
  });
  it('lets go exactly when an hour, or a day, has passed since the oldest that counts', () => {
    const sixth = [0, 1, 2, 3, 4, 5].map((at) => at * MINUTE + 1);
    expect(hostHold(sixth, { perHour: 6, perDay: 24 }, 10 * MINUTE)).toEqual({ why: 'host-hour', until: HOUR + 1, count: 6 });
    expect(hostHold(sixth, { perHour: 6, perDay: 24 }, HOUR + 1)).toBeNull();
    expect(hostHold(sixth, { perHour: 6, perDay: 6 }, 2 * HOUR)).toEqual({ why: 'host-day', until: DAY + 1, count: 6 });
  });

  const flap = async (fake: FakeWorld, times: number, every: number): Promise<void> => {
    for (let turn = 0; turn < times; turn += 1) {
      move(fake, 'e0', `44.128.1.${turn + 1}`);
      await fake.clock.pass(every);
    }
  };
  it('holds the seventh change of an hour, says why, and lets the last address go when the hour is over', async () => {
    const fake = createFakeWorld(named(1, { address: fixed('44.128.1.0') }));
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    await flap(fake, 8, 2 * MINUTE);
    expect(fake.sent).toHaveLength(6);
    expect(fake.saikoro.state.event('e0')?.status).toMatchObject({
      activity: 'waiting',
      nextWhy: 'budget',
      held: { why: 'host-hour', count: 6 },
      needsYou: false,
    });
    expect(fake.journal.filter(({ kind }) => kind === 'budget')).toMatchObject([{ event: 'e0', why: 'host-hour', count: 6 }]);
    await fake.clock.pass(HOUR);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.1.8');
    expect(fake.saikoro.state.event('e0')?.status).toMatchObject({ nextWhy: 'refresh', held: null });
  });
  it('is not started anew by a restart', async () => {
    const fake = createFakeWorld(named(1, { address: fixed('44.128.1.0') }));
    fake.saikoro.start();
    await flap(fake, 8, 2 * MINUTE);
    expect(fake.sent).toHaveLength(6);
    fake.saikoro.stop();
    const again = createFakeWorld(named(1, { address: fixed('44.128.2.9') }), {
      records: structuredClone(fake.records),
      clock: fake.clock,
    });
    again.saikoro.start();
    await fake.clock.pass(20 * MINUTE);
    expect(again.sent).toEqual([]);
    await fake.clock.pass(40 * MINUTE);
    expect(again.sent.map(({ ipv4 }) => ipv4)).toEqual(['44.128.2.9']);
  });
  it('is one for all events that have the host', async () => {
    const events = named(2, { address: fixed('44.128.1.0'), hosts: ['same.dyn.example'], settings: {} });
    const fake = createFakeWorld(events, { services: { example: { maxHosts: 1 } } });
    fake.saikoro.start();
    for (let turn = 0; turn < 10; turn += 1) {
      for (const id of ['e0', 'e1']) move(fake, id, `44.128.1.${turn + 1}`);
      await fake.clock.pass(2 * MINUTE);
    }
    expect(fake.sent.length).toBeLessThanOrEqual(6);
  });
  it('is no matter of what is run by hand, which neither waits for it nor uses it up', async () => {
    const fake = createFakeWorld(named(1, { address: fixed('44.128.1.0') }));
    fake.saikoro.start();
    await flap(fake, 8, 2 * MINUTE);
    expect(fake.sent).toHaveLength(6);
    expect(fake.saikoro.commands.run(['e0'])).toEqual({ ok: true });
    await fake.clock.pass(1000);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.1.8');
    expect(fake.records.get('e0')?.sent).toHaveLength(6);
  });
  it('counts nothing that never left', async () => {
    const fake = createFakeWorld(named(1, { address: fixed('44.128.1.0') }));
    fake.service = () => ({ outcome: { kind: 'network', reason: 'offline' } });
    fake.saikoro.start();
    await fake.clock.pass(30 * MINUTE);
    expect(fake.sent.length).toBeGreaterThan(6);
    expect(fake.records.get('e0')?.sent).toEqual([]);
    fake.service = () => ({ outcome: { kind: 'updated' } });
    await fake.clock.pass(HOUR);
    expect(fake.records.get('e0')?.ipv4.accepted).toBe('44.128.1.0');
  });
});

describe('an account', () => {
  it('is known by its user name where there is one, else by what opens the door', () => {
    const named = {
      ...INFO,
      fields: [...INFO.fields, { ...(INFO.fields[0] as (typeof INFO.fields)[0]), key: 'user', kind: 'text' as const }],
    };
    expect(accountOf(named, { user: 'me', token: 'a' })).toBe(accountOf(named, { user: 'me', token: 'b' }));
    expect(accountOf(named, { user: 'me', token: 'a' })).not.toBe(accountOf(named, { user: 'you', token: 'a' }));
    expect(accountOf(INFO, { token: 'a' })).not.toBe(accountOf(INFO, { token: 'b' }));
    expect(accountOf(INFO, { token: 'a', server: 'x' })).not.toBe(accountOf(INFO, { token: 'a', server: 'y' }));
  });
  it('has a gap and a budget that are kept, whenever it is asked', () => {
    const limits = { perAccountSeconds: 5, accountBudget: { count: 10, perSeconds: 600 } };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 200 }), (waits) => {
        const accounts = createAccounts();
        const sent: number[] = [];
        let now = 1_700_000_000_000;
        for (const wait of waits) {
          now += wait;
          if (accounts.hold('a', limits, now) !== null) continue;
          accounts.sent('a', now);
          sent.push(now);
        }
        for (const [at, time] of sent.entries()) {
          if (at > 0) expect(time - (sent[at - 1] ?? 0)).toBeGreaterThanOrEqual(5000);
          expect(sent.filter((other) => other > time - 600_000 && other <= time).length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
  it('keeps its gap when the clock is set back, before anybody noticed', () => {
    const limits = { perAccountSeconds: 20, accountBudget: { count: 2, perSeconds: 600 } };
    const accounts = createAccounts();
    const now = 1_700_000_000_000;
    accounts.sent('a', now);
    expect(accounts.hold('a', limits, now - 2 * DAY)?.until).toBe(now - 2 * DAY + 20_000);
    accounts.sent('a', now - 2 * DAY + 20_000);
    expect(accounts.hold('a', limits, now - 2 * DAY + 60_000)?.until).toBe(now - 2 * DAY + 600_000);
  });
  it('keeps its gap over all its events, and leaves others alone', async () => {
    const events = [
      ...named(5),
      ...named(5).map((event) => ({ ...event, id: `o${event.id}`, hosts: event.hosts.map((host) => `o${host}`) })),
    ];
    const fake = createFakeWorld(events, { services: { example: { maxHosts: 1, perAccountSeconds: 10 } } });
    for (const { id } of events.slice(5)) fake.typed(id, { token: 'other' });
    const times: Record<string, number[]> = {};
    fake.service = (job) => {
      const token = String(job.settings.token);
      times[token] = [...(times[token] ?? []), fake.clock.now()];
      return { outcome: { kind: 'updated' } };
    };
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    for (const token of ['t0p', 'other']) {
      const gaps = (times[token] ?? []).slice(1).map((at, index) => at - (times[token]?.[index] ?? 0));
      expect(gaps).toEqual([10_000, 10_000, 10_000, 10_000]);
    }
  });
  it('keeps its gap between the two families of one event too', async () => {
    const event = dnsEvent({ families: { ipv4: true, ipv6: true }, address: { kind: 'fixed', ipv4: '44.128.0.1', ipv6: '2001:4f8::1' } });
    const fake = createFakeWorld([event], { services: { example: { perAccountSeconds: 10 } } });
    const times: number[] = [];
    fake.service = () => {
      times.push(fake.clock.now());
      return { outcome: { kind: 'updated' } };
    };
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    expect(times).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(10_000);
  });
  it('that is asked to wait waits with all its events, over a restart too, and says so once', async () => {
    const limited: Outcome = { kind: 'rate-limited', afterSeconds: 3600 };
    const fake = createFakeWorld(named(30), { services: { example: { maxHosts: 10 } } });
    fake.service = () => ({ outcome: limited });
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect([...fake.saikoro.state.views()].filter(({ status }) => status.held?.why === 'account').length).toBe(20);
    expect(fake.journal.filter(({ kind }) => kind === 'budget')).toHaveLength(1);
    fake.saikoro.stop();

    const again = createFakeWorld(named(30), {
      services: { example: { maxHosts: 10 } },
      records: structuredClone(fake.records),
      clock: fake.clock,
    });
    again.saikoro.start();
    await fake.clock.pass(40 * MINUTE);
    expect(again.sent).toEqual([]);
    await fake.clock.pass(15 * MINUTE);
    expect(again.sent.flatMap(({ hosts }) => hosts)).toHaveLength(30);
  });
});
