import type { DnsAnswer, HostPropagation, PropagationFinding, Visibility } from '../../../preload/contract/dns/propagation.ts';
import { FAMILIES, type Family } from '../../../preload/contract/event.ts';

/** What was asked and answered, before anything is made of it. */
export type Observed = Omit<HostPropagation, 'findings' | 'visible'> & {
  /** The service publishes addresses of its own in place of the one it was told. */
  proxied: boolean;
  /** A resolver that checks DNSSEC refused the name, and gave it once it was told not to check. */
  bogus: boolean;
  /** No resolver answered on port 53, and the same resolvers did over HTTPS. */
  blocked: boolean;
  /** The servers' answers come from something on the way. */
  intercepted: boolean;
};

const answersOf = (from: readonly { answers: HostPropagation['servers'][number]['answers'] }[], family: Family): DnsAnswer[] =>
  from.flatMap(({ answers }) => answers[family] ?? []);

const isUseful = ({ rcode }: DnsAnswer): boolean => rcode === 'NOERROR' || rcode === 'NXDOMAIN';

const textOf = ({ addresses }: DnsAnswer): string => [...addresses].sort().join(' ');

/** When all that were asked show the address. Others may have asked later than these, so nothing is promised of the whole world. */
const visibilityOf = ({ servers, resolvers, expected, intercepted }: Observed, family: Family): Visibility => {
  const wanted = expected[family];
  const held = answersOf(servers, family).filter(isUseful);
  const cached = answersOf(resolvers, family).filter(isUseful);
  if (wanted === null || intercepted || held.length === 0 || cached.length === 0) return { kind: 'unknown' };
  if (!held.every(({ addresses }) => addresses.includes(wanted))) return { kind: 'unknown' };
  const stale = cached.filter(({ addresses }) => !addresses.includes(wanted));
  if (stale.length === 0) return { kind: 'shown' };
  const ttls = stale.map(({ ttl }) => ttl);
  return ttls.some((ttl) => ttl === null) ? { kind: 'unknown' } : { kind: 'wait', seconds: Math.max(...ttls.map((ttl) => ttl ?? 0)) };
};

const isTrue: Record<PropagationFinding, (seen: Observed, families: readonly Family[]) => boolean> = {
  'no-zone': ({ zone }) => zone === null,
  silent: ({ zone, servers }, families) => zone !== null && families.every((family) => answersOf(servers, family).length === 0),
  intercepted: ({ intercepted }) => intercepted,
  blocked: ({ blocked }) => blocked,
  'dnssec-broken': ({ bogus }) => bogus,
  absent: ({ servers, expected, intercepted }, families) =>
    !intercepted &&
    families.some(
      (family) => expected[family] !== null && answersOf(servers, family).some((each) => isUseful(each) && each.addresses.length === 0),
    ),
  other: ({ servers, expected, proxied, intercepted }, families) =>
    !proxied &&
    !intercepted &&
    families.some((family) => {
      const wanted = expected[family];
      const answers = answersOf(servers, family).filter(({ addresses }) => addresses.length > 0);
      return wanted !== null && answers.some(({ addresses }) => !addresses.includes(wanted));
    }),
  'serials-differ': ({ servers }) => new Set(servers.flatMap(({ serial }) => serial ?? [])).size > 1,
  'servers-differ': ({ servers }, families) =>
    families.some((family) => new Set(answersOf(servers, family).filter(isUseful).map(textOf)).size > 1),
  alias: ({ servers }, families) => families.some((family) => answersOf(servers, family).some(({ alias }) => alias !== null)),
  several: ({ servers, proxied }, families) =>
    !proxied && families.some((family) => answersOf(servers, family).some(({ addresses }) => addresses.length > 1)),
  proxied: ({ proxied }) => proxied,
};

/** What is worth saying of what was seen, the gravest first. Pure. */
export const judged = (seen: Observed): HostPropagation => {
  const { proxied: _, bogus: _bogus, blocked: _blocked, intercepted: _intercepted, ...shown } = seen;
  const families = FAMILIES.filter((family) => [...seen.servers, ...seen.resolvers].some(({ answers }) => answers[family] !== undefined));
  const visible = Object.fromEntries(families.map((family) => [family, visibilityOf(seen, family)]));
  const findings = (Object.keys(isTrue) as PropagationFinding[]).filter((finding) => isTrue[finding](seen, families));
  return { ...shown, findings, visible };
};
