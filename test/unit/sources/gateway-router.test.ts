import { createSocket } from 'node:dgram';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayView } from '../../../main/net/local-address.ts';
import { createUdp } from '../../../main/platform/udp/udp.ts';
import type { RouterAnswer } from '../../../main/sources/gateway/conversation.ts';
import { createRouter, type Router } from '../../../main/sources/gateway/gateway.ts';
import { createFakeClock, type FakeClock } from '../../helpers/fake-clock.ts';
import { type FakeNatPmp, gatewayAt, natPmpRefusal, natPmpReply, pcpReply, startFakeRouter, until } from './gateway-far-side.ts';

const OLD = '44.128.0.10';
const NEW = '44.128.0.20';
let far: FakeNatPmp;
let router: Router;
let clock: FakeClock;
let view: GatewayView | null;
let news: RouterAnswer[];
/** What the router says now. */
let says: { address: string; epoch: number };

beforeEach(async () => {
  far = await startFakeRouter();
  says = { address: OLD, epoch: 1000 };
  far.answer = () => [natPmpReply(says.address, says.epoch)];
  clock = createFakeClock();
  view = far.view;
  news = [];
  router = createRouter({ udp: createUdp(), gateway: gatewayAt(() => view), clock, ports: { ask: far.port, announce: far.announcePort } });
});
afterEach(() => {
  router.stop();
  far.close();
});
const ask = () => router.source.ask();
/** Listens, and waits until a first announcement, which says nothing new, has been heard. */
const listen = async (): Promise<void> => {
  await ask();
  router.onNews((answer) => news.push(answer));
  await until(() => {
    void far.announce(natPmpReply(says.address, says.epoch));
    return router.hearing().heard > 0;
  });
};
const quiet = async (): Promise<void> => {
  const { heard } = router.hearing();
  await far.announce(natPmpReply(says.address, says.epoch));
  await until(() => router.hearing().heard > heard);
  await ask();
};

describe('the router as a source', () => {
  it('tells its public address', async () => {
    expect(router.source).toMatchObject({ transport: 'router', family: 'ipv4', operator: 'router' });
    expect(await ask()).toEqual({
      kind: 'address',
      address: OLD,
      router: '127.0.0.1',
      protocol: 'nat-pmp',
      epoch: 1000,
      restarted: false,
    });
  });
  it.each([
    [2, 'disabled'],
    [3, 'no-address-yet'],
    [4, 'out-of-resources'],
    [99, 'other-result'],
  ])('knows nothing after refusal %i', async (code, why) => {
    far.answer = () => [natPmpRefusal(code)];
    expect(await ask()).toMatchObject({ kind: 'unknown', why, protocol: 'nat-pmp' });
  });
  it('is greeted in PCP when it speaks no NAT-PMP, and may tell of one more NAT', async () => {
    far.answer = (request) => [request[0] === 0 ? natPmpRefusal(1) : pcpReply(5, 12)];
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'address-mismatch', protocol: 'pcp' });
    far.answer = (request) => [request[0] === 0 ? pcpReply(5, 1) : pcpReply(5)];
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'tells-no-address', protocol: 'pcp' });
    far.answer = () => [natPmpRefusal(1)];
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'unsupported-version', protocol: null });
  });
  it('is never told to map anything', async () => {
    far.answer = (request) => [request[0] === 0 ? natPmpRefusal(5) : pcpReply(5)];
    await ask();
    expect(far.requests.map((request) => [request[0], request[1], request.length])).toEqual([
      [0, 0, 2],
      [2, 0, 24],
    ]);
  });
  it('is asked once for all who want to know at the same time', async () => {
    await Promise.all([ask(), ask(), ask()]);
    expect(far.requests).toHaveLength(1);
  });
  it('is nobody without a default route', async () => {
    view = null;
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'offline', offline: true, router: null });
  });
  it('has started again when its count went back, which is news', async () => {
    router.onNews((answer) => news.push(answer));
    await ask();
    await clock.pass(60_000);
    says.epoch = 1054;
    expect(await ask()).toMatchObject({ restarted: false });
    await clock.pass(60_000);
    says.epoch = 3;
    expect(await ask()).toMatchObject({ restarted: true });
    expect(news).toMatchObject([{ address: OLD, restarted: true }]);
  });
});

describe('the router’s announcements', () => {
  it('of a new address are news once the router says the same', async () => {
    await listen();
    says = { address: NEW, epoch: 0 };
    await far.announce(natPmpReply(NEW, 0));
    expect(router.announces()).toBe(false);
    await until(() => news.length > 0);
    await quiet();
    expect(news).toMatchObject([{ kind: 'address', address: NEW, restarted: true }]);
    expect(router.announces()).toBe(true);
  });
  it('are news without a restart, too', async () => {
    await listen();
    says.address = NEW;
    await far.announce(natPmpReply(NEW, 1000));
    await until(() => news.length > 0);
    expect(news).toMatchObject([{ kind: 'address', address: NEW, restarted: false }]);
  });
  it('of PCP, which carry no address, make us ask', async () => {
    await listen();
    says = { address: NEW, epoch: 0 };
    await far.announce(pcpReply(0));
    await until(() => news.length > 0);
    expect(news).toMatchObject([{ kind: 'address', address: NEW }]);
  });
  it('are no news when they are forged: the router itself knows nothing of it', async () => {
    await listen();
    const asked = far.requests.length;
    await far.announce(natPmpReply('44.128.0.66', 0));
    await until(() => far.requests.length > asked);
    await quiet();
    expect(news).toEqual([]);
    expect(router.announces()).toBe(false);
  });
  it('are passed on now and then when the router doesn’t answer', async () => {
    await listen();
    far.answer = () => [natPmpRefusal(3, 1000)];
    for (const _ of [1, 2, 3]) {
      const asked = far.requests.length;
      await far.announce(natPmpReply(NEW, 0));
      await until(() => far.requests.length > asked);
      await ask();
    }
    expect(news).toMatchObject([{ kind: 'unknown', why: 'no-address-yet' }]);
  });
  it('are heard from the router alone', async () => {
    view = { address: '127.0.0.9', own: '127.0.0.1', interface: 'lo' };
    router.onNews((answer) => news.push(answer));
    await until(() => {
      void far.announce(natPmpReply(NEW, 0));
      return router.hearing().strangers > 0;
    });
    expect(router.hearing()).toMatchObject({ heard: 0, fault: null });
    expect(far.requests).toEqual([]);
  });
  it('are read twenty times a second at most, and the router is asked about the rest', async () => {
    await listen();
    await quiet();
    await clock.pass(1000);
    // What was sent before has arrived by now.
    const { heard } = router.hearing();
    const asked = far.requests.length;
    says.address = NEW;
    for (let sent = 0; sent < 100; sent += 1) await far.announce(natPmpReply(OLD, 1000));
    await until(() => router.hearing().heard + router.hearing().dropped - heard >= 100);
    expect(router.hearing().heard - heard).toBe(20);
    await until(() => news.length > 0);
    expect(news).toMatchObject([{ address: NEW }]);
    expect(far.requests.length - asked).toBeLessThanOrEqual(2);
    says.address = OLD;
    await clock.pass(1000);
    await until(() => news.length > 1);
    expect(news[1]).toMatchObject({ address: OLD });
  });
  it('that are nonsense are counted', async () => {
    await listen();
    const asked = far.requests.length;
    for (const nonsense of [natPmpReply(NEW, 0).subarray(0, 11), pcpReply(0).subarray(0, 23), Uint8Array.of(7, 7, 7)])
      await far.announce(nonsense);
    await until(() => router.hearing().malformed === 3);
    expect(far.requests.length).toBe(asked);
  });
  it('are heard again when the network comes back, or another program let go of the port', async () => {
    const other = createSocket('udp4');
    await new Promise<void>((resolve) => other.bind(far.announcePort, '224.0.0.1', resolve));
    router.onNews((answer) => news.push(answer));
    await until(() => router.hearing().fault === 'EADDRINUSE');
    await new Promise<void>((resolve) => other.close(() => resolve()));
    view = null;
    await ask();
    expect(router.hearing().fault).toBe('no-gateway');
    view = far.view;
    await listen();
    expect(router.hearing().fault).toBeNull();
  });
  it('end with the router', async () => {
    await listen();
    router.stop();
    await far.announce(natPmpReply(NEW, 0));
    await ask();
    expect(router.hearing().fault).toBe('no-gateway');
    expect(news).toEqual([]);
  });
});

describe('the router, asked in between', () => {
  it('is sent one datagram where it told an address before, and none otherwise', async () => {
    expect(await router.poll()).toBeNull();
    expect(far.requests.length).toBe(0);
    far.answer = () => [natPmpRefusal(3)];
    await ask();
    expect(await router.poll()).toBeNull();
    far.answer = () => [natPmpReply(says.address, says.epoch)];
    await ask();
    const before = far.requests.length;
    expect(await router.poll()).toMatchObject({ kind: 'address', address: OLD });
    says = { address: NEW, epoch: 1001 };
    expect(await router.poll()).toMatchObject({ kind: 'address', address: NEW });
    expect(far.requests.length).toBe(before + 2);
  });
  it('does not look for the router anew', async () => {
    await ask();
    view = null;
    expect(await router.poll()).toMatchObject({ kind: 'address', address: OLD });
    expect(await ask()).toMatchObject({ kind: 'unknown', why: 'offline' });
    expect(await router.poll()).toBeNull();
  });
  it('tells as news that its count of seconds began anew', async () => {
    await listen();
    await quiet();
    says = { address: NEW, epoch: 1 };
    expect(await router.poll()).toMatchObject({ address: NEW, restarted: true });
    expect(news).toEqual([expect.objectContaining({ address: NEW, restarted: true })]);
  });
});
