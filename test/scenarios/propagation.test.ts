import { describe, expect, it } from 'vitest';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => dnsEvent({ id: `e${index}`, name: `E${index}`, hosts: [`h${index}.dyn.example`] }));

const started = async (count: number) => {
  const fake = createFakeWorld(names(count));
  const asked: string[] = [];
  const { exchange } = fake.world.dns;
  fake.world.publicResolvers.push({ name: 'one', address: '9.9.9.9', https: null });
  fake.world.dns.exchange = (query) => {
    if (query.server === '9.9.9.9') asked.push(query.server);
    return exchange(query);
  };
  fake.saikoro.start();
  await fake.clock.pass(120_000);
  return { fake, asked };
};

describe('as the world sees it', () => {
  it('looks once after a change, and not again by itself', async () => {
    const { fake, asked } = await started(1);
    expect(fake.sent.length).toBe(1);
    expect(asked).toHaveLength(1);
    await fake.clock.pass(6 * 3_600_000);
    expect(asked).toHaveLength(1);
  });

  it('says in the list how long until the world sees it, as far as that is known, and asks nobody for the count', async () => {
    const { fake, asked } = await started(1);
    const { exchange } = fake.world.dns;
    // A cache still holds the address of before for 42 seconds.
    fake.world.dns.exchange = async (query) => {
      const real = fake.zone.get('h0.dyn.example A');
      if (query.server !== '9.9.9.9') return exchange(query);
      fake.ttl = 42;
      fake.zone.set('h0.dyn.example A', '44.128.0.77');
      const reply = await exchange(query);
      fake.ttl = 60;
      fake.zone.set('h0.dyn.example A', real ?? '');
      return reply;
    };
    const visibleAt = () => fake.saikoro.state.event('e0')?.status.visibleAt;
    expect(visibleAt()).toBeUndefined();
    expect(fake.saikoro.state.event('e0')?.status.publication).toBe('published');
    await fake.saikoro.propagation.look({ id: 'e0' });
    const at = fake.clock.now() + 42_000;
    expect(visibleAt()).toBe(at);
    const before = asked.length;
    fake.saikoro.eventManager.replan(['e0']);
    await fake.clock.pass(20_000);
    expect([visibleAt(), asked.length]).toEqual([at, before]);
    await fake.clock.pass(30_000);
    fake.saikoro.eventManager.replan(['e0']);
    await fake.clock.pass(0);
    expect(visibleAt()).toBeUndefined();
  });

  it('asks for few of those that changed together', async () => {
    const { fake, asked } = await started(200);
    expect(fake.sent.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(20);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('sends nothing because of what it saw', async () => {
    const { fake } = await started(1);
    fake.zone.set('h0.dyn.example A', '44.128.0.99');
    const before = fake.sent.length;
    const answer = await fake.saikoro.propagation.look({ id: 'e0' });
    expect(answer).toMatchObject({ ok: true, propagation: { hosts: [{ host: 'h0.dyn.example', findings: ['other'] }] } });
    await fake.clock.pass(60_000);
    expect(fake.sent.length).toBe(before);
  });

  it('answers for no event that is not there, and on no strange network', async () => {
    const { fake } = await started(1);
    expect(await fake.saikoro.propagation.look({ id: 'none' })).toEqual({ ok: false, code: 'not-found' });
    fake.saikoro.state.change({ hold: { why: 'portal', since: 0 } });
    expect(await fake.saikoro.propagation.look({ id: 'e0' })).toEqual({ ok: false, code: 'held-portal' });
  });
});
