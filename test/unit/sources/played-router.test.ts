import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../main/platform/clock.ts';
import { createRouterHttp } from '../../../main/platform/router/http.ts';
import { createSsdpSocket } from '../../../main/platform/udp/ssdp-socket.ts';
import { createUdp } from '../../../main/platform/udp/udp.ts';
import { createRouter } from '../../../main/sources/gateway/gateway.ts';
import { createIgd, type Igd } from '../../../main/sources/upnp/igd.ts';
import { type PlayedRouter, startPlayedRouter } from '../../helpers/played-router/router.ts';
import { type NatPmpWay, ODDEST, type Play, UNREADABLE_WAYS, WAYS } from '../../helpers/played-router/ways.ts';

vi.setConfig({ testTimeout: 60_000 });

const ADDRESS = '44.128.0.10';
let router: PlayedRouter | undefined;
let igd: Igd | undefined;
afterEach(async () => {
  await igd?.stop();
  await router?.close();
});

const ask = async (...ways: Play['ways'] extends ReadonlySet<infer Each> ? Each[] : never) => {
  router = await startPlayedRouter({ address: ADDRESS, ways: new Set(ways) });
  igd = createIgd({
    http: createRouterHttp({ userAgent: 'Saikoro/test' }),
    clock: createClock(),
    ssdp: createSsdpSocket({ lead: router.lead }),
    gena: { listen: async () => null },
    udp: createUdp(),
    rules: { documentation: false },
    router: async () => '127.0.0.1',
    nextDoor: false,
    events: false,
    timings: { httpMs: 20_000 },
  });
  return igd.ask();
};
const found = { kind: 'address', address: ADDRESS, details: { reading: { grade: 1, status: 'connected', uptime: 99 } } };

describe('a router over UPnP', () => {
  it('is read where it does as the standard says', async () => {
    expect(await ask()).toMatchObject(found);
  });
  it.each(WAYS)('is read with %s', async (way) => {
    expect(await ask(way)).toMatchObject(found);
  });
  it('is read with nearly all of that at once', async () => {
    expect(await ask(...ODDEST)).toMatchObject(found);
  });
  it('is asked in between as it is asked else', async () => {
    await ask(...ODDEST);
    expect(await igd?.poll()).toMatchObject({ kind: 'address', address: ADDRESS });
  });
  it.each(UNREADABLE_WAYS)('has answered, but can’t be read, with %s', async (way) => {
    const answer = await ask(way);
    expect(answer).toMatchObject({ kind: 'unknown', why: 'unreadable', said: expect.stringMatching(/^[\x20-\x7e·•…]+$/) });
  });
});

describe('a router over NAT-PMP and PCP', () => {
  it.each<[NatPmpWay, boolean, object]>([
    ['answers', false, { kind: 'address', address: ADDRESS, protocol: 'nat-pmp' }],
    ['answers', true, { kind: 'address', address: ADDRESS, protocol: 'nat-pmp' }],
    ['two-bytes', true, { kind: 'unknown', why: 'tells-no-address', protocol: 'pcp' }],
    ['two-bytes', false, { kind: 'unknown', why: 'malformed' }],
    ['refuses', true, { kind: 'unknown', why: 'tells-no-address', protocol: 'pcp' }],
    ['refuses', false, { kind: 'unknown', why: 'unsupported-version' }],
    ['silent', true, { kind: 'unknown', why: 'timeout' }],
  ])('that %s in NAT-PMP (PCP: %s) is told as it is', async (natPmp, pcp, answer) => {
    router = await startPlayedRouter({ address: ADDRESS, natPmp, pcp });
    const view = { address: '127.0.0.1', own: '127.0.0.1', interface: 'lo' };
    const source = createRouter({
      udp: createUdp(),
      clock: createClock(),
      gateway: { find: async () => ({ gateway: view, tunnelled: false }) },
      ports: { ask: router.natPmpPort, announce: 0 },
    });
    expect(await source.source.ask()).toMatchObject(answer);
    source.stop();
  });
});
