import { describe, expect, it } from 'vitest';
import type { JobResult } from '../../main/ports/dns-service.ts';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const BOTH = { families: { ipv4: true, ipv6: true }, address: { kind: 'fixed', ipv4: '44.128.0.1', ipv6: '2001:4f8::1' } } as const;

/** A service that answers when it is told to, one request after the other. */
const slow = (fake: FakeWorld): ((result: JobResult) => Promise<void>) => {
  const open: ((result: JobResult) => void)[] = [];
  fake.service = () => new Promise((done) => open.push(done));
  return async (result) => {
    open.shift()?.(result);
    await fake.clock.pass(10);
  };
};
const UPDATED: JobResult = { outcome: { kind: 'updated' } };
const eventOf = (fake: FakeWorld): DnsEvent => fake.saikoro.eventManager.get('home') as DnsEvent;
const begin = async (more: Partial<DnsEvent> = {}, limits = {}): Promise<{ fake: FakeWorld; answer: ReturnType<typeof slow> }> => {
  const fake = createFakeWorld([dnsEvent(more)], { services: { example: limits } });
  const answer = slow(fake);
  fake.saikoro.start();
  await fake.clock.pass(2 * SECOND);
  expect(fake.sent).toHaveLength(1);
  return { fake, answer };
};

describe('while the requests of a long event wait for each other', () => {
  it.each(['removed', 'disabled', 'edited', 'paused', 'at another address'] as const)(
    'and it is %s, the rest is not wanted',
    async (what) => {
      const fake = createFakeWorld([dnsEvent()]);
      let isWanted: (() => boolean) | undefined;
      fake.service = (job) => {
        isWanted = job.isWanted;
        return new Promise(() => {});
      };
      fake.saikoro.start();
      await fake.clock.pass(2 * SECOND);
      expect(isWanted?.()).toBe(true);
      const { commands } = fake.saikoro;
      if (what === 'removed') commands.remove(['home']);
      else if (what === 'disabled') commands.enable(['home'], false);
      else if (what === 'paused') commands.pause('resumed');
      else if (what === 'edited') commands.save({ event: { ...eventOf(fake), hosts: ['new.dyn.example'] }, secrets: {}, isNew: false });
      else {
        fake.router = { kind: 'address', address: '44.128.0.9' };
        for (const operator of fake.echo.keys()) fake.echo.set(operator, '44.128.0.9');
        await fake.clock.pass(5 * MINUTE);
      }
      expect(isWanted?.()).toBe(false);
    },
  );
});

describe('while a request of an event is under way', () => {
  it.each(['removed', 'disabled', 'edited', 'paused'] as const)(
    'and the event is %s, its other family does not follow with the old settings',
    async (what) => {
      const { fake, answer } = await begin(BOTH);
      const { commands } = fake.saikoro;
      if (what === 'removed') commands.remove(['home']);
      else if (what === 'disabled') commands.enable(['home'], false);
      else if (what === 'paused') commands.pause('resumed');
      else commands.save({ event: { ...eventOf(fake), hosts: ['new.dyn.example'] }, secrets: {}, isNew: false });
      const before = fake.sent.length;
      await answer(UPDATED);
      await fake.clock.pass(MINUTE);
      expect(fake.sent.slice(before).filter(({ hosts }) => what !== 'edited' || !hosts.includes('new.dyn.example'))).toEqual([]);
    },
  );

  it('and its password is typed anew, the old one’s refusal stops nobody', async () => {
    const { fake, answer } = await begin();
    fake.saikoro.commands.save({ event: eventOf(fake), secrets: { token: 'right' }, isNew: false });
    await answer({ outcome: { kind: 'auth-failed' } });
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent.map(({ settings }) => settings.token)).toEqual(['t0p', 'right']);
  });

  it('and it is edited, no moment’s ledger says that the new settings were accepted', async () => {
    const { fake, answer } = await begin(BOTH);
    fake.saikoro.commands.save({ event: { ...eventOf(fake), hosts: ['new.dyn.example'] }, secrets: {}, isNew: false });
    const kept: (string | null)[] = [];
    const { putAll } = fake.world.ledger;
    fake.world.ledger.putAll = (records, options) => {
      putAll(records, options);
      kept.push(...records.map(({ ipv4 }) => ipv4.accepted));
    };
    await answer(UPDATED);
    expect(kept).toEqual(kept.map(() => null));
  });

  it('and it is removed, nothing of it is left', async () => {
    const { fake, answer } = await begin();
    fake.saikoro.commands.remove(['home']);
    await answer(UPDATED);
    await fake.clock.pass(MINUTE);
    expect(fake.records.get('home')).toBeUndefined();
    expect(fake.world.secrets.keys('home')).toEqual([]);
    expect(fake.saikoro.state.event('home')).toBeUndefined();
    expect(fake.journal.filter(({ kind }) => kind === 'update')).toHaveLength(1);
  });
});

describe('by hand', () => {
  it('both families go, where the account has to rest in between too', async () => {
    const fake = createFakeWorld([dnsEvent(BOTH)], { services: { example: { perAccountSeconds: 10 } } });
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    expect(fake.sent).toHaveLength(2);
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: true });
    await fake.clock.pass(MINUTE);
    expect(fake.sent.slice(2).map(({ ipv4, ipv6 }) => ipv4 ?? ipv6)).toEqual(['44.128.0.1', '2001:4f8::1']);
  });
});

describe('both families together or none', () => {
  const REQUIRED = { together: 'required' } as const;
  it('none while the service refuses one of them', async () => {
    const { fake, answer } = await begin(BOTH, REQUIRED);
    await answer({ outcome: { kind: 'bad-host' }, perFamily: { ipv4: { kind: 'updated' }, ipv6: { kind: 'bad-host' } } });
    const { address: _, ...event } = eventOf(fake);
    fake.saikoro.commands.save({ event: { ...event, address: { ...BOTH.address, ipv4: '44.128.0.2' } }, secrets: {}, isNew: false });
    await fake.clock.pass(3 * MINUTE);
    expect(fake.sent).toHaveLength(1);
  });
});

describe('an account’s budget', () => {
  it('is kept by events of two families', async () => {
    const events = Array.from({ length: 3 }, (_, at) => dnsEvent({ ...BOTH, id: `e${at}`, hosts: [`h${at}.dyn.example`] }));
    const fake = createFakeWorld(events, { services: { example: { maxHosts: 1, accountBudget: { count: 5, perSeconds: 300 } } } });
    const times: number[] = [];
    fake.service = (job) => {
      times.push(fake.clock.now());
      return new Promise(
        (done) => void fake.clock.wakeAt(fake.clock.now() + 100, () => done({ outcome: { kind: job ? 'updated' : 'abuse' } })),
      );
    };
    fake.saikoro.start();
    await fake.clock.pass(4 * MINUTE);
    expect(times).toHaveLength(5);
    await fake.clock.pass(4 * MINUTE);
    expect(times).toHaveLength(6);
  });
});

describe('a refused password', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => dnsEvent({ id: `e${at}`, hosts: [`h${at}.dyn.example`] }));
  const refusing = (service: FakeWorld['service']) => {
    const fake = createFakeWorld(many(30), { services: { example: { maxHosts: 1 } } });
    fake.service = service;
    return fake;
  };
  const stopped = (fake: FakeWorld): number => [...fake.records.values()].filter(({ ipv4 }) => ipv4.stopped).length;

  it('is not tried once more by every event that has it, over a restart too', async () => {
    const fake = refusing(() => ({ outcome: { kind: 'auth-failed' } }));
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toHaveLength(2);
    expect(stopped(fake)).toBe(30);
    fake.saikoro.stop();
    const records = structuredClone(fake.records);
    for (let at = 10; at < 30; at += 1) records.delete(`e${at}`);
    const again = createFakeWorld(many(30), { records, clock: fake.clock, services: { example: { maxHosts: 1 } } });
    again.service = fake.service;
    again.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(again.sent.length).toBeLessThanOrEqual(2);
  });
  it('is tried again when the user changes or resumes something, and all that are resumed follow once it is let in', async () => {
    const fake = refusing(() => ({ outcome: { kind: 'auth-failed' } }));
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    fake.service = () => ({ outcome: { kind: 'updated' } });
    fake.saikoro.commands.resume(many(30).map(({ id }) => id));
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toHaveLength(32);
    expect(stopped(fake)).toBe(0);
  });
  it('of some new events stops none that works', async () => {
    const wrong = new Set(['h1', 'h2', 'h3', 'h4'].map((host) => `${host}.dyn.example`));
    const fake = refusing((job) => ({ outcome: { kind: wrong.has(String(job.hosts[0])) ? 'auth-failed' : 'updated' } }));
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    for (const operator of ['a', 'b', 'c', 'd']) fake.echo.set(operator, '44.128.0.2');
    fake.saikoro.commands.checkAddress();
    await fake.clock.pass(10 * MINUTE);
    expect([...fake.records.values()].filter(({ ipv4 }) => ipv4.accepted === '44.128.0.2').length).toBeGreaterThanOrEqual(26);
  });
  it('is not tried for the other family', async () => {
    const fake = createFakeWorld([dnsEvent(BOTH)]);
    fake.service = () => ({ outcome: { kind: 'auth-failed' } });
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.sent).toHaveLength(1);
  });
});
