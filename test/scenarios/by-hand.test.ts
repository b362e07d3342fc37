import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../preload/contract/exchange.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const heard = (request: string): Exchange => ({ transport: 'http', request, headers: [], sent: '', reply: { status: 200, text: 'good' } });

describe('an update by hand', () => {
  it('keeps the pause the service asked its account for, and is not tried for ever', async () => {
    const fake = createFakeWorld();
    fake.service = () => ({ outcome: { kind: 'rate-limited', afterSeconds: 3600 } });
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: false, code: 'too-soon', detail: String(fake.clock.now() + 58 * MINUTE) });
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toHaveLength(1);
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent).toHaveLength(2);
  });

  it('stands in line with others of its account, and goes with none of them while that must pause', async () => {
    const fake = createFakeWorld([dnsEvent({ id: 'a' }), dnsEvent({ id: 'b', hosts: ['b.dyn.example'], enabled: false })], {
      services: { example: { maxHosts: 1, perAccountSeconds: 10 } },
    });
    fake.service = () => ({ outcome: { kind: 'rate-limited', afterSeconds: 3600 } });
    fake.saikoro.start();
    fake.saikoro.commands.run(['b']);
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toHaveLength(1);
  });

  it.each<[string, (fake: ReturnType<typeof createFakeWorld>, n: number) => string]>([
    [
      'an edit before each',
      (fake, n) => {
        expect(fake.saikoro.commands.save({ event: dnsEvent({ settings: { ttl: n } }), secrets: {}, isNew: false })).toEqual({ ok: true });
        return 'home';
      },
    ],
    [
      'a new event for each',
      (fake, n) => {
        const [old] = fake.saikoro.eventManager.events();
        if (old !== undefined) fake.saikoro.commands.remove([old.id]);
        const event = dnsEvent({ id: `anew${n}` });
        expect(fake.saikoro.commands.save({ event, secrets: { token: 't0p' }, isNew: true })).toEqual({ ok: true });
        return event.id;
      },
    ],
  ])('comes no oftener than once a minute to a host, with %s either', async (_, before) => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    for (let n = 0; n < 200; n += 1) {
      fake.saikoro.commands.run([before(fake, n)]);
      await fake.clock.pass(1000);
    }
    // Six of an hour by themselves, and one by hand in each of three minutes and a third.
    expect(fake.sent.length).toBeLessThanOrEqual(6 + 4);
  });

  it('comes no oftener than once a minute to an account, with another host name before each either', async () => {
    const fake = createFakeWorld();
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    let ran = 0;
    for (let n = 0; n < 200; n += 1) {
      const event = dnsEvent(n % 2 === 0 ? { hosts: [`h${n}.dyn.example`] } : { id: `anew${n}`, hosts: [`h${n}.dyn.example`] });
      fake.saikoro.commands.save({ event: { ...event, enabled: false }, secrets: { token: 't0p' }, isNew: n % 2 === 1 });
      if (fake.saikoro.commands.run([event.id]).ok) ran += 1;
      await fake.clock.pass(1000);
    }
    expect(ran).toBe(4);
    expect(fake.sent.length).toBeLessThanOrEqual(1 + 4);
  });

  it('goes out for several events at once that were there before', async () => {
    const fake = createFakeWorld(Array.from({ length: 5 }, (_, n) => dnsEvent({ id: `e${n}`, hosts: [`h${n}.dyn.example`] })));
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect(fake.saikoro.commands.run(['e0', 'e1', 'e2', 'e3', 'e4'])).toEqual({ ok: true });
  });

  it('sends nothing without an address', async () => {
    const fake = createFakeWorld();
    for (const operator of fake.echo.keys()) fake.echo.set(operator, { kind: 'unknown', why: 'timeout' });
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    fake.saikoro.commands.run(['home']);
    expect(await fake.saikoro.dryRun.rehearse({ event: dnsEvent(), secrets: {} })).toEqual({ ok: false, code: 'no-address' });
    await fake.clock.pass(MINUTE);
    expect(fake.sent).toEqual([]);
  });
});

describe('what went over the line', () => {
  it('can be asked for after the update, for each event of the request and both families, and is written nowhere', async () => {
    const families = { ipv4: true, ipv6: true };
    const address = { kind: 'fixed', ipv4: '44.128.0.1', ipv6: '2001:4f8::1' } as const;
    const events = ['a', 'b'].map((id) => dnsEvent({ id, hosts: [`${id}.dyn.example`], families, address }));
    const fake = createFakeWorld(events);
    fake.service = ({ ipv4, ipv6 }) => ({ outcome: { kind: 'updated' }, exchanges: [heard(`to ${ipv4 ?? ipv6}`)] });
    fake.saikoro.start();
    await fake.clock.pass(MINUTE);
    for (const { id } of events)
      expect(fake.saikoro.exchanges.of(id)?.exchanges.map(({ request }) => request)).toEqual(['to 44.128.0.1', 'to 2001:4f8::1']);
    expect(JSON.stringify([fake.journal, [...fake.records], fake.saved])).not.toContain('to 44.128.0.1');
  });

  it('is none where the update sent nothing', async () => {
    const fake = createFakeWorld();
    fake.service = () => ({ outcome: { kind: 'updated' }, exchanges: [heard('first')] });
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    fake.typed('home', { token: '' });
    fake.saikoro.commands.run(['home']);
    await fake.clock.pass(MINUTE);
    expect(fake.saikoro.exchanges.of('home')?.exchanges).toEqual([]);
  });
});
