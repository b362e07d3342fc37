import { describe, expect, it, vi } from 'vitest';
import { createNearby } from '../../main/engine/detection/router.ts';
import { createEngine } from '../../main/engine/engine.ts';
import type { SsdpSocket, Udp, UdpHearing } from '../../main/ports/udp.ts';
import { createRouter } from '../../main/sources/gateway/gateway.ts';
import { createIgd, createIgdVoice } from '../../main/sources/upnp/igd.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';
import { natPmpReply } from '../unit/sources/gateway-far-side.ts';

// Hours in small steps: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const ADDRESS = '44.128.0.1';

/** stuck: it answers, but its count of seconds stands still, as after a restart each time. */
type Help = 'answers' | 'announces' | 'stuck' | 'none';

/** The engine with the app's own router sources, and everything they would cost counted: timers, also those of the sockets, and questions. */
const startLine = async (help: Help) => {
  const fake = createFakeWorld();
  const { clock } = fake;
  const count = { socketTimers: 0, toRouter: 0, searches: 0 };
  let hearing: UdpHearing | null = null;
  const epoch = (): number => (help === 'stuck' ? 5 : Math.floor(clock.monotonic() / SECOND) + 1000);
  const reply = (): Uint8Array => natPmpReply(ADDRESS, epoch());
  const udp: Udp = {
    async ask({ waitsMs, accept }) {
      if (help !== 'none' && accept(reply())) {
        count.toRouter += 1;
        return { ok: true, datagram: reply(), own: '192.168.1.2' };
      }
      // Each sending waits for an answer, and nobody gives any.
      count.toRouter += waitsMs.length;
      count.socketTimers += waitsMs.length;
      return { ok: false, fault: 'timeout', detail: '' };
    },
    listen(_where, into) {
      hearing = into;
      return () => {};
    },
  };
  const ssdp: SsdpSocket = {
    localFor: async () => '192.168.1.2',
    open() {
      count.searches += 1;
      return { send() {}, close() {} };
    },
  };
  const view = { address: '192.168.1.1', own: '192.168.1.2', interface: 'eth0' };
  const gateway = { find: async () => ({ gateway: view, tunnelled: false }), identify: async () => null };
  const igd = createIgd({
    http: { send: async () => ({ ok: false, fault: 'timeout', detail: '' }) },
    clock,
    ssdp,
    gena: { listen: async () => null },
    udp: { listen: () => () => {} },
    rules: { documentation: false },
    router: async () => '192.168.1.1',
    events: true,
  });
  const nearby = createNearby([createRouter({ udp, gateway, clock }), createIgdVoice(igd)], fake.world.nearby.surroundings);
  const saikoro = createEngine({ ...fake.world, nearby });
  saikoro.start();
  await clock.pass(2 * HOUR);
  clock.fired = 0;
  fake.asked.length = 0;
  Object.assign(count, { socketTimers: 0, toRouter: 0, searches: 0 });
  return { fake, saikoro, count, announce: () => hearing?.datagram(reply(), '192.168.1.1') };
};

describe('an hour in which nothing happens', () => {
  // A router that answers is asked each five seconds, which costs nobody else anything.
  it.each<[Help, { echo: number; router: number; timers: number }]>([
    ['answers', { echo: 8, router: 720, timers: 780 }],
    ['announces', { echo: 8, router: 720, timers: 780 }],
    ['stuck', { echo: 14, router: 720, timers: 800 }],
    ['none', { echo: 60, router: 180, timers: 180 }],
  ])('with a router that %s costs few timers and few questions, none of them to the service', async (help, most) => {
    const { fake, saikoro, count, announce } = await startLine(help);
    for (let minute = 0; minute < 60; minute += 1) {
      if (help === 'announces' && minute % 10 === 0) announce();
      await fake.clock.pass(MINUTE);
    }
    const timers = fake.clock.fired + count.socketTimers;
    console.log(
      `router ${help}: ${timers} timers (${count.socketTimers} of sockets), ${fake.asked.length} questions to the Internet, ${count.toRouter} packets to the router, ${count.searches} searches`,
    );
    expect(timers).toBeLessThanOrEqual(most.timers);
    expect(fake.asked.length).toBeLessThanOrEqual(most.echo);
    expect(count.toRouter).toBeLessThanOrEqual(most.router);
    // In turn: nobody is asked twice before all others were.
    const shares = [...fake.echo.keys()].map((operator) => fake.asked.filter((each) => each === operator).length);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    expect(fake.sent).toHaveLength(1);
    expect(saikoro.state.fields().addresses.ipv4).toMatchObject({ kind: 'known', address: ADDRESS });
  });
  it('while paused costs nothing but the look at the own network', async () => {
    const { fake, saikoro, count } = await startLine('answers');
    saikoro.commands.pause('resumed');
    await fake.clock.pass(HOUR);
    expect(fake.clock.fired).toBeLessThanOrEqual(60);
    expect(fake.asked).toEqual([]);
    expect(count.toRouter).toBe(0);
  });
});
