/** Families by name: this room imports nothing of the contract's others. */
type Family = 'ipv4' | 'ipv6';

/**
 * What the DNS says of a watched name. no-address: the name is there, without an address of the families asked for (NODATA); no-name: there is
 * no such name (NXDOMAIN, RFC 8020); failing: who is asked for it answers with a fault (SERVFAIL, REFUSED); silent: no server of its zone answers.
 */
export const DNS_ANSWERS = ['addresses', 'no-address', 'no-name', 'failing', 'silent'] as const;
export type DnsAnswerKind = (typeof DNS_ANSWERS)[number];

/**
 * How a watched name stands, what asks most of a person first. differs: an expected address is not there; beside: others are there, too; unjudged: what it
 * is compared with, this line's own address, is not known; asking: the DNS did not answer of it yet; matches: it is as expected.
 */
export const WATCH_STATES = ['silent', 'failing', 'no-name', 'no-address', 'differs', 'beside', 'unjudged', 'asking', 'matches'] as const;
export type WatchState = (typeof WATCH_STATES)[number];

/** Why the DNS is not asked, or could not be: this line is down; another network, or a portal; no server answers though the line is up. */
export const BLIND = ['line', 'network', 'dns'] as const;
export type Blind = (typeof BLIND)[number];

/** One of its names, as the DNS showed it last. */
export interface WatchedName {
  host: string;
  state: WatchState;
  addresses: string[];
  /** Those beside what is expected. */
  beside: string[];
  /** The name is an alias of this one (CNAME). */
  alias: string | null;
}

/** How a watch event stands: as the first of WATCH_STATES that one of its names has. */
export interface WatchStatus {
  state: WatchState;
  names: WatchedName[];
  /** What it is compared with; null: not known, not wanted, or any will do. */
  expected: Record<Family, string | null>;
  /** When the DNS last answered, ms since 1970. */
  askedAt: number | null;
  /** What keeps it from being asked now; null: nothing does. */
  blind: Blind | null;
}

/** Nothing of it is known, whatever was seen before. */
export const isUnseen = ({ state, blind }: Pick<WatchStatus, 'state' | 'blind'>): boolean =>
  blind !== null || state === 'unjudged' || state === 'asking';

/** It is not as it is to be. */
export const isTroubled = ({ state }: Pick<WatchStatus, 'state'>): boolean =>
  state !== 'matches' && state !== 'unjudged' && state !== 'asking';
