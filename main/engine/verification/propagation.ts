import { type HostPropagation, MOST_HOSTS_LOOKED_AT, type Propagation } from '../../../preload/contract/dns/propagation.ts';
import { type DnsEvent, FAMILIES, type Family, type WatchEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AuthoritativeDns } from './authoritative-dns.ts';
import { judged } from './propagation-findings.ts';
import { createPropagationQuestions, isAnswered, type PropagationNeeds } from './propagation-questions.ts';

/** A repeated request within this time gets the last result instead of new queries. In ms. */
const FRESH_MS = 10_000;
/** Events whose last look is remembered; older ones are forgotten first. */
const MOST_REMEMBERED = 200;

export interface Subject {
  event: DnsEvent | WatchEvent;
  /** What each family is to show; null: not known. */
  expected: Record<Family, string | null>;
  /** The service publishes addresses of its own. */
  proxied: boolean;
}

/** What the servers of the zone and some public resolvers show. It informs: nothing is sent to a service because of it. */
export interface PropagationCheck {
  look(subject: Subject): Promise<Propagation>;
  /** The last look at this event, however old; null: none since the app started. */
  last(id: string): Propagation | null;
  forget(id: string): void;
}

export const createPropagationCheck = ({
  authoritativeDns,
  clock,
  ...needs
}: PropagationNeeds & {
  authoritativeDns: Pick<AuthoritativeDns, 'zone'>;
  clock: Pick<Clock, 'now'>;
}): PropagationCheck => {
  const questions = createPropagationQuestions(needs);
  const remembered = new Map<string, { subject: string; seen: Propagation }>();
  const underWay = new Map<string, Promise<Propagation>>();

  const lookAt = async (host: string, { event, expected, proxied }: Subject): Promise<HostPropagation> => {
    const families = FAMILIES.filter((family) => event.families[family]);
    const zone = await authoritativeDns.zone(host);
    // The DNS gives them in another order each time.
    const named = [...(zone?.servers ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    const servers = await Promise.all(named.map((each) => questions.server(host, zone?.name ?? '', each, families)));
    const answered = servers.filter(isAnswered);
    const intercepted = answered.length > 0 && answered.every(({ foreign }) => foreign);
    // What answers in the servers' place would answer for the resolvers, too.
    const plain = intercepted ? [] : await questions.resolvers(host, 'port-53', families);
    const needsHttps = !plain.some(isAnswered);
    const found = needsHttps ? await questions.resolvers(host, 'https', families) : plain;
    return judged({
      host,
      zone: zone?.name ?? null,
      expected: { ipv4: event.families.ipv4 ? expected.ipv4 : null, ipv6: event.families.ipv6 ? expected.ipv6 : null },
      servers: servers.map(({ shown }) => shown),
      resolvers: found.map(({ shown }) => shown),
      negativeTtl: servers.find(({ negativeTtl }) => negativeTtl !== null)?.negativeTtl ?? null,
      proxied,
      bogus: found.some(({ bogus }) => bogus),
      blocked: needsHttps && !intercepted && found.some(isAnswered),
      intercepted,
    });
  };

  const lookAtAll = async (subject: Subject, key: string): Promise<Propagation> => {
    const { id, hosts } = subject.event;
    const looked: HostPropagation[] = [];
    for (const host of hosts.slice(0, MOST_HOSTS_LOOKED_AT)) looked.push(await lookAt(host, subject));
    const seen = { at: clock.now(), hosts: looked, more: Math.max(0, hosts.length - MOST_HOSTS_LOOKED_AT) };
    remembered.delete(id);
    remembered.set(id, { subject: key, seen });
    for (const old of [...remembered.keys()].slice(0, Math.max(0, remembered.size - MOST_REMEMBERED))) remembered.delete(old);
    return seen;
  };

  return {
    look(subject) {
      const { id, hosts, families } = subject.event;
      const key = JSON.stringify([id, hosts, families, subject.expected, subject.proxied]);
      const last = remembered.get(id);
      const age = last === undefined ? Number.POSITIVE_INFINITY : clock.now() - last.seen.at;
      if (last !== undefined && last.subject === key && age >= 0 && age < FRESH_MS) return Promise.resolve(last.seen);
      const begun = underWay.get(key) ?? lookAtAll(subject, key).finally(() => underWay.delete(key));
      underWay.set(key, begun);
      return begun;
    },
    last: (id) => remembered.get(id)?.seen ?? null,
    forget: (id) => void remembered.delete(id),
  };
};
