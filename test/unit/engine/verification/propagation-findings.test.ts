import { describe, expect, it } from 'vitest';
import { judged, type Observed } from '../../../../main/engine/verification/propagation-findings.ts';
import type { DnsAnswer } from '../../../../preload/contract/dns/propagation.ts';

const NOW = '44.128.0.7';
const OLD = '44.128.0.6';

const answer = (...addresses: string[]): DnsAnswer => ({ addresses, rcode: 'NOERROR', ttl: 60, alias: null });
const server = (ipv4: DnsAnswer | null, more: object = {}) => ({
  server: 'ns1.example',
  address: '44.128.1.1',
  serial: 7,
  authoritative: true,
  answers: { ipv4 },
  ...more,
});
const resolver = (ipv4: DnsAnswer | null) => ({ resolver: 'one', over: 'port-53' as const, answers: { ipv4 } });
const seen = (more: Partial<Observed> = {}): Observed => ({
  host: 'home.example',
  zone: 'example',
  expected: { ipv4: NOW, ipv6: null },
  servers: [server(answer(NOW))],
  resolvers: [resolver(answer(NOW))],
  negativeTtl: 300,
  proxied: false,
  bogus: false,
  blocked: false,
  intercepted: false,
  ...more,
});
const findings = (more: Partial<Observed>) => judged(seen(more)).findings;
const visible = (more: Partial<Observed>) => judged(seen(more)).visible.ipv4;

describe('what is worth saying', () => {
  it('is nothing where all show the address', () => expect(findings({})).toEqual([]));
  it('names a zone that is not there, and nothing of its servers', () =>
    expect(findings({ zone: null, servers: [], resolvers: [] })).toEqual(['no-zone']));
  it('names servers that are all silent', () => expect(findings({ servers: [server(null)] })).toEqual(['silent']));
  it('names another address', () => expect(findings({ servers: [server(answer(OLD))] })).toEqual(['other']));
  it('names a missing one', () => expect(findings({ servers: [server(answer())] })).toEqual(['absent']));
  it('names servers that hold different zones', () =>
    expect(findings({ servers: [server(answer(NOW)), server(answer(OLD), { serial: 6 })] })).toEqual([
      'other',
      'serials-differ',
      'servers-differ',
    ]));
  it('names several addresses, and the alias they come from', () =>
    expect(findings({ servers: [server({ ...answer(NOW, OLD), alias: 'cdn.example' })] })).toEqual(['alias', 'several']));
  it('holds nothing against a service that publishes its own', () =>
    expect(findings({ proxied: true, servers: [server(answer('104.16.0.1', '104.16.0.2'))] })).toEqual(['proxied']));
  it('believes nothing of what something on the way answers', () =>
    expect(findings({ intercepted: true, servers: [server(answer(OLD), { authoritative: false })] })).toEqual(['intercepted']));
  it('names DNSSEC that resolvers refuse, and a port 53 that is closed', () =>
    expect(findings({ bogus: true, blocked: true })).toEqual(['blocked', 'dnssec-broken']));
  it('takes a refusal for no answer', () =>
    expect(findings({ servers: [server(answer(NOW)), server({ ...answer(), rcode: 'REFUSED' })] })).toEqual([]));
});

describe('when it is shown', () => {
  it('is now, where all that were asked show it', () => expect(visible({})).toEqual({ kind: 'shown' }));
  it('is once the slowest has forgotten', () =>
    expect(
      visible({ resolvers: [resolver({ ...answer(OLD), ttl: 18 }), resolver({ ...answer(OLD), ttl: 42 }), resolver(answer(NOW))] }),
    ).toEqual({
      kind: 'wait',
      seconds: 42,
    }));
  it('counts "there is none" as what is forgotten, too', () =>
    expect(visible({ resolvers: [resolver({ addresses: [], rcode: 'NXDOMAIN', ttl: 300, alias: null })] })).toEqual({
      kind: 'wait',
      seconds: 300,
    }));
  it('is not known while the servers themselves show another', () =>
    expect(visible({ servers: [server(answer(OLD))] })).toEqual({ kind: 'unknown' }));
  it('is not known where no resolver answers', () => expect(visible({ resolvers: [resolver(null)] })).toEqual({ kind: 'unknown' }));
  it('is not known where an old answer says nothing of its time', () =>
    expect(visible({ resolvers: [resolver({ ...answer(OLD), ttl: null })] })).toEqual({ kind: 'unknown' }));
  it('is not known of an address that is not known', () =>
    expect(visible({ expected: { ipv4: null, ipv6: null } })).toEqual({ kind: 'unknown' }));
  it('is not known where something on the way answers', () => expect(visible({ intercepted: true })).toEqual({ kind: 'unknown' }));
});
