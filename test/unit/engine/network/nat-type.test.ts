import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeMapE } from '../../../../main/engine/network/map-e.ts';
import { NAT_REASONS, NAT_VERDICTS, type NatEvidence, natDepth, type RouterWord } from '../../../../main/engine/network/nat-type.ts';

const address = (text: string): RouterWord => ({ kind: 'address', address: text });
const evidence = (more: Partial<NatEvidence> = {}): NatEvidence => ({
  router: address('44.128.0.1'),
  outer: { kind: 'silent' },
  echo: '44.128.0.1',
  local: '192.168.1.10',
  pcpMismatch: false,
  vpn: false,
  mapE: null,
  ...more,
});
const line = computeMapE('240b:10:1234:5678::1');

describe('how many NATs there are', () => {
  it.each([
    ['one: the router has what the Internet sees', {}, 'single', ['router-is-echo']],
    ['none: this machine has it itself', { local: '44.128.0.1', router: { kind: 'silent' } }, 'direct', ['local-is-echo']],
    ['two: the router has a private address', { router: address('192.168.0.2') }, 'double', ['router-private']],
    ['two: 10/8 at home or at the provider', { router: address('10.1.2.3'), echo: null }, 'double', ['router-private']],
    ['two: miniupnpd keeps a reserved address to itself', { router: { kind: 'empty' } }, 'double', ['router-keeps-address']],
    ['two: PCP sees another address of ours', { router: { kind: 'unsupported' }, pcpMismatch: true }, 'double', ['pcp-mismatch']],
    ['two, by several signs', { router: address('192.168.0.2'), pcpMismatch: true }, 'double', ['router-private', 'pcp-mismatch']],
    ['two, though the inner router mistakes itself for the outer one', { pcpMismatch: true }, 'double', ['pcp-mismatch']],
    [
      'two, and the outer one has what the Internet sees',
      { router: address('192.168.0.2'), outer: address('44.128.0.1') },
      'double',
      ['router-private', 'outer-is-echo'],
    ],
    ['more than two', { router: address('192.168.0.2'), outer: address('10.0.0.2') }, 'double', ['router-private', 'outer-private']],
    [
      'one of the carrier behind two at home',
      { router: address('192.168.0.2'), outer: address('100.64.3.4') },
      'carrier-grade',
      ['outer-in-shared-range'],
    ],
    [
      'a tunnel to the provider behind two at home',
      { router: address('192.168.0.2'), outer: address('192.0.0.2') },
      'ds-lite',
      ['outer-in-tunnel-range'],
    ],
    ['one of the carrier', { router: address('100.64.3.4') }, 'carrier-grade', ['router-in-shared-range']],
    [
      'one of the carrier, without a router',
      { router: { kind: 'silent' }, local: '100.127.255.254' },
      'carrier-grade',
      ['local-in-shared-range'],
    ],
    ['just beside the carrier’s range', { router: address('100.128.0.1'), echo: '100.128.0.1' }, 'single', ['router-is-echo']],
    ['a tunnel to the provider', { router: address('192.0.0.2') }, 'ds-lite', ['router-in-tunnel-range']],
    ['a tunnel from this machine', { router: { kind: 'silent' }, local: '192.0.0.2' }, 'ds-lite', ['local-in-tunnel-range']],
    ['beside the tunnel’s range', { router: address('192.0.0.8') }, 'double', ['router-private']],
    ['an address shared by ports', { mapE: line, echo: '106.72.18.52', router: { kind: 'unsupported' } }, 'map-e', ['computed-is-echo']],
    [
      'the same, which the router tells too',
      { mapE: line, echo: '106.72.18.52', router: address('106.72.18.52') },
      'map-e',
      ['computed-is-echo'],
    ],
    ['an outdated table proves nothing', { mapE: line }, 'single', ['router-is-echo']],
    ['another address than the Internet sees', { echo: '44.128.0.99' }, 'differs', ['router-is-not-echo']],
    ['nothing known of the Internet', { echo: null }, 'unknown', ['no-echo']],
    ['a router that is silent', { router: { kind: 'silent' } }, 'unknown', ['router-tells-nothing']],
    ['a router that tells nonsense', { router: address('schemas.upnp.org') }, 'unknown', ['router-tells-nothing']],
    ['a line that is down', { router: { kind: 'down' }, echo: null }, 'unknown', ['router-down', 'no-echo']],
    ['a VPN over a good line', { vpn: true }, 'unknown', ['vpn-hides-echo']],
    ['a VPN whose exit is elsewhere', { vpn: true, echo: '44.128.7.7' }, 'unknown', ['vpn-hides-echo']],
    ['a VPN over two routers', { vpn: true, router: address('192.168.0.2') }, 'double', ['router-private']],
    ['a VPN over a carrier’s NAT', { vpn: true, router: address('100.64.0.1') }, 'carrier-grade', ['router-in-shared-range']],
    [
      'a VPN proves no shared address',
      { vpn: true, mapE: line, echo: '106.72.18.52', router: { kind: 'silent' } },
      'unknown',
      ['router-tells-nothing', 'vpn-hides-echo'],
    ],
  ] as [string, Partial<NatEvidence>, string, string[]][])('%s', (_name, more, verdict, because) => {
    expect(natDepth(evidence(more))).toEqual({ verdict, because, line: verdict === 'map-e' ? line : null });
  });
  it('takes the documentation ranges for public ones where practice does', () => {
    expect(natDepth(evidence({ router: address('203.0.113.4'), echo: '203.0.113.4' })).verdict).toBe('double');
    expect(natDepth(evidence({ router: address('203.0.113.4'), echo: '203.0.113.4' }), { documentation: true }).verdict).toBe('single');
  });
});

describe('whatever it is told', () => {
  const text = fc.oneof(
    fc.ipV4(),
    fc.constantFrom('192.168.0.1', '100.64.0.1', '192.0.0.1', '44.128.0.1', 'x', ''),
    fc.string({ maxLength: 10 }),
  );
  const router: fc.Arbitrary<RouterWord> = fc.oneof(
    text.map(address),
    fc.constantFrom<RouterWord>({ kind: 'empty' }, { kind: 'down' }, { kind: 'unsupported' }, { kind: 'silent' }),
  );
  const any = fc.record({
    router,
    outer: router,
    echo: fc.option(text),
    local: fc.option(text),
    pcpMismatch: fc.boolean(),
    vpn: fc.boolean(),
    mapE: fc.constantFrom(null, line),
  });
  it('names one verdict of the list, with reasons of the list', () => {
    fc.assert(
      fc.property(any, (given) => {
        const { verdict, because } = natDepth(given);
        expect(NAT_VERDICTS).toContain(verdict);
        for (const reason of because) expect(NAT_REASONS).toContain(reason);
        if (verdict !== 'unknown') expect(because.length).toBeGreaterThan(0);
      }),
    );
  });
  it('lets no tunnel’s exit count', () => {
    fc.assert(
      fc.property(any, text, (given, exit) => {
        expect(natDepth({ ...given, vpn: true, echo: exit })).toEqual(natDepth({ ...given, vpn: true, echo: null }));
      }),
    );
  });
});
