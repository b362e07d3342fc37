import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthoritativeDns } from '../../main/engine/verification/authoritative-dns.ts';
import { createPropagationCheck } from '../../main/engine/verification/propagation.ts';
import { createDnsWire } from '../../main/platform/udp/dns-wire.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { NAMED } from './bind9.ts';
import { type Named, portOf, startNamed } from './recursive-bind.ts';

/** Two servers of the zone, two caches, one of which checks DNSSEC, and one machine that answers in the servers' place. */
const [ONE, TWO, CACHE, CHECKING, TAKER] = ['127.0.9.1', '127.0.9.2', '127.0.9.3', '127.0.9.4', '127.0.9.5'];
const OLD = '44.128.0.6';
const NOW = '44.128.0.7';
const HOST = 'home.shown.test';

const zone = (serial: number, address: string, name = 'shown.test', servers = [ONE, TWO]): string => `$TTL 90
@ IN SOA ns1.${name}. nobody.${name}. ${serial} 3600 600 86400 45
${servers.map((at, index) => `@ IN NS ns${index + 1}.${name}.\nns${index + 1} IN A ${at}`).join('\n')}
home IN A ${address}
alias IN CNAME home
`;
const served = (files: readonly string[]): string => files.map((name) => `zone "${name}" { type primary; file "${name}.db"; };`).join('\n');
const ask = (name: string, at: string): string =>
  `zone "${name}" { type forward; forward only; forwarders { 127.0.0.1 port ${portOf(at)}; }; };`;
/** Of a zone that is signed nowhere: who trusts this key takes every answer for a forgery. */
const ANCHOR = 'mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==';

describe.skipIf(NAMED === undefined)(`as the world sees it${NAMED === undefined ? ' (there is no named)' : ''}`, () => {
  const running: Named[] = [];
  let [one, two]: Named[] = [];
  beforeAll(async () => {
    const quiet = 'recursion no; dnssec-validation no;';
    // RFC 8020 and prefetching would ask anew of themselves.
    const cache = `recursion yes; allow-recursion { any; }; minimal-responses no; prefetch 0; max-cache-ttl 600;`;
    const asked = ['shown.test', 'broken.test'].map((name) => ask(name, ONE)).join('\n');
    const taken = { 'taken.test.db': zone(1, NOW, 'taken.test', [TAKER]) };
    const files = { 'shown.test.db': zone(1, OLD), 'broken.test.db': zone(1, NOW, 'broken.test', [ONE]), ...taken };
    [one, two] = await Promise.all([
      startNamed(ONE, quiet, served(['shown.test', 'broken.test', 'taken.test']), files),
      startNamed(TWO, quiet, served(['shown.test']), { 'shown.test.db': zone(1, OLD) }),
    ]);
    running.push(
      one as Named,
      two as Named,
      await startNamed(CACHE, `${cache} dnssec-validation no;`, `${asked}\n${ask('taken.test', ONE)}`),
      await startNamed(
        CHECKING,
        `${cache} dnssec-validation yes;`,
        `trust-anchors { "broken.test." static-key 257 3 13 "${ANCHOR}"; "nowhere.test." static-key 257 3 13 "${ANCHOR}"; };\n${asked}`,
      ),
      await startNamed(TAKER, `${cache} dnssec-validation no;`, ask('taken.test', ONE)),
    );
  });
  afterAll(() => Promise.all(running.map((each) => each.close())));

  const look = (host: string, expected: string) => {
    const dns = createDnsWire({ connectTo: (server) => ({ host: '127.0.0.1', port: portOf(server) }), resolvers: () => [CACHE] });
    const clock = { now: () => Date.now() };
    const publicResolvers = [CACHE, CHECKING].map((address) => ({ name: address, address, https: null }));
    const dnsOverHttps = { exchange: async () => ({ ok: false, fault: 'connection', detail: 'none here' }) as const };
    const authoritativeDns = createAuthoritativeDns({ dns, clock: clock as never, random: Math.random });
    return createPropagationCheck({ authoritativeDns, clock, dns, dnsOverHttps, publicResolvers, random: Math.random }).look({
      event: dnsEvent({ hosts: [host] }),
      expected: { ipv4: expected, ipv6: null },
      proxied: false,
    });
  };

  it('tells for how long caches still hold the address of before, and that the servers agree', async () => {
    const [before] = (await look(HOST, OLD)).hosts;
    expect(before).toMatchObject({ zone: 'shown.test', findings: [], negativeTtl: 45, visible: { ipv4: { kind: 'shown' } } });
    expect(before?.servers.map(({ server, serial, authoritative }) => ({ server, serial, authoritative }))).toEqual([
      { server: 'ns1.shown.test', serial: 1, authoritative: true },
      { server: 'ns2.shown.test', serial: 1, authoritative: true },
    ]);

    await one?.write('shown.test.db', zone(2, NOW));
    const [half] = (await look(HOST, NOW)).hosts;
    expect(half).toMatchObject({ findings: ['other', 'serials-differ', 'servers-differ'], visible: { ipv4: { kind: 'unknown' } } });

    await two?.write('shown.test.db', zone(2, NOW));
    const [after] = (await look(HOST, NOW)).hosts;
    expect(after?.findings).toEqual([]);
    expect(after?.visible.ipv4).toEqual({ kind: 'wait', seconds: expect.any(Number) });
    const wait = after?.visible.ipv4?.kind === 'wait' ? after.visible.ipv4.seconds : -1;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(90);
    expect(after?.resolvers.map(({ answers }) => answers.ipv4?.addresses)).toEqual([[OLD], [OLD]]);
  });

  it('names an alias', async () =>
    expect((await look('alias.shown.test', NOW)).hosts[0]).toMatchObject({
      findings: ['alias'],
      servers: [{ answers: { ipv4: { alias: 'home.shown.test' } } }, {}],
    }));

  it('names DNSSEC that a checking resolver refuses', async () =>
    expect((await look('home.broken.test', NOW)).hosts[0]?.findings).toEqual(['dnssec-broken']));

  it('tells what answers on the way from a server of the zone', async () => {
    const [host] = (await look('home.taken.test', NOW)).hosts;
    expect(host).toMatchObject({
      findings: ['intercepted'],
      servers: [{ server: 'ns1.taken.test', authoritative: false }],
      visible: { ipv4: { kind: 'unknown' } },
    });
    expect(host?.resolvers).toEqual([]);
  });

  it('says that there is no such zone', async () => expect((await look('home.nowhere.test', NOW)).hosts[0]?.findings).toContain('no-zone'));
});
