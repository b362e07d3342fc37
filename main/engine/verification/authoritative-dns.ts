import type { Answer } from 'dns-packet';
import type { Family } from '../../../preload/contract/event.ts';
import { parseAddress } from '../../net/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DnsWire } from '../../ports/dns.ts';
import { askDns, type DnsReply, type QuestionType } from './dns-query.ts';

const TIMEOUT_MS = 3000;
const ZONE_KEPT_MS = 3_600_000;
/** How long the servers of a zone are reused for other names in it, in ms, so that ten thousand names do not each look them up. */
const SERVERS_KEPT_MS = 600_000;

/** What one authoritative server holds for a name; null addresses: it did not answer. */
export interface Holding {
  server: string;
  addresses: string[] | null;
  /** The longest TTL among them, in seconds; absent where there are none. */
  ttlSeconds?: number;
}

/** Asks the DNS itself: the zone's own servers, never a cache. */
export interface AuthoritativeDns {
  /** One entry a server; an empty list when the zone or its servers cannot be found. */
  look(name: string, family: Family): Promise<Holding[]>;
  /** Names of the servers of the zone a name lies in; null when there is no such zone or no server answers. */
  nameServers(name: string): Promise<string[] | null>;
  /** The zone a name lies in, and its servers; null when there is no such zone or no server answers. */
  zone(name: string): Promise<Pick<Zone, 'name' | 'servers'> | null>;
}

interface Zone {
  name: string;
  servers: { name: string; address: string }[];
  foundAt: number;
}

const typeOf = (family: Family): 'A' | 'AAAA' => (family === 'ipv4' ? 'A' : 'AAAA');

export const createAuthoritativeDns = ({ dns, clock, random }: { dns: DnsWire; clock: Clock; random: () => number }): AuthoritativeDns => {
  const zones = new Map<string, Zone>();

  const ask = (server: string, name: string, type: QuestionType, recursive: boolean): Promise<DnsReply | null> =>
    askDns((message) => dns.exchange({ server, message, timeoutMs: TIMEOUT_MS }), { name, type, recursive }, random);

  const askResolvers = async (name: string, type: QuestionType): Promise<DnsReply | null> => {
    for (const resolver of dns.resolvers().slice(0, 3)) {
      const packet = await ask(resolver, name, type, true);
      if (packet !== null && packet.rcode !== 'SERVFAIL') return packet;
    }
    return null;
  };

  const serversOf = async (zone: string): Promise<Zone['servers']> => {
    const packet = await askResolvers(zone, 'NS');
    const names = (packet?.answers ?? [])
      .filter((answer): answer is Answer & { type: 'NS'; data: string } => answer.type === 'NS')
      .map((answer) => answer.data);
    const found: Zone['servers'] = [];
    for (const name of names.slice(0, 8))
      for (const type of ['A', 'AAAA'] as const) {
        const answers = (await askResolvers(name, type))?.answers ?? [];
        const [first] = answers.filter((answer) => answer.type === type) as { data: string }[];
        // An IPv6-only server is asked only where no IPv4 one is known: many home lines have no IPv6.
        if (first !== undefined && !(type === 'AAAA' && found.some((each) => each.name === name)))
          found.push({ name, address: first.data });
      }
    return found;
  };

  const keptFor = (name: string, ms: number): Zone | null => {
    const zone = zones.get(name);
    const age = zone === undefined ? -1 : clock.now() - zone.foundAt;
    return zone !== undefined && age >= 0 && age < ms ? zone : null;
  };

  /** The zone a name lies in: the SOA that is answered for it, or for the nearest name above it. */
  const zoneOf = async (name: string): Promise<Zone | null> => {
    for (let suffix = name; suffix.includes('.'); suffix = suffix.slice(suffix.indexOf('.') + 1)) {
      const kept = keptFor(suffix, ZONE_KEPT_MS);
      if (kept !== null) return kept;
      const packet = await askResolvers(suffix, 'SOA');
      if (packet === null) return null;
      const soa = [...(packet.answers ?? []), ...(packet.authorities ?? [])].find((answer) => answer.type === 'SOA');
      if (soa === undefined) continue;
      const known = keptFor(soa.name, SERVERS_KEPT_MS);
      if (known !== null) return known;
      const servers = await serversOf(soa.name);
      if (servers.length === 0) return null;
      const zone = { name: soa.name, servers, foundAt: clock.now() };
      zones.set(soa.name, zone);
      return zone;
    }
    return null;
  };

  return {
    zone: zoneOf,
    nameServers: async (name) => (await zoneOf(name))?.servers.map((server) => server.name) ?? null,
    async look(name, family) {
      const zone = await zoneOf(name);
      if (zone === null) return [];
      return Promise.all(
        zone.servers.map(async ({ name: server, address }): Promise<Holding> => {
          const packet = await ask(address, name, typeOf(family), false);
          const rcode = packet?.rcode;
          // A refusal or an answer without AA says nothing about the zone's contents.
          if (packet === null || (rcode !== undefined && rcode !== 'NOERROR' && rcode !== 'NXDOMAIN')) return { server, addresses: null };
          const answers = (packet.answers ?? []).filter((answer) => answer.type === typeOf(family)) as { data: string; ttl?: number }[];
          const addresses = answers.map(({ data }) => parseAddress(data, family)).filter((each) => each !== null);
          const ttls = answers.flatMap(({ ttl }) => (ttl === undefined ? [] : [ttl]));
          return { server, addresses, ...(ttls.length === 0 ? {} : { ttlSeconds: Math.max(...ttls) }) };
        }),
      );
    },
  };
};
