import { type AddressRules, isPublic, parseIpv6 } from './address.ts';
import type { LocalAddress } from './local-address.ts';
import { isTunnelName } from './vpn-interface.ts';

/** Why a public address of this machine is not published. */
export type PassedOver = 'tunnel' | 'temporary' | 'deprecated' | 'not-usable';

export interface Ipv6Addresses {
  /** Addresses that may be published, the best first. */
  stable: LocalAddress[];
  /** Public addresses that are not published, with the reason. */
  passedOver: { local: LocalAddress; why: PassedOver }[];
}

/**
 * Lifetimes that differ by less are the same, in seconds: routers renew them at most so far apart (RFC 4861 §6.2.1, MaxRtrAdvInterval),
 * and two interfaces on one network hear that at different moments.
 */
const SAME_LIFE = 1800;

const lifeOf = ({ validSeconds }: LocalAddress): number => validSeconds ?? Number.POSITIVE_INFINITY;
const byText = (a: LocalAddress, b: LocalAddress): number => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0);
/** Static before given ones, one for this machine alone (DHCPv6, /128) before one it made itself: 0 where neither is more lasting. */
const byKind = (a: LocalAddress, b: LocalAddress): number =>
  Number(b.validSeconds === null) - Number(a.validSeconds === null) || b.prefixLength - a.prefixLength;
const byRank = (a: LocalAddress, b: LocalAddress): number =>
  byKind(a, b) || (lifeOf(a) === lifeOf(b) ? byText(a, b) : lifeOf(b) - lifeOf(a));

const objectionTo = (local: LocalAddress, tunnels: boolean): PassedOver | null => {
  if (!tunnels && isTunnelName(local.interface)) return 'tunnel';
  if (local.temporary) return 'temporary';
  if (local.deprecated) return 'deprecated';
  return local.usable ? null : 'not-usable';
};

/**
 * This machine's public IPv6 addresses: the stable ones, ranked, and the others with the reason against each. Temporary ones (RFC 8981) are what
 * outside servers see, and expire within a day. `tunnels`: the user named the interface, whatever it is.
 */
export const sortIpv6 = (found: readonly LocalAddress[], rules: AddressRules, { tunnels = false } = {}): Ipv6Addresses => {
  const sorted: Ipv6Addresses = { stable: [], passedOver: [] };
  for (const each of found) {
    const address = each.family === 6 ? parseIpv6(each.address) : null;
    if (address === null || !isPublic(address, rules)) continue;
    const local = { ...each, address };
    const why = objectionTo(local, tunnels);
    if (why === null) sorted.stable.push(local);
    else sorted.passedOver.push({ local, why });
  }
  sorted.stable.sort(byRank);
  return sorted;
};

/** The best of the stable ones; the one of `before` as long as none is of a more lasting kind or lives clearly longer. Null if there is none. */
export const chooseIpv6 = (stable: readonly LocalAddress[], before: string | null): LocalAddress | null => {
  const best = [...stable].sort(byRank)[0];
  if (best === undefined) return null;
  const held = stable.find(({ address }) => address === before);
  return held !== undefined && byKind(held, best) === 0 && (lifeOf(held) === lifeOf(best) || lifeOf(best) - lifeOf(held) < SAME_LIFE)
    ? held
    : best;
};
