import ipaddr from 'ipaddr.js';
import { NAT_VERDICTS, type NatVerdict } from '../../../preload/contract/because.ts';
import { type AddressRules, isPublic, parseIpv4 } from '../../net/address.ts';
import type { MapELine } from './map-e.ts';

/** What the router says of its own WAN side, by whatever protocol. */
export type RouterWord =
  | { kind: 'address'; address: string }
  /** It has an address but keeps it to itself, as miniupnpd does with a reserved one (UPnP: empty; NAT-PMP: result 3). */
  | { kind: 'empty' }
  /** It has no IPv4 address, or its line is down. */
  | { kind: 'down' }
  /** It answered in no form that tells. */
  | { kind: 'unsupported' }
  /** It did not answer, or there is none. */
  | { kind: 'silent' };

export interface NatEvidence {
  router: RouterWord;
  /** The same of the box beyond the router, where the user named one. */
  outer: RouterWord;
  /** The address the Internet sees, as several operators agree; null if unknown. */
  echo: string | null;
  /** This machine's address towards the router. */
  local: string | null;
  /** PCP ADDRESS_MISMATCH: a NAT stands between this machine and that server (RFC 6887 §7.4). */
  pcpMismatch: boolean;
  /** A tunnel owns the default route: what the Internet sees is its exit. */
  vpn: boolean;
  /** The line computed from this machine's IPv6 prefix (map-e.ts), proven or not. */
  mapE: MapELine | null;
}

/**
 * direct: this machine has the public address itself. single: one NAT, which is the router's. double: the router stands behind
 * another one, at home or at the provider. carrier-grade: it has one of the addresses providers share out (RFC 6598). ds-lite:
 * its IPv4 goes through a tunnel to the provider's NAT (RFC 6333). map-e: the address is shared by ports (RFC 7597). differs: its
 * public address is not the one the Internet sees.
 */
export { NAT_VERDICTS };

export const NAT_REASONS = [
  'local-is-echo',
  'local-in-shared-range',
  'local-in-tunnel-range',
  'router-is-echo',
  'router-private',
  'router-in-shared-range',
  'router-in-tunnel-range',
  'outer-private',
  'outer-in-shared-range',
  'outer-in-tunnel-range',
  'outer-is-echo',
  'router-keeps-address',
  'router-is-not-echo',
  'pcp-mismatch',
  'computed-is-echo',
  'vpn-hides-echo',
  'no-echo',
  'router-down',
  'router-tells-nothing',
] as const;
export type NatReason = (typeof NAT_REASONS)[number];

export interface NatDepth {
  verdict: NatVerdict;
  /** What it rests on, the weightiest first; for unknown, what is missing. */
  because: NatReason[];
  /** For map-e alone. */
  line: MapELine | null;
}

/** RFC 6598. */
const SHARED = ipaddr.IPv4.parseCIDR('100.64.0.0/10');
/** Where the two ends of a DS-Lite tunnel have their addresses (RFC 6333 §5.7). */
const TUNNEL = ipaddr.IPv4.parseCIDR('192.0.0.0/29');

type Place = 'public' | 'shared' | 'tunnel' | 'private';
const placeOf = (address: string, rules: AddressRules): Place => {
  const parsed = ipaddr.IPv4.parse(address);
  if (parsed.match(SHARED)) return 'shared';
  if (parsed.match(TUNNEL)) return 'tunnel';
  return isPublic(address, rules) ? 'public' : 'private';
};

interface Facts {
  router: RouterWord['kind'] | Place;
  outer: RouterWord['kind'] | Place;
  local: Place | null;
  /** Null while nothing says what the Internet sees, or it is a tunnel's exit. */
  echo: string | null;
  routerIsEcho: boolean;
  outerIsEcho: boolean;
  localIsEcho: boolean;
  mismatch: boolean;
  proven: boolean;
}

/** The signs, the surest first: the first one that is there gives the verdict, and the others of the same verdict are kept with it. */
const SIGNS: readonly [verdict: NatVerdict, reason: NatReason, holds: (facts: Facts) => boolean][] = [
  ['map-e', 'computed-is-echo', ({ proven }) => proven],
  ['direct', 'local-is-echo', ({ localIsEcho }) => localIsEcho],
  ['ds-lite', 'router-in-tunnel-range', ({ router }) => router === 'tunnel'],
  ['ds-lite', 'outer-in-tunnel-range', ({ outer }) => outer === 'tunnel'],
  ['ds-lite', 'local-in-tunnel-range', ({ local }) => local === 'tunnel'],
  ['carrier-grade', 'router-in-shared-range', ({ router }) => router === 'shared'],
  ['carrier-grade', 'outer-in-shared-range', ({ outer }) => outer === 'shared'],
  ['carrier-grade', 'local-in-shared-range', ({ local }) => local === 'shared'],
  ['double', 'router-private', ({ router }) => router === 'private'],
  ['double', 'outer-is-echo', ({ outerIsEcho }) => outerIsEcho],
  ['double', 'outer-private', ({ outer }) => outer === 'private'],
  ['double', 'pcp-mismatch', ({ mismatch }) => mismatch],
  ['double', 'router-keeps-address', ({ router }) => router === 'empty'],
  ['single', 'router-is-echo', ({ routerIsEcho }) => routerIsEcho],
  ['differs', 'router-is-not-echo', ({ router, echo, routerIsEcho }) => router === 'public' && echo !== null && !routerIsEcho],
];

const missing = ({ router, echo }: Facts, vpn: boolean): NatReason[] => [
  ...(router === 'down' ? (['router-down'] as const) : []),
  ...(router === 'unsupported' || router === 'silent' ? (['router-tells-nothing'] as const) : []),
  ...(vpn ? (['vpn-hides-echo'] as const) : echo === null ? (['no-echo'] as const) : []),
];

const kindOf = (word: RouterWord, rules: AddressRules): { kind: RouterWord['kind'] | Place; address: string | null } => {
  if (word.kind !== 'address') return { kind: word.kind, address: null };
  const address = parseIpv4(word.address);
  return { kind: address === null ? 'unsupported' : placeOf(address, rules), address };
};

/** How many NATs stand between this machine and the Internet, as far as one can tell from inside. Never a guess: what is not shown is unknown. */
export const natDepth = (evidence: NatEvidence, rules: AddressRules = { documentation: false }): NatDepth => {
  const { vpn, mapE } = evidence;
  const echo = vpn || evidence.echo === null ? null : parseIpv4(evidence.echo);
  const own = evidence.local === null ? null : parseIpv4(evidence.local);
  const router = kindOf(evidence.router, rules);
  const outer = kindOf(evidence.outer, rules);
  const facts: Facts = {
    router: router.kind,
    outer: outer.kind,
    local: own === null ? null : placeOf(own, rules),
    echo,
    routerIsEcho: router.address !== null && router.address === echo,
    outerIsEcho: outer.address !== null && outer.address === echo,
    localIsEcho: own !== null && own === echo,
    mismatch: evidence.pcpMismatch,
    proven: mapE !== null && mapE.ipv4 === echo,
  };
  const signs = SIGNS.filter(([, , holds]) => holds(facts));
  const verdict = signs[0]?.[0];
  if (verdict === undefined) return { verdict: 'unknown', because: missing(facts, vpn), line: null };
  return { verdict, because: signs.filter(([of]) => of === verdict).map(([, reason]) => reason), line: verdict === 'map-e' ? mapE : null };
};
