import { describe, expect, it } from 'vitest';
import type { Job, JobResult } from '../../main/ports/dns-service.ts';
import type { DnsEvent } from '../../preload/contract/event.ts';
import type { Outcome } from '../../preload/contract/outcome.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const named = (count: number, more: Parameters<typeof dnsEvent>[0] = {}) =>
  Array.from({ length: count }, (_, at) => dnsEvent({ id: `e${at}`, name: `E${at}`, hosts: [`h${at}.dyn.example`], ...more }));
const everywhere = (fake: FakeWorld, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const outcomes = (fake: FakeWorld): (Outcome['kind'] | undefined)[] =>
  [...fake.records.values()].map((record) => record.ipv4.outcome?.kind);
const perHost = (job: Job, of: (host: string) => Outcome): JobResult => {
  const parts = job.hosts.map((host) => ({ host, family: 'ipv4' as const, outcome: of(host) }));
  return { outcome: parts.find(({ outcome }) => outcome.kind !== 'updated')?.outcome ?? { kind: 'updated' }, parts };
};

describe('hosts of one account', () => {
  it('go in as few requests as the service allows, each event with its own record and line', async () => {
    const fake = createFakeWorld(named(45));
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(fake.sent.map(({ hosts }) => hosts.length)).toEqual([20, 20, 5]);
    expect(new Set(fake.sent.flatMap(({ hosts }) => hosts)).size).toBe(45);
    expect(outcomes(fake)).toEqual(Array(45).fill('updated'));
    expect(fake.journal.filter(({ kind }) => kind === 'update')).toHaveLength(45);
    await fake.clock.pass(2 * MINUTE);
    expect([...fake.records.values()].map(({ ipv4 }) => ipv4.verification)).toEqual(Array(45).fill('match'));
  });
  it('of other passwords never share one', async () => {
    const fake = createFakeWorld(named(4));
    fake.typed('e3', { token: 'other' });
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(fake.sent.map(({ hosts, settings }) => [hosts.length, settings.token])).toEqual([
      [3, 't0p'],
      [1, 'other'],
    ]);
  });
  it.each(['html-reply', 'empty-reply', 'http-status', 'redirect', 'truncated'] as const)(
    'share one request through and after %s, which none of them is to blame for',
    async (reason) => {
      const fake = createFakeWorld(named(20));
      const accept = fake.service;
      fake.service = () => ({ outcome: { kind: 'not-confirmed', reason } });
      fake.saikoro.start();
      await fake.clock.pass(30 * MINUTE);
      expect(fake.sent.map(({ hosts }) => hosts.length)).toEqual([20, 20, 20]);
      fake.service = accept;
      await fake.clock.pass(120 * MINUTE);
      fake.sent.length = 0;
      everywhere(fake, '44.128.0.9');
      await fake.clock.pass(10 * MINUTE);
      expect(fake.sent.map(({ hosts }) => hosts.length)).toEqual([20]);
    },
  );
  it('have every intent on record before the one request leaves', async () => {
    const fake = createFakeWorld(named(20));
    const intents: (string | undefined)[][] = [];
    fake.service = () => {
      intents.push([...fake.records.values()].map(({ ipv4 }) => ipv4.intent?.address));
      return { outcome: { kind: 'updated' } };
    };
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(intents).toEqual([Array(20).fill('44.128.0.1')]);
    expect([...fake.records.values()].every(({ ipv4 }) => ipv4.intent === null)).toBe(true);
  });
  it('are each asked about after a crash, and only what did not arrive is sent again', async () => {
    const fake = createFakeWorld(named(6));
    fake.service = (job) => {
      for (const host of job.hosts.slice(0, 4)) fake.zone.set(`${host} A`, '44.128.0.1');
      return new Promise<never>(() => {});
    };
    fake.saikoro.start();
    await fake.clock.pass(1000);
    expect(fake.sent).toHaveLength(1);

    const again = createFakeWorld(named(6), { records: structuredClone(fake.records), clock: fake.clock });
    for (const [name, address] of fake.zone) again.zone.set(name, address);
    again.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(again.sent.map(({ hosts }) => hosts)).toEqual([['h4.dyn.example', 'h5.dyn.example']]);
  });
});

describe('when one of many goes wrong', () => {
  it('the others are settled, and it alone is stopped', async () => {
    const fake = createFakeWorld(named(5));
    fake.service = (job) => perHost(job, (host) => ({ kind: host === 'h2.dyn.example' ? 'bad-host' : 'updated' }));
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect([...fake.records.values()].map(({ ipv4 }) => ipv4.stopped)).toEqual([false, false, true, false, false]);
  });
  it('and the service does not say which, each is sent once by itself before anybody is stopped', async () => {
    const fake = createFakeWorld(named(4));
    fake.service = (job) => perHost(job, () => ({ kind: job.hosts.includes('h2.dyn.example') ? 'bad-host' : 'updated' }));
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent.map(({ hosts }) => hosts.length)).toEqual([4, 1, 1, 1, 1]);
    expect(outcomes(fake)).toEqual(['updated', 'updated', 'bad-host', 'updated']);
    expect(fake.notices.map(({ event }) => event)).toEqual(['e2']);
    everywhere(fake, '44.128.0.9');
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent.slice(5).every(({ hosts }) => hosts.length === 1)).toBe(true);
  });
  it('and it was the whole account, all of it stops', async () => {
    const fake = createFakeWorld(named(5));
    fake.service = () => ({ outcome: { kind: 'auth-failed' } });
    fake.saikoro.start();
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect([...fake.records.values()].map(({ ipv4 }) => ipv4.stopped)).toEqual(Array(5).fill(true));
  });
  it('run by hand, it is sent by itself at once', async () => {
    const fake = createFakeWorld(named(3));
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    fake.sent.splice(0);
    fake.service = (job) => perHost(job, () => ({ kind: job.hosts.length > 1 ? 'bad-config' : 'updated' }));
    fake.saikoro.commands.run(['e0', 'e1', 'e2']);
    await fake.clock.pass(1000);
    expect(fake.sent.map(({ hosts }) => hosts.length)).toEqual([3, 1, 1, 1]);
    expect(outcomes(fake)).toEqual(['updated', 'updated', 'updated']);
  });
});

describe('both families', () => {
  const both = named(3, {
    families: { ipv4: true, ipv6: true },
    service: 'strict',
    address: { kind: 'fixed', ipv4: '44.128.0.1', ipv6: '2001:4f8::1' },
  });
  it('go together where leaving one out would change it', async () => {
    const fake = createFakeWorld(both, { services: { strict: { together: 'required' } } });
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(fake.sent.map(({ hosts, ipv4, ipv6 }) => [hosts.length, ipv4, ipv6])).toEqual([[3, '44.128.0.1', '2001:4f8::1']]);
  });
  it('neither is sent there while one of them is unknown, and the event says which', async () => {
    const unknown = both.map((event) => ({ ...event, address: { kind: 'fixed' as const, ipv4: '44.128.0.1' } }));
    const fake = createFakeWorld(unknown, { services: { strict: { together: 'required' } } });
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toEqual([]);
    expect(fake.saikoro.state.event('e0')?.status).toMatchObject({ activity: 'waiting', held: { why: 'lacks-ipv6', count: 0 } });
    expect(
      fake.saikoro.commands.save({
        event: { ...(unknown[0] as DnsEvent), families: { ipv4: true, ipv6: false } },
        secrets: {},
        isNew: false,
      }).ok,
    ).toBe(true);
    await fake.clock.pass(10_000);
    expect(fake.saikoro.state.event('e0')?.status.held).toBeNull();
    expect(fake.sent.map(({ hosts, ipv4, ipv6 }) => [hosts.length, ipv4, ipv6])).toEqual([[1, '44.128.0.1', null]]);
  });
  it('go in a request each elsewhere, and what stops one does not stop the other', async () => {
    const fake = createFakeWorld(both, { services: { strict: {} } });
    fake.service = (job) => ({ outcome: { kind: job.ipv4 === null ? 'bad-host' : 'updated' }, parts: [] });
    fake.saikoro.start();
    await fake.clock.pass(10_000);
    expect(fake.sent.map(({ ipv4, ipv6 }) => [ipv4, ipv6])).toEqual([
      ['44.128.0.1', null],
      [null, '2001:4f8::1'],
    ]);
    expect([...fake.records.values()].map(({ ipv4 }) => ipv4.stopped)).toEqual([false, false, false]);
  });
});
