import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAuthoritativeDns } from '../../main/engine/verification/authoritative-dns.ts';
import { createNameLookup } from '../../main/engine/watching/name-lookup.ts';
import { createDnsWire } from '../../main/platform/udp/dns-wire.ts';
import { NAMED } from './bind9.ts';
import { type Named, portOf, startNamed } from './recursive-bind.ts';

/** The servers of two zones, and the resolver of this computer; nobody is at the last one. */
const [FIRST, SECOND, RESOLVER, NOBODY] = ['127.0.9.21', '127.0.9.22', '127.0.9.23', '127.0.9.24'];

const zone = (name: string, server: string, ...records: string[]): string => `$TTL 1
@ IN SOA ns.${name}. nobody.${name}. 1 3600 600 86400 1
@ IN NS ns.${name}.
ns IN A ${server}
${records.join('\n')}
`;
const served = (name: string): string => `zone "${name}" { type primary; file "${name}.db"; };`;
const ask = (name: string, at: string): string =>
  `zone "${name}" { type forward; forward only; forwarders { 127.0.0.1 port ${portOf(at)}; }; };`;

describe.skipIf(NAMED === undefined)(`what BIND answers of a watched name${NAMED === undefined ? ' (there is no named)' : ''}`, () => {
  const running = new Map<string, Named>();
  beforeAll(async () => {
    const quiet = 'recursion no; dnssec-validation no;';
    const friend = zone(
      'friend.test',
      FIRST,
      'www IN A 192.0.2.7\nwww IN A 192.0.2.8\nwww IN AAAA 2001:db8::7',
      'text IN TXT "no address"',
      'near IN CNAME www',
      'far IN CNAME house.other.test.',
      'lost IN CNAME nothing.other.test.',
    );
    running.set(FIRST, await startNamed(FIRST, quiet, served('friend.test'), { 'friend.test.db': friend }));
    const other = zone('other.test', SECOND, 'house IN A 192.0.2.9');
    running.set(SECOND, await startNamed(SECOND, quiet, served('other.test'), { 'other.test.db': other }));
    const cache = 'recursion yes; allow-recursion { any; }; dnssec-validation no; prefetch 0; max-cache-ttl 1; max-ncache-ttl 1;';
    const zones = [ask('friend.test', FIRST), ask('other.test', SECOND), ask('refused.test', FIRST), ask('dead.test', NOBODY)];
    running.set(RESOLVER, await startNamed(RESOLVER, cache, zones.join('\n')));
  });
  afterAll(() => Promise.all([...running.values()].map((each) => each.close())));

  const dns = createDnsWire({ connectTo: (server) => ({ host: '127.0.0.1', port: portOf(server) }), resolvers: () => [RESOLVER] });
  const authoritativeDns = createAuthoritativeDns({ dns, clock: { now: () => Date.now() } as never, random: Math.random });
  const lookup = createNameLookup({ authoritativeDns, dns, random: Math.random });
  const both = ['ipv4', 'ipv6'] as const;
  const nothing = { addresses: [], shared: [], alias: null };
  /** What was answered: a silence on a busy machine says nothing of BIND, and the app asks again likewise. */
  const answer = (host: string, families: readonly ('ipv4' | 'ipv6')[]) =>
    vi.waitFor(
      async () => {
        const heard = await lookup.ask(host, families);
        if (heard === null) throw new Error(`nobody answered for ${host}`);
        return heard;
      },
      { timeout: 60_000 },
    );

  it('all its addresses, of both families or of one', async () => {
    const addresses = ['192.0.2.7', '192.0.2.8', '2001:db8::7'];
    expect(await answer('www.friend.test', both)).toEqual({ kind: 'addresses', addresses, shared: addresses, alias: null });
    expect(await answer('www.friend.test', ['ipv6'])).toMatchObject({ addresses: ['2001:db8::7'] });
  });
  it('that there is no such name, and that there is one without an address', async () => {
    expect(await answer('none.friend.test', both)).toEqual({ kind: 'no-name', ...nothing });
    expect(await answer('text.friend.test', both)).toEqual({ kind: 'no-address', ...nothing });
  });
  it('where an alias leads: within its zone, to another one, and to nothing', async () => {
    expect(await answer('near.friend.test', ['ipv4'])).toMatchObject({
      addresses: ['192.0.2.7', '192.0.2.8'],
      alias: 'www.friend.test',
    });
    expect(await answer('far.friend.test', both)).toMatchObject({ addresses: ['192.0.2.9'], alias: 'house.other.test' });
    expect(await answer('lost.friend.test', both)).toMatchObject({ kind: 'no-name', alias: 'nothing.other.test' });
  });
  it('a fault, where the zone is refused or its servers cannot be found', async () => {
    expect(await answer('www.refused.test', both)).toEqual({ kind: 'failing', ...nothing });
    expect(await answer('www.dead.test', both)).toEqual({ kind: 'failing', ...nothing });
  });
  it('nothing, once the servers of its zone are gone; and nothing of it, once the resolver is', async () => {
    expect(await answer('house.other.test', ['ipv4'])).toMatchObject({ kind: 'addresses' });
    await running.get(SECOND)?.close();
    running.delete(SECOND);
    // Known by name, the zone's servers are asked themselves; else the resolver says that it is broken.
    await expect.poll(() => lookup.ask('other.test', ['ipv4']), { timeout: 60_000 }).toEqual({ kind: 'silent', ...nothing });
    await expect.poll(() => lookup.ask('house.other.test', ['ipv4']), { timeout: 60_000 }).toEqual({ kind: 'failing', ...nothing });
    await running.get(RESOLVER)?.close();
    running.delete(RESOLVER);
    expect(await lookup.ask('house.other.test', ['ipv4'])).toBeNull();
  });
});
