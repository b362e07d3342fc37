import type { FaultView } from '../../../preload/contract/warning.ts';

/** What is known while a service fails. Times are ms since 1970. */
export interface FaultFacts {
  /** Since when it fails, and whether it answers at all. */
  service: { since: number; how: FaultView['how'] };
  /** Nobody on the Internet is reached. */
  isLineDown: boolean;
  /** When somebody on the Internet who is no service of the user's last answered: a source of the address, or a name server. null: never. */
  heardAt: number | null;
  /** The user's other services: those that answered since this one fails, and those that are silent as well. */
  others: { answered: number; silent: number };
  /** What the authoritative servers showed last, where that is not what is to be published. */
  dnsShows: string | null;
}

/** With so many services silent at once, something between them and here is likelier than all of them. */
const MANY = 2;

/**
 * Whose fault it is that a service fails. Everybody else on the Internet is the control group: where they answer, it is not the line. Where nobody
 * was asked since, nothing is said of the line. Pure.
 */
export const faultOf = ({ service, isLineDown, heardAt, others, dnsShows }: FaultFacts): FaultView => {
  const lineAsOf = !isLineDown && heardAt !== null && heardAt > service.since ? heardAt : null;
  const isLineUp = lineAsOf !== null || others.answered > 0;
  const isFilterLikely = others.answered === 0 && others.silent >= MANY;
  // A fault that answers may be one of something on the way, a proxy or a login page, as long as nobody else was heard.
  const verdict = isLineDown ? 'line' : isLineUp && !isFilterLikely ? 'service' : 'unknown';
  return { verdict, how: service.how, since: service.since, lineAsOf, answered: others.answered, silent: others.silent, dnsShows };
};
