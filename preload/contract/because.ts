/** What is known of one family's public address. All times are ms since 1970. */
export const NAT_VERDICTS = ['direct', 'single', 'double', 'carrier-grade', 'ds-lite', 'map-e', 'differs', 'unknown'] as const;

export type NatVerdict = (typeof NAT_VERDICTS)[number];

/** Why nothing is published just now, although nothing is broken. */
export const HOLDS = ['vpn', 'other-network', 'portal'] as const;

export type HoldWhy = (typeof HOLDS)[number];

/** Limits of what a service is asked: each ends by itself. */
export const BUDGET_HOLDS = ['host-hour', 'host-day', 'account'] as const;

export type BudgetHold = (typeof BUDGET_HOLDS)[number];

/** What holds back an event that is due. */
export const EVENT_HOLDS = [...BUDGET_HOLDS, 'lacks-ipv4', 'lacks-ipv6'] as const;

/** What a look at the address came to, and on what ground. Closed: wording and the journal are keyed by it. */
export const BECAUSE = [
  /** The router announced it, and its last answer had agreed with outside sources. */
  'announced',
  /** The router's own public address, and at least one service on the Internet sees the same. */
  'router-and-echo',
  /** A VPN owns the default route: only the router has a vote. */
  'router-alone',
  /** IPv6: this machine's own address that stays, and a service on the Internet sees its network. */
  'card-and-echo',
  /** IPv6 while a VPN owns the way out: the address on the home network's interface stands for itself. */
  'card-alone',
  /** Enough operators over enough transports, and more than say anything else. */
  'operators-agree',
  /** The one source the user chose. */
  'own-source',
  /** Too few for a change, enough to stay with the address we had. */
  'single-voice-stays',
  /** Different addresses, none of them with enough votes. */
  'contradiction',
  /** One new address, but too few votes for it. */
  'waiting-for-more',
  /** IPv6: this machine has such an address, and no source on the Internet has seen its network yet. */
  'card-unseen',
  /** IPv6: the Internet sees another network than the one this machine is on. */
  'card-elsewhere',
  /** Agreed upon, but the line goes back and forth: what is published stays for a while. */
  'unsteady',
  /** Only addresses that the Internet cannot reach were reported. */
  'reserved',
  /** Only what is seen through a VPN was named. */
  'tainted',
  /** Every source that answered says that there is none. */
  'absent',
  /** No source could tell. */
  'silence',
] as const;
export type Because = (typeof BECAUSE)[number];

/** A new address was reported and only its confirmation is missing. */
export const isUnconfirmed = (because: Because | null | undefined): boolean =>
  because === 'waiting-for-more' || because === 'card-unseen' || because === 'card-elsewhere';

/** How an address that a source named counted in the decision. */
export const COUNTS = [
  /** It is part of the decision. */
  'counted',
  /** It waits for confirmation by other sources. */
  'waiting',
  /** Agreed upon, but held back while the line is unsteady. */
  'held',
  /** More sources report another address. */
  'minority',
  /** The Internet cannot reach such an address. */
  'reserved',
  /** It was seen through a VPN. */
  'tainted',
  /** It contradicted the others once too often, and is not asked for a day. */
  'benched',
] as const;
export type Count = (typeof COUNTS)[number];

/** What became of one source's answer once the round was over, for the user to read: finer than how it counted. */
export const VERDICTS = [
  /** It named the address that was taken. */
  'accepted',
  /** It named the address of before, which stays while nothing is decided. */
  'same',
  /** It saw another address of this computer on the network of the one that was taken (IPv6). */
  'confirms',
  'waiting',
  'held',
  /** Another address was taken. */
  'differs',
  'benched',
  /** An address of homes: there is another router beyond this one. */
  'private',
  /** An address that a provider shares among its customers. */
  'shared',
  'reserved',
  'tainted',
  'absent',
  /** It named an address that is no answer, and said why. */
  'passed',
  'unknown',
] as const;
export type Verdict = (typeof VERDICTS)[number];
