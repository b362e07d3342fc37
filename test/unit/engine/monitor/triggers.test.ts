import { describe, expect, it } from 'vitest';
import { createNearby } from '../../../../main/engine/detection/router.ts';
import { createEngine } from '../../../../main/engine/engine.ts';
import type { Udp, UdpHearing } from '../../../../main/ports/udp.ts';
import { createRouter } from '../../../../main/sources/gateway/gateway.ts';
import { settle } from '../../../helpers/fake-clock.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';
import { natPmpReply } from '../../sources/gateway-far-side.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const OFFLINE = { kind: 'unknown', why: 'offline', offline: true } as const;
const at = (address: string) => ({ kind: 'address' as const, address });

const everywhere = (fake: FakeWorld, answer: string | typeof OFFLINE): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, answer);
};
const ipv4 = (fake: FakeWorld) => fake.saikoro.state.fields().addresses.ipv4;
/** A line without help from its router, as of ten minutes after the start. */
const settled = async (): Promise<FakeWorld> => {
  const fake = createFakeWorld();
  fake.saikoro.start();
  await fake.clock.pass(10 * MINUTE);
  fake.asked.length = 0;
  return fake;
};
/** Rounds, by the questions to the router, of which each has one. */
const countRounds = (fake: FakeWorld): { rounds: number } => {
  const count = { rounds: 0 };
  const { ask } = fake.world.nearby;
  fake.world.nearby.ask = (outer) => {
    count.rounds += 1;
    return ask(outer);
  };
  return count;
};

describe('waking up', () => {
  it('waits for a way out, then looks at once, and does not speak of the failures until then', async () => {
    const fake = await settled();
    const healths = new Set<string>();
    fake.saikoro.state.listen(({ fields }) => fields.health && healths.add(fields.health));
    fake.routed = false;
    everywhere(fake, OFFLINE);
    fake.clock.jump(8 * HOUR);
    fake.saikoro.disturbed('wake');
    await fake.clock.pass(12 * SECOND);
    fake.routed = true;
    everywhere(fake, '44.128.0.2');
    await fake.clock.pass(2 * SECOND);
    expect(ipv4(fake)).toMatchObject({ kind: 'known', address: '44.128.0.2' });
    expect([...healths]).not.toContain('offline');
  });
  it('no longer waits after half a minute, and says that it is offline after a whole one', async () => {
    const fake = await settled();
    const count = countRounds(fake);
    fake.routed = false;
    everywhere(fake, OFFLINE);
    fake.saikoro.disturbed('wake');
    await fake.clock.pass(29 * SECOND);
    expect(count.rounds).toBeLessThanOrEqual(1);
    await fake.clock.pass(25 * SECOND);
    expect(count.rounds).toBeGreaterThanOrEqual(2);
    expect(ipv4(fake).kind).toBe('unknown');
    expect(fake.saikoro.state.get().health).not.toBe('offline');
    await fake.clock.pass(MINUTE);
    expect(fake.saikoro.state.get().health).toBe('offline');
  });
  it('is noticed without a word from the system, by the clocks alone', async () => {
    for (const sleep of ['jump', 'freeze'] as const) {
      const fake = await settled();
      fake.clock[sleep](3 * HOUR);
      everywhere(fake, '44.128.0.2');
      await fake.clock.pass(10 * SECOND);
      expect([sleep, ipv4(fake).address]).toEqual([sleep, '44.128.0.2']);
    }
  });
});

describe('a wall clock that is set back', () => {
  it('stops nothing', async () => {
    const fake = await settled();
    fake.clock.jump(-24 * HOUR);
    everywhere(fake, '44.128.0.2');
    await fake.clock.pass(3 * MINUTE);
    expect(ipv4(fake).address).toBe('44.128.0.2');
    everywhere(fake, '44.128.0.3');
    await fake.clock.pass(3 * MINUTE);
    expect(ipv4(fake).address).toBe('44.128.0.3');
  });
});

describe('a connection that is lost and comes back', () => {
  it('is asked for again and again, first soon, then each minute, and looked at thoroughly when it answers', async () => {
    const fake = await settled();
    const count = countRounds(fake);
    everywhere(fake, OFFLINE);
    await fake.clock.pass(10 * MINUTE);
    expect(fake.saikoro.state.get().health).toBe('offline');
    expect(count.rounds).toBeLessThanOrEqual(16);
    // The old address answers first, as it may where one of several lines comes back.
    fake.asked.length = 0;
    everywhere(fake, '44.128.0.1');
    const before = count.rounds;
    await fake.clock.pass(70 * SECOND);
    expect(count.rounds - before).toBeGreaterThanOrEqual(2);
    expect(new Set(fake.asked).size).toBeGreaterThanOrEqual(3);
    expect(fake.saikoro.state.get().health).toBe('ok');
  });
  it('costs nobody a turn: a question that never left is put again as soon as there is a way', async () => {
    const fake = await settled();
    everywhere(fake, OFFLINE);
    await fake.clock.pass(70 * SECOND);
    everywhere(fake, '44.128.0.2');
    await fake.clock.pass(61 * SECOND);
    expect(ipv4(fake).address).toBe('44.128.0.2');
  });
});

describe('a window that opens', () => {
  it('is shown nothing older than a quarter of a minute', async () => {
    const fake = await settled();
    const count = countRounds(fake);
    for (let opened = 0; opened < 20; opened += 1) {
      fake.saikoro.commands.windowOpened();
      await fake.clock.pass(SECOND);
    }
    expect(count.rounds).toBeLessThanOrEqual(3);
    expect(fake.clock.now() - (ipv4(fake).checkedAt ?? 0)).toBeLessThanOrEqual(20 * SECOND);
    fake.saikoro.commands.pause('hour');
    const before = count.rounds;
    fake.saikoro.commands.windowOpened();
    await settle();
    expect(count.rounds).toBe(before);
  });
});

describe('a storm', () => {
  it('of a thousand changes of the network in a second leads to a look or two', async () => {
    const fake = await settled();
    const count = countRounds(fake);
    for (let news = 0; news < 1000; news += 1) {
      fake.saikoro.disturbed();
      await fake.clock.pass(1);
    }
    await fake.clock.pass(10 * SECOND);
    expect(count.rounds).toBeGreaterThanOrEqual(1);
    expect(count.rounds).toBeLessThanOrEqual(3);
  });
  it('that does not end leads to a look each few seconds, and nobody is asked more often than he allows', async () => {
    const fake = await settled();
    const count = countRounds(fake);
    for (let second = 0; second < 60; second += 1) {
      for (let news = 0; news < 20; news += 1) fake.saikoro.disturbed();
      await fake.clock.pass(SECOND);
    }
    expect(count.rounds).toBeGreaterThanOrEqual(10);
    expect(count.rounds).toBeLessThanOrEqual(15);
  });
  it('of a thousand announcements is followed a few times, and ends at the router’s own word', async () => {
    const fake = createFakeWorld();
    fake.router = at('44.128.0.1');
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    const count = countRounds(fake);
    const journal = fake.journal.length;
    for (let news = 0; news < 1000; news += 1) {
      const address = `44.128.${1 + Math.floor(news / 250)}.${(news % 250) + 1}`;
      fake.router = at(address);
      everywhere(fake, address);
      fake.announce(fake.router);
      await fake.clock.pass(1);
    }
    await fake.clock.pass(30 * SECOND);
    expect(count.rounds).toBeLessThanOrEqual(6);
    expect(fake.journal.slice(journal).filter(({ kind }) => kind === 'address').length).toBeLessThanOrEqual(8);
    expect(ipv4(fake).address).toBe('44.128.4.250');
  });

  /** The app's own router source over a network that is counted. */
  const withRouter = async () => {
    let hearing: UdpHearing | null = null;
    let packets = 0;
    const said = { address: '44.128.0.1', epoch: 1000 };
    const fake = createFakeWorld();
    const udp: Udp = {
      async ask({ accept }) {
        packets += 1;
        said.epoch += 1;
        const datagram = natPmpReply(said.address, said.epoch);
        return accept(datagram) ? { ok: true, datagram, own: '192.168.1.2' } : { ok: false, fault: 'timeout', detail: '' };
      },
      listen(_where, into) {
        hearing = into;
        return () => {
          hearing = null;
        };
      },
    };
    const view = { address: '192.168.1.1', own: '192.168.1.2', interface: 'eth0' };
    const gateway = { find: async () => ({ gateway: view, tunnelled: false }), identify: async () => null };
    const { surroundings } = fake.world.nearby;
    const nearby = createNearby([createRouter({ udp, gateway, clock: fake.clock })], surroundings);
    const saikoro = createEngine({ ...fake.world, nearby });
    saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    const addressOf = () => saikoro.state.fields().addresses.ipv4.address;
    const count = (): number => packets;
    return { fake, saikoro, said, count, addressOf, announce: (datagram: Uint8Array) => hearing?.datagram(datagram, '192.168.1.1') };
  };
  it('of announcements or of changes here costs the router a bounded number of packets', async () => {
    const { fake, saikoro, said, count, addressOf, announce } = await withRouter();
    expect(addressOf()).toBe('44.128.0.1');
    let before = count();
    for (let news = 0; news < 1000; news += 1) {
      announce(natPmpReply(`44.128.9.${(news % 250) + 1}`, 1));
      await fake.clock.pass(1);
    }
    await fake.clock.pass(20 * SECOND);
    // Nothing of it is true: the router itself says what it ever said.
    expect(addressOf()).toBe('44.128.0.1');
    expect(count() - before).toBeLessThanOrEqual(60);
    before = count();
    for (let news = 0; news < 1000; news += 1) {
      saikoro.disturbed();
      await fake.clock.pass(1);
    }
    await fake.clock.pass(20 * SECOND);
    expect(count() - before).toBeLessThanOrEqual(10);
    said.address = '44.128.0.2';
    everywhere(fake, '44.128.0.2');
    announce(natPmpReply(said.address, said.epoch));
    await fake.clock.pass(SECOND);
    expect(addressOf()).toBe('44.128.0.2');
  });
});
