import type { FaultView, NamedFault } from '../../../preload/contract/warning.ts';

/** What is known while a service fails. Times are ms since 1970. */
export interface FaultFacts {
  /** Since when it fails, and whether it answers at all. */
  service: { since: number; how: FaultView['how']; named?: NamedFault };
  /** No host on the Internet can be reached. */
  isLineDown: boolean;
  /** When an address source or a name server on the Internet last answered; the user's services do not count. ms since 1970; null: never. */
  heardAt: number | null;
  /** The user's other services: those that answered since this one fails, and those that are silent as well. */
  others: { answered: number; silent: number };
  /** What the authoritative servers showed last, where that is not what is to be published. */
  dnsShows: string | null;
}

/** If so many services are silent at once, a firewall or filter in between is likelier than an outage of all. */
const MANY = 2;

/** Told only where others vouch for this computer's time, or other names are found: their control group is in them. */
const PROVEN: ReadonlySet<NamedFault | undefined> = new Set(['certificate-expired', 'name-gone'] as const);

/**
 * Whether a failing service or the line is at fault. All other hosts on the Internet are the control group: if they answer, it is not the line. If none
 * was asked since, nothing is said of the line. Pure.
 */
export const faultOf = ({ service, isLineDown, heardAt, others, dnsShows }: FaultFacts): FaultView => {
  const lineAsOf = !isLineDown && heardAt !== null && heardAt > service.since ? heardAt : null;
  const isLineUp = lineAsOf !== null || others.answered > 0;
  const isFilterLikely = others.answered === 0 && others.silent >= MANY;
  // An error reply may come from a proxy or a login page in between, as long as no other host has answered.
  const verdict = isLineDown ? 'line' : PROVEN.has(service.named) || (isLineUp && !isFilterLikely) ? 'service' : 'unknown';
  return { verdict, ...service, lineAsOf, answered: others.answered, silent: others.silent, dnsShows };
};
