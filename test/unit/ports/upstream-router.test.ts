import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublic } from '../../../main/net/address.ts';
import { type Place, placeAt } from '../../../main/net/network-id.ts';
import type { Answer } from '../../../main/ports/address-source.ts';
import { canBeUpstream, isBehindAnother, likelyUpstreams } from '../../../main/ports/upstream-router.ts';
import { createFakeWorld, type FakeWorld } from '../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const at = (address: string) => ({ kind: 'address', address }) as const;
const OUTER = '192.168.0.1';
const place: Place = placeAt({ address: '10.0.1.1', own: '10.0.1.5' }, null, [
  { name: 'en0', addresses: [{ address: '10.0.1.5', family: 4, internal: false, prefixLength: 24 }] },
]);

describe('where the box beyond the router may stand', () => {
  it('is the first or the last of the network the router says it is on', () => {
    expect(likelyUpstreams('192.168.0.5', place)).toEqual(['192.168.0.1', '192.168.0.254']);
    expect(likelyUpstreams('172.16.9.254', place)).toEqual(['172.16.9.1']);
  });
  it('is one of the usual places where the router keeps its address', () => {
    const usual = likelyUpstreams(null, place);
    expect(usual).toContain('192.168.1.1');
    expect(usual.length).toBeLessThanOrEqual(6);
    expect(usual.every((address) => !isPublic(address))).toBe(true);
  });
  it('is never on this computer’s own network, never its router, and never a public address', () => {
    expect(likelyUpstreams('10.0.1.7', place)).toEqual([]);
    for (const address of ['10.0.1.1', '10.0.1.254', '44.128.0.1', '100.64.0.1', '169.254.1.1', '127.0.0.1', 'fe80::1', '192.168.0.1 ', ''])
      expect(canBeUpstream(address, place), address).toBe(false);
    expect(canBeUpstream(OUTER, place)).toBe(true);
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        if (canBeUpstream(address, place)) expect(isPublic(address)).toBe(false);
      }),
    );
  });
  it('is asked for only where the router says that it stands behind another', () => {
    const says = (...answers: Answer[]) =>
      isBehindAnother(
        answers.map((answer) => ({ source: { id: 'router', operator: 'router', transport: 'router' }, answer })),
        { documentation: false },
      );
    expect(says(at('192.168.0.5'))).toBe(true);
    for (const why of ['empty', 'no-address-yet', 'address-mismatch']) expect(says({ kind: 'unknown', why })).toBe(true);
    expect(says(at('44.128.0.1'))).toBe(false);
    expect(says({ kind: 'unknown', why: 'no-address-yet' }, at('44.128.0.1'))).toBe(false);
    expect(says({ kind: 'unknown', why: 'timeout' })).toBe(false);
    expect(says()).toBe(false);
  });
});

describe('two routers', () => {
  const everywhere = (fake: FakeWorld, address: string): void => {
    for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
  };
  const behindTwo = async (): Promise<FakeWorld> => {
    const fake = createFakeWorld();
    fake.router = at('192.168.0.5');
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.state.fields().nat?.verdict).toBe('double');
    return fake;
  };
  it('are not asked for the outer one before the user named it', async () => {
    const fake = await behindTwo();
    await fake.clock.pass(30 * MINUTE);
    expect(fake.outerAsked).toEqual([]);
  });
  it('are followed by the outer one’s word, which needs one echo like the router’s own', async () => {
    const fake = await behindTwo();
    fake.outer = at('44.128.0.1');
    expect(await fake.saikoro.network.confirmOuter(OUTER)).toEqual({ ok: true });
    expect(fake.saved.settings.outer).toEqual({ address: OUTER, confirmedAt: expect.any(Number) });
    await fake.clock.pass(5 * MINUTE);
    expect(fake.saikoro.state.fields().nat).toMatchObject({ verdict: 'double', because: ['router-private', 'outer-is-echo'] });
    fake.asked.length = 0;
    fake.outer = at('44.128.0.2');
    everywhere(fake, '44.128.0.2');
    await fake.clock.pass(70_000);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.2');
    const decision = fake.journal.findLast((entry) => entry.kind === 'address');
    expect(decision).toMatchObject({ because: 'router-and-echo' });
    // One voice beside its own is enough, and while it says the same the Internet is left alone.
    expect(fake.asked.length).toBeLessThanOrEqual(2);
  });
  it('publish nothing on the outer one’s word alone', async () => {
    const fake = await behindTwo();
    fake.outer = at('44.128.77.7');
    await fake.saikoro.network.confirmOuter(OUTER);
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual(['44.128.0.1']);
  });
  it('rest while a VPN is up: the way to the outer one leads into it', async () => {
    const fake = await behindTwo();
    fake.outer = at('44.128.0.1');
    await fake.saikoro.network.confirmOuter(OUTER);
    await fake.clock.pass(2 * MINUTE);
    fake.vpn = true;
    fake.outer = { kind: 'unknown', why: 'through-a-tunnel' };
    everywhere(fake, '44.128.66.6');
    await fake.clock.pass(5 * MINUTE);
    expect(fake.saikoro.state.fields()).toMatchObject({ vpn: true, hold: { why: 'vpn' }, addresses: { ipv4: { address: '44.128.0.1' } } });
    expect(fake.sent).toHaveLength(1);
  });
  it('may be more: the provider’s own NAT beyond', async () => {
    const fake = await behindTwo();
    fake.outer = at('100.64.0.9');
    await fake.saikoro.network.confirmOuter(OUTER);
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.state.fields().nat?.verdict).toBe('carrier-grade');
  });
  it('are one when the inner one is gone: then nobody is asked beyond', async () => {
    const fake = await behindTwo();
    fake.outer = at('44.128.0.1');
    await fake.saikoro.network.confirmOuter(OUTER);
    await fake.clock.pass(2 * MINUTE);
    fake.router = at('44.128.0.1');
    await fake.clock.pass(2 * MINUTE);
    fake.outerAsked.length = 0;
    await fake.clock.pass(30 * MINUTE);
    expect(fake.outerAsked).toEqual([]);
    expect(fake.saikoro.state.fields().nat?.verdict).toBe('single');
  });
  it('are asked no more when the user lets the outer one go', async () => {
    const fake = await behindTwo();
    fake.outer = at('44.128.0.1');
    await fake.saikoro.network.confirmOuter(OUTER);
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.network.forgetOuter()).toEqual({ ok: true });
    await fake.clock.pass(MINUTE);
    fake.outerAsked.length = 0;
    await fake.clock.pass(30 * MINUTE);
    expect(fake.outerAsked).toEqual([]);
    expect(fake.saved.settings.outer).toBeNull();
  });
  it('take no address for the outer one that can’t be it', async () => {
    const fake = await behindTwo();
    for (const address of ['44.128.0.1', '100.64.0.1', '192.168.1.1', 'modem', '', '192.168.0.1/24', '::1'])
      expect(await fake.saikoro.network.confirmOuter(address), address).toMatchObject({ ok: false, code: 'bad-outer' });
    fake.vpn = true;
    expect(await fake.saikoro.network.confirmOuter(OUTER)).toMatchObject({ code: 'through-a-tunnel' });
    fake.place = null;
    fake.vpn = false;
    expect(await fake.saikoro.network.probeOuter(null)).toMatchObject({ code: 'no-network' });
    expect(fake.saved.settings.outer).toBeNull();
    expect(fake.outerAsked).toEqual([]);
  });
  it('are looked for only where there are two, in few places, once for two presses', async () => {
    const single = createFakeWorld();
    single.router = at('44.128.0.1');
    single.saikoro.start();
    await single.clock.pass(2 * MINUTE);
    expect(await single.saikoro.network.probeOuter(null)).toMatchObject({ ok: false, code: 'no-outer' });
    expect(await single.saikoro.network.confirmOuter(OUTER)).toMatchObject({ ok: false, code: 'no-outer' });

    const fake = await behindTwo();
    const [first, second] = await Promise.all([fake.saikoro.network.probeOuter(null), fake.saikoro.network.probeOuter(null)]);
    expect(first).toEqual(second);
    expect(fake.outerAsked).toEqual(['192.168.0.1', '192.168.0.254']);
    await fake.saikoro.network.probeOuter('192.168.7.1');
    expect(fake.outerAsked.at(-1)).toBe('192.168.7.1');
  });
});

describe('PCP’s word of one more NAT', () => {
  it('makes two routers of one that names no address', async () => {
    const fake = createFakeWorld();
    fake.router = { kind: 'unknown', why: 'address-mismatch' };
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.state.fields().nat).toMatchObject({ verdict: 'double', because: ['pcp-mismatch'] });
    fake.router = { kind: 'unknown', why: 'tells-no-address' };
    await fake.clock.pass(2 * MINUTE);
    expect(fake.saikoro.state.fields().nat?.verdict).toBe('unknown');
  });
});
