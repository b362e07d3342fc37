import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRouterHttp } from '../../../main/platform/router/http.ts';
import { createGenaListener } from '../../../main/platform/sockets/gena-listener.ts';
import { createSsdpSocket } from '../../../main/platform/udp/ssdp-socket.ts';
import { createUdp } from '../../../main/platform/udp/udp.ts';
import { isUpstreams } from '../../../main/ports/upstream-router.ts';
import { createUpstreamRouter } from '../../../main/sources/upstream-router.ts';
import { createFakeClock, type FakeClock } from '../../helpers/fake-clock.ts';
import { type FakeNatPmp, natPmpRefusal, natPmpReply, pcpReply, startFakeRouter } from './gateway-far-side.ts';
import { type FakeIgd, openFakeRouter, service } from './upnp/fake-router.ts';

// Real sockets on a busy machine: patience, not speed, is what is wanted.
vi.setConfig({ testTimeout: 60_000 });

const OUTER = '127.0.0.1';
let natPmp: FakeNatPmp;
let igd: FakeIgd;
let clock: FakeClock;
let tunnelled: boolean;
let box: ReturnType<typeof createUpstreamRouter>;
const http = createRouterHttp({ userAgent: 'Saikoro/test' });

beforeEach(async () => {
  natPmp = await startFakeRouter();
  igd = await openFakeRouter([service({ address: '44.128.0.7' })]);
  clock = createFakeClock();
  tunnelled = false;
  box = createUpstreamRouter({
    udp: createUdp(),
    http,
    clock,
    ssdp: createSsdpSocket({ lead: igd.lead }),
    gena: createGenaListener(),
    gateway: { find: async () => ({ gateway: null, tunnelled }) },
    rules: { documentation: false },
    port: natPmp.port,
    timings: { httpMs: 1000 },
  });
});
afterEach(async () => {
  box.stop();
  natPmp.close();
  await igd.close();
});

/** The fake clock goes on while the sockets do their work. */
const wait = async <T>(promise: Promise<T>): Promise<T> => {
  let over = false;
  void promise.finally(() => {
    over = true;
  });
  for (let turn = 0; !over && turn < 4000; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 3));
    await clock.pass(20);
  }
  return promise;
};
const ask = () => wait(box.ask(OUTER));
const searched = (): string[] => igd.log.filter((line) => line.startsWith('M-SEARCH'));

describe('the box beyond the router', () => {
  it('is asked in NAT-PMP, and its word is the router’s', async () => {
    natPmp.answer = () => [natPmpReply('44.128.0.5', 7)];
    const heard = await ask();
    expect(heard).toEqual([
      { source: { id: 'outer-nat-pmp', operator: 'router', transport: 'router' }, answer: { kind: 'address', address: '44.128.0.5' } },
    ]);
    expect(heard.every(isUpstreams)).toBe(true);
    expect(searched()).toEqual([]);
  });
  it('is asked in UPnP where it refuses NAT-PMP, by unicast only', async () => {
    natPmp.answer = () => [natPmpRefusal(5)];
    expect(await ask()).toEqual([
      { source: expect.objectContaining({ id: 'outer-nat-pmp' }), answer: { kind: 'unknown', why: 'unsupported' } },
      { source: expect.objectContaining({ id: 'outer-upnp' }), answer: { kind: 'address', address: '44.128.0.7' } },
    ]);
    // Six things are searched for; a multicast search would double them.
    expect(searched()).toHaveLength(6);
    // It can't reach us: nothing is subscribed to.
    expect(igd.log.filter((line) => line.startsWith('SUBSCRIBE'))).toEqual([]);
  });
  it('says nothing when it is silent, and is found again', async () => {
    igd.silentSearch = true;
    expect((await ask()).map(({ answer }) => answer)).toEqual([
      { kind: 'unknown', why: 'timeout' },
      { kind: 'unknown', why: 'no-igd' },
    ]);
    const before = natPmp.requests.length;
    natPmp.answer = () => [natPmpReply('44.128.0.6', 1)];
    expect(await ask()).toMatchObject([{ answer: { address: '44.128.0.6' } }]);
    expect(natPmp.requests).toHaveLength(before + 1);
  });
  it('is not asked through a tunnel, where another box may have that address', async () => {
    natPmp.answer = () => [natPmpReply('44.128.66.66', 7)];
    tunnelled = true;
    expect(await ask()).toMatchObject([{ answer: { kind: 'unknown', why: 'through-a-tunnel' } }]);
    expect(natPmp.requests).toHaveLength(0);
  });
  it('counts for nothing when a tunnel came up while it was asked', async () => {
    natPmp.answer = () => {
      tunnelled = true;
      return [natPmpReply('44.128.66.66', 7)];
    };
    expect(await ask()).toMatchObject([{ answer: { kind: 'unknown', why: 'through-a-tunnel' } }]);
  });
  it('is not believed when it speaks nonsense', async () => {
    igd.silentSearch = true;
    natPmp.answer = () => [Uint8Array.of(0, 128, 0), natPmpReply('0.0.0.0', 1), pcpReply(1)];
    expect((await ask())[0]?.answer).toMatchObject({ kind: 'unknown' });
  });
});

describe('looking for it', () => {
  it('tells who answered in what, and what its address is', async () => {
    natPmp.answer = () => [natPmpReply('44.128.0.5', 7)];
    expect(await wait(box.probe([OUTER]))).toEqual([
      { address: OUTER, answered: 'nat-pmp', external: '44.128.0.5', name: 'Fake & Router' },
    ]);
  });
  it('tells of one that speaks UPnP alone', async () => {
    expect(await wait(box.probe([OUTER]))).toEqual([{ address: OUTER, answered: 'upnp', external: '44.128.0.7', name: 'Fake & Router' }]);
  });
  it('tells of one that answers but keeps its address', async () => {
    igd.silentSearch = true;
    natPmp.answer = () => [natPmpRefusal(3)];
    expect(await wait(box.probe([OUTER]))).toEqual([{ address: OUTER, answered: 'nat-pmp', external: null, name: null }]);
  });
  it('tells of nobody where nobody is, and asks nobody for nothing', async () => {
    igd.silentSearch = true;
    expect(await wait(box.probe([OUTER]))).toEqual([{ address: OUTER, answered: null, external: null, name: null }]);
    expect(await box.probe([])).toEqual([]);
  });
});

describe('the box beyond the router, asked in between', () => {
  it('is asked once, in the protocol it told its address in', async () => {
    expect(await box.poll(OUTER)).toEqual([]);
    natPmp.answer = () => [natPmpReply('44.128.0.5', 7)];
    await ask();
    expect(await box.poll(OUTER)).toMatchObject([{ source: { id: 'outer-nat-pmp' }, answer: { address: '44.128.0.5' } }]);
    expect(await box.poll('192.168.1.9')).toEqual([]);
    natPmp.answer = () => [natPmpRefusal(1)];
    await ask();
    const before = igd.log.length;
    expect(await wait(box.poll(OUTER))).toMatchObject([{ source: { id: 'outer-upnp' }, answer: { address: '44.128.0.7' } }]);
    expect(igd.log.slice(before)).toEqual(['POST /s0/control GetExternalIPAddress']);
  });
});
