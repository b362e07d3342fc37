import type { Family } from './event.ts';

/**
 * How far an enabled DNS event, or one family of it, is published. A closed list, from what needs the user most to what needs nothing;
 * an event stands as the first of its families does. Only `published` says that the DNS was asked and shows what is to be published now.
 */
export const PUBLICATIONS = [
  /** Refused, stopped, lacking a password, or not shown by the DNS for long: a person has to act. */
  'needs-you',
  /** The service took the address, and the DNS shows another one. */
  'contradicted',
  /** The DNS shows the address, and others beside it that the user has not marked as intended. */
  'beside',
  /** The last try failed; it is tried again without anyone's help. */
  'retrying',
  /** Held back: by a pause, a VPN, another network, a portal, an update budget, or because the service asked to wait. */
  'held',
  /** Due, in line, or under way. */
  'pending',
  /** What is to be published now is not known; what was accepted stays, and may be old. */
  'address-unknown',
  /** What was accepted is not the address of now, and is sent at the schedule's own time only. */
  'scheduled',
  /** What was accepted is not the address of now, and nothing is sent of itself. */
  'outdated',
  /** The line has no address of this family, and none was published. */
  'none',
  /** The service took it; the DNS is being asked. */
  'checking',
  /** The service took it; the DNS could not be asked, or says nothing of it (a proxy's addresses stand there). */
  'unverified',
  'published',
] as const;
export type Publication = (typeof PUBLICATIONS)[number];

/** Those that need nothing more to be done. */
export const isSettled = (publication: Publication): boolean => publication === 'published' || publication === 'unverified';

/**
 * What may be said of an address of the line. published: the DNS was asked and shows it for at least one enabled event, and it is the
 * address of now; accepted: at least one service took it; none: no event publishes it.
 */
export type Claim = 'published' | 'accepted' | 'none';

/** Verdicts on the way to the Internet that keep others from opening a connection over IPv4, as it is or without more being set up. */
export const OBSTACLES = ['double', 'carrier-grade', 'ds-lite', 'map-e'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What is known of the publication of all events together. Computed by the engine alone; all that is said of it is derived from here. */
export interface PublicationView {
  /** Enabled DNS events, each counted once. */
  counts: Record<Publication, number>;
  /** Events of all kinds, on or off. */
  total: number;
  /** Enabled DNS events. */
  names: number;
  /** Enabled programs. */
  programs: { enabled: number; running: number; failing: number };
  /** Enabled watch events: names of others, of which none counts as published. well: those that are as expected; needsYou: those counted there, too. */
  watches: { enabled: number; well: number; needsYou: number };
  /** Enabled events of all kinds that a person has to act for. */
  needsYou: number;
  /** Of them, those that lack a password. */
  missingSecrets: number;
  /** Of the line's own addresses (AppState.addresses). wanted: enabled events that want this family. */
  line: Record<Family, { claim: Claim; wanted: number }>;
  /** What stands in the way of others; null where nothing is known to. events: enabled ones that publish this line's IPv4 address. */
  obstacle: { verdict: Obstacle; events: number } | null;
}
