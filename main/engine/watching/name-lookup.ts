import type { Answer } from 'dns-packet';
import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import { parseAddress } from '../../net/address.ts';
import type { DnsWire } from '../../ports/dns.ts';
import type { Sighting } from '../../ports/storage/ledger.ts';
import type { AuthoritativeDns } from '../verification/authoritative-dns.ts';
import { recordTypeOf } from '../verification/dns-answer.ts';
import { askDns, type DnsReply } from '../verification/dns-query.ts';

const TIMEOUT_MS = 3000;
const MOST_SERVERS = 8;
/** An alias may lead to an alias, and in a circle. */
const MOST_ALIASES = 8;
const MOST_ADDRESSES = 16;

export type Answered = Omit<Sighting, 'since'>;

/** Looks up a watched name, following its aliases. null: no server answered, so nothing is known about the name. */
export interface NameLookup {
  ask(name: string, families: readonly Family[]): Promise<Answered | null>;
}

/** What one server says of a name; null: nothing that counts. */
interface Word {
  exists: boolean;
  addresses: string[];
  /** Where its chain of aliases ends (RFC 1034 §3.6.2). */
  end: string | null;
}

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');
const isFault = (reply: DnsReply): boolean => reply.rcode !== undefined && reply.rcode !== 'NOERROR' && reply.rcode !== 'NXDOMAIN';

const endOf = (name: string, answers: readonly Answer[]): string | null => {
  const aliases = new Map(
    answers.flatMap((each) => (each.type === 'CNAME' ? [[plain(each.name), plain(each.data)]] : [])) as [string, string][],
  );
  let end = plain(name);
  for (let step = 0; step < MOST_ALIASES && aliases.has(end); step += 1) end = aliases.get(end) ?? end;
  return end === plain(name) ? null : end;
};

/** A referral to the servers of a part of the zone is no answer (RFC 1034 §4.3.2). */
const isReferral = ({ answers = [], authorities = [] }: DnsReply): boolean =>
  answers.length === 0 && authorities.some(({ type }) => type === 'NS') && !authorities.some(({ type }) => type === 'SOA');

const wordOf = (name: string, replies: readonly [Family, DnsReply][]): Word | null => {
  const useful = replies.filter(([, reply]) => !isFault(reply) && !isReferral(reply));
  if (useful.length < replies.length || useful.length === 0) return null;
  const answers = useful.flatMap(([, reply]) => reply.answers ?? []);
  const addresses = useful.flatMap(([family, reply]) =>
    (reply.answers ?? []).flatMap((each) => (each.type === recordTypeOf(family) ? (parseAddress(each.data as string, family) ?? []) : [])),
  );
  const end = endOf(name, answers);
  return { exists: end !== null || useful.some(([, { rcode }]) => rcode !== 'NXDOMAIN'), addresses, end };
};

const byText = (addresses: Iterable<string>): string[] => [...new Set(addresses)].sort().slice(0, MOST_ADDRESSES);

const answeredOf = (words: readonly Word[]): Answered => {
  const addresses = byText(words.flatMap((word) => word.addresses));
  const kind = addresses.length > 0 ? 'addresses' : words.some(({ exists }) => exists) ? 'no-address' : 'no-name';
  const shared = addresses.filter((address) => words.every((word) => word.addresses.includes(address)));
  return { kind, addresses, shared, alias: words.find(({ end }) => end !== null)?.end ?? null };
};

export const createNameLookup = ({
  authoritativeDns,
  dns,
  random,
}: {
  authoritativeDns: Pick<AuthoritativeDns, 'zone'>;
  dns: DnsWire;
  random: () => number;
}): NameLookup => {
  /** All families of one server; those that it did not answer are left out. */
  const askServer = async (
    server: string,
    name: string,
    families: readonly Family[],
    recursive: boolean,
  ): Promise<[Family, DnsReply][]> => {
    const replies = await Promise.all(
      families.map(
        async (family): Promise<[Family, DnsReply | null]> => [
          family,
          await askDns(
            (message) => dns.exchange({ server, message, timeoutMs: TIMEOUT_MS }),
            { name, type: recordTypeOf(family), recursive },
            random,
          ),
        ],
      ),
    );
    return replies.flatMap(([family, reply]): [Family, DnsReply][] => (reply === null ? [] : [[family, reply]]));
  };

  /** What the system's own resolvers find: they pass where this line keeps others from the servers, and say that a zone is broken. */
  const askResolvers = async (name: string, families: readonly Family[], isZoneSilent: boolean): Promise<Answered | null> => {
    let isRefused = false;
    for (const resolver of dns.resolvers().slice(0, 3)) {
      const replies = await askServer(resolver, name, families, true);
      const word = replies.length === families.length ? wordOf(name, replies) : null;
      if (word !== null) return answeredOf([word]);
      isRefused ||= replies.some(([, reply]) => isFault(reply));
    }
    return isRefused ? { kind: isZoneSilent ? 'silent' : 'failing', addresses: [], shared: [], alias: null } : null;
  };

  const askZone = async (name: string, families: readonly Family[]): Promise<Answered | null> => {
    const zone = await authoritativeDns.zone(name);
    if (zone === null) return askResolvers(name, families, false);
    const all = await Promise.all(zone.servers.slice(0, MOST_SERVERS).map(({ address }) => askServer(address, name, families, false)));
    const words = all.flatMap((replies) => (replies.length === families.length ? (wordOf(name, replies) ?? []) : []));
    return words.length > 0
      ? answeredOf(words)
      : askResolvers(
          name,
          families,
          all.every((replies) => replies.length === 0),
        );
  };

  const follow = async (name: string, families: readonly Family[], left: number): Promise<Answered | null> => {
    const found = await askZone(name, families);
    if (found === null || found.alias === null || found.kind === 'addresses' || left === 0) return found;
    const beyond = await follow(found.alias, families, left - 1);
    return beyond && { ...beyond, alias: found.alias };
  };

  return {
    ask: (name, families) =>
      follow(
        name,
        FAMILIES.filter((family) => families.includes(family)),
        MOST_ALIASES,
      ),
  };
};
