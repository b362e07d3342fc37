import type { WatchState } from '../../contract/dns/watch.ts';
import type { Expectation, Family } from '../../contract/event.ts';
import type { OutcomeKind, Reason } from '../../contract/outcome.ts';
import type { Neighbours } from '../../contract/service.ts';
import type { NetworkNews, NoticeView } from '../../contract/state.ts';
import type { FaultView } from '../../contract/warning.ts';

/** What a word for an outcome may use. `service` is the name shown, not the id. */
export interface OutcomeParams {
  service: string;
  address?: string;
  /** rate-limited: the wait the service asked for. */
  seconds?: number;
  reason?: Reason;
}

/** What the whole sentence may use besides: why, and what comes next. */
export interface SentenceParams extends OutcomeParams {
  /** The service's own words, masked. */
  excerpt?: string;
  /** Its reply was no readable text, so long. */
  unreadableBytes?: number;
  /** What was not in its reply, masked. */
  sought?: string;
  /** The label of the setting that is missing or wrong. */
  setting?: string;
  clockOffsetSeconds?: number;
  /** Until the next try by itself, in ms; absent when it waits for a change or for the user. */
  nextTryMs?: number;
  stopped?: boolean;
  /** It is no longer so: only what was is said, and nothing of what comes next. */
  isPast?: boolean;
  /** The reason was said in the sentence before. */
  isReasonSaid?: boolean;
  /** reason service-ended: when (2024, 2024-01 or 2024-01-22), and who can take its place. */
  endedOn?: string;
  successors?: string;
}

export type ReasonParams = Pick<SentenceParams, 'service' | 'setting' | 'clockOffsetSeconds' | 'excerpt' | 'endedOn' | 'successors'> & {
  /** Of what it is the reason. */
  kind?: OutcomeKind;
};

/** Whose fault it is that a service fails. */
export interface FaultParams extends Pick<FaultView, 'verdict' | 'how' | 'named' | 'answered' | 'silent' | 'dnsShows'> {
  service: string;
  sinceMs: number;
  /** Another host on the Internet answered since. */
  isLineSeen: boolean;
}

/** Other addresses beside an event's own. */
export interface BesideParams {
  own: string;
  others: string;
  service: string;
  neighbours?: Neighbours | undefined;
}

/** A name that somebody else keeps. Addresses, names and families are lists for reading; what there is none of is ''. */
export interface WatchParams {
  state: WatchState;
  expects: Expectation['kind'];
  host: string;
  addresses: string;
  expected: string;
  beside: string;
  alias: string | null;
  families: string;
  /** How long ago the DNS answered; null: not since the start. */
  checked: string | null;
}

/** Reasons that carry a number or a word after their name, as in http 503. */
export const WHYS_WITH_MORE = ['http', 'stun', 'upnp', 'program', 'exit code'] as const;
export type WhyWithMore = (typeof WHYS_WITH_MORE)[number];

export interface AddressNotice {
  family: Family;
  address: string | null;
  previous: string | null;
  /** How many events are to publish it. */
  events: number;
}

export interface RecoveredNotice {
  name: string;
  well: NonNullable<NoticeView['well']>;
}

/** What is to be confirmed at a service. days: until then; 0: it has passed. */
export interface ReminderNotice {
  name: string;
  service: string;
  days: number;
  /** ms since 1970. */
  until: number;
}

/** What of the network is told once. `router`: its address there. */
export interface NetworkNotice {
  news: NetworkNews;
  router: string | null;
}

/** Why publishing rests: in a word, as a line of the menu, as a sentence of the window, and what to do. */
export interface HoldWords {
  short: string;
  line: string;
  /** `last`: the address known last; `accepted`: a service has it from us. */
  sentence(last: string | null, accepted: boolean): string;
  title: string;
  next: string;
}

/** A problem or a notice: what it is, and what to do or know. */
export interface TitleAndNext {
  title: string;
  next: string;
}

/** What keeps others from opening a connection over IPv4: beside the tray's shape, as a line of its menu, and in whole sentences. */
export interface ObstacleWords {
  short: string;
  line: string;
  /** What stands between. */
  title: string;
  /** Why that matters, what to do, and what happens by itself. `ports`: those that can be opened; null: not known. */
  text(ports: string | null): string;
  /** Beside the choice of IPv4 in an event. */
  choice: string;
}

/** Of a name in a menu, in signs. */
export const LONGEST_NAME = 40;
