import type { Because, EVENT_HOLDS, HoldWhy, NatVerdict } from './because.ts';
import type { ChannelStatus, HeartbeatStatus } from './channel.ts';
import type { WatchStatus } from './dns/watch.ts';
import type { Family, SaikoroEvent } from './event.ts';
import type { Undoable } from './history/deed.ts';
import type { ProblemCode, Testimony, Verification } from './journal.ts';
import type { Outcome } from './outcome.ts';
import type { InstalledPlugin } from './plugin.ts';
import type { Publication, PublicationView } from './publication.ts';
import type { ReleaseView } from './releases/release.ts';
import type { Settings, UiState } from './settings.ts';
import type { EventWarningView, FaultView, WarningCode, WarningView } from './warning.ts';

/** What the tray's shape tells. */
export const HEALTHS = ['ok', 'working', 'attention', 'paused', 'offline'] as const;

export type Health = (typeof HEALTHS)[number];

export interface NatView {
  verdict: NatVerdict;
  /** Codes of what it rests on, the weightiest first. */
  because: string[];
  /** map-e: the ports that can be opened, as ranges. */
  ports: [number, number][] | null;
}

/** What of the network is told once: it became home, it is not home, or a new router of the same line took the old one's place. */
export const NETWORK_NEWS = ['home-learned', 'elsewhere', 'home-replaced'] as const;

export type NetworkNews = (typeof NETWORK_NEWS)[number];

/** Where this computer is, as far as it knows. */
export interface Whereabouts {
  /** null: not asked yet, or the system doesn't tell. */
  portable: boolean | null;
  /** The network it is on, by the id that settings.homes has; null while it is on none. */
  id: string | null;
  router: string | null;
}

export interface AddressState {
  /** known: decided; absent: this line has none; unknown: no source reported one; undecided: sources contradict each other. */
  kind: 'known' | 'absent' | 'unknown' | 'undecided';
  /** The decided address; kept through unknown and undecided. */
  address: string | null;
  since: number | null;
  checkedAt: number | null;
  evidence: Testimony[];
  /** On what ground it stands as it does; null before the first look. */
  because: Because | null;
  /** The line goes back and forth: `address` is kept until then, whatever else was seen meanwhile. */
  unsteady: { until: number; seen: string[] } | null;
}

/**
 * What an event lacks for hours, so that it publishes nothing. own-source: its own program or URL tells no address; no-source: none does,
 * though the line is up; sources-differ: they contradict each other; line-lost: the line has no address of the family any more; lacks-other: the
 * service wants both at once, and the line has this family not.
 */
export const LACKS = ['own-source', 'no-source', 'sources-differ', 'line-lost', 'lacks-other'] as const;
export type Lack = (typeof LACKS)[number];

/**
 * What a person has to act for although no service refused anything. unseen: the DNS does not show what was accepted, for long; beside: it
 * shows other addresses as well.
 */
export const TROUBLES = ['unseen', 'beside', ...LACKS] as const;
export type Trouble = (typeof TROUBLES)[number];

/** How one family of one event stands. */
export interface FamilyStatus {
  wanted: boolean;
  /** What is to be published now; null while that is not known, there is none, or publishing rests. */
  target: string | null;
  /** null: not wanted, switched off, or no name (a program). */
  publication: Publication | null;
  /** The address the service last accepted. */
  accepted: string | null;
  acceptedAt: number | null;
  outcome: Outcome | null;
  verification: Verification | 'pending' | null;
  /** What it has lacked for hours. */
  lack?: Lack;
  /** verification beside: which other addresses. */
  beside: string[];
  verifiedAt: number | null;
  /** What was accepted can't be compared with the DNS: the service lies outside it, or shows addresses of its own in front. */
  incomparable?: boolean;
}

export interface EventHold {
  /**
   * Its host was sent that often within the hour or the day; the service wants a pause of all events of this account; or it wants both addresses at
   * once, and this one is not known.
   */
  why: (typeof EVENT_HOLDS)[number];
  /** Updates within that time; 0 where the service simply asked to wait, or an address is lacking. */
  count: number;
}

export interface EventStatus {
  /** queued: it is due, and others are sent before it. */
  activity: 'idle' | 'queued' | 'running' | 'verifying' | 'waiting' | 'stopped' | 'disabled';
  /** The last outcome (the worse of the two families); null before the first run. */
  outcome: Outcome | null;
  /** The first of PUBLICATIONS that one of its families has; null: switched off, or a program. */
  publication: Publication | null;
  /** It publishes the IPv4 address of this computer's line, so what stands between that and the Internet concerns it. */
  overLine: boolean;
  ipv4: FamilyStatus;
  ipv6: FamilyStatus;
  lastRunAt: number | null;
  lastUpdateAt: number | null;
  nextAt: number | null;
  /** budget: it is due, and held back by the limits of its service. */
  nextWhy: 'schedule' | 'retry' | 'refresh' | 'change' | 'budget' | 'never';
  /** Why it is held back; null: it is not. */
  held: EventHold | null;
  /** The user has to act: wrong password, service dead for hours… */
  needsYou: boolean;
  /** Why, where no outcome and no missing secret says it. */
  trouble?: Trouble;
  /** What is wrong with it, the gravest first, and since when. */
  warning?: EventWarningView;
  /** Its service fails: whose fault that is. */
  fault?: FaultView;
  /** When all public resolvers that were asked show what was published last, ms since 1970; absent: not known, or they do already. */
  visibleAt?: number;
  /** Secret fields this event still lacks (lost keychain, asked at each start). */
  missingSecrets: string[];
  /** It waits for the user's leave: to run its program, or to ask a host of the user's own for the address. */
  unapproved?: 'program' | 'host';
  /** What the user has to confirm at `page` until then, and when it was last confirmed; times are ms since 1970. */
  confirm?: { until: number; page: string; confirmedAt?: number };
  /** It takes its address from a source of the user's own; practice: which is not asked while practising. */
  ownSource?: 'asked' | 'practice';
  /** What the DNS shows of watched names. */
  watch?: WatchStatus;
}

export interface EventView {
  event: SaikoroEvent;
  /** Keys of the secrets that are stored; never their values. */
  storedSecrets: string[];
  /** Of a URL of the user's own, which is a secret: what of it is none, the rest as dots. */
  maskedUrl?: string;
  status: EventStatus;
}

/** What a notification would say; kept in the window whether or not the system shows it. */
export interface NoticeView {
  id: number;
  at: number;
  /** needs-you and recovered: of an event; warning: of the machine, or of an event for which the user need not act. */
  kind: 'address-changed' | 'needs-you' | 'recovered' | 'warning' | 'network' | 'obstacle' | 'reminder';
  /** Of kind reminder: how many days before (0: it has passed), until when (ms since 1970), and where it is confirmed. */
  confirm?: { days: number; until: number; page: string };
  /** Of kind network. */
  network?: NetworkNews;
  /** The router's address on that network. */
  router?: string | null;
  family?: Family;
  address?: string | null;
  previous?: string | null;
  /** Of kind address-changed: how many enabled events are to publish it. */
  events?: number;
  /** Of kind recovered: the service took it; the DNS shows it too; a program ended well; a watched name is as expected. */
  well?: 'accepted' | 'published' | 'finished' | 'watched';
  /** Of kind obstacle: what stands in the way over IPv4 now, or that nothing does any more. */
  verdict?: NatVerdict;
  event?: string;
  name?: string;
  outcome?: Outcome;
  /** Of kinds needs-you and recovered: what it is about, and a machine warning's key. */
  warning?: WarningCode;
  key?: string;
  /** A file, a number, a channel's name. */
  detail?: string;
  /** How often it was told before; 0: for the first time. */
  step?: number;
  /** Since when it is so, or had been; ms since 1970. */
  since?: number;
  /** How many events it is about, where several are told as one: then `event` is absent, and `named` are the first of them. */
  count?: number;
  named?: { id: string; name: string }[];
  read: boolean;
}

export interface ProblemView {
  code: ProblemCode;
  detail?: string;
  at: number;
}

/** older: than the product is built for; unsupported: older by so much that Electron's makers no longer mend it. */
export const RUNTIME_AGES = ['current', 'older', 'unsupported'] as const;

export interface Runtime {
  /** The version that really runs. */
  electron: string;
  builtFor: string;
  age: (typeof RUNTIME_AGES)[number];
}

/** The whole state of the window. Lives in main; the renderer holds a copy. */
export interface AppState {
  /** Grows by one with every delta. */
  seq: number;
  version: string;
  platform: 'darwin' | 'win32' | 'linux';
  practice: boolean;
  runtime: Runtime;
  language: 'ja' | 'en';
  /** What the user chose in the system as the colour of what is switched on, as #rrggbb; absent where it tells none. */
  accent?: string;
  health: Health;
  publication: PublicationView;
  addresses: Record<Family, AddressState>;
  checking: boolean;
  /** A VPN owns the default route: only what the router reports is published meanwhile. */
  vpn: boolean;
  /** Nothing is published, for a reason that ends by itself or when the user ends it; since: ms since 1970. */
  hold: { why: HoldWhy; since: number } | null;
  whereabouts: Whereabouts;
  /** What stands between this computer and the Internet, and why we say so; null before the first look. */
  nat: NatView | null;
  /** macOS doesn't let us speak with the home network: the router can't be asked. */
  localNetworkDenied: boolean;
  /** null: running; 0: until resumed; else until this time. */
  pausedUntil: number | null;
  settings: Settings;
  ui: UiState;
  notices: NoticeView[];
  problems: ProblemView[];
  /** What is seen to be wrong, the gravest first. */
  warnings: WarningView[];
  /** Where secrets go: the system's store, an own file, only memory (asked at each start), or nothing chosen yet. */
  secretStore: 'system' | 'file' | 'session' | 'unchosen';
  /** Settings are from a newer version: nothing is written. */
  readOnly: boolean;
  loginItem: { supported: boolean; enabled: boolean; needsApproval: boolean };
  /** Plug-ins the user installed, used or not. */
  plugins: InstalledPlugin[];
  /** How the channels of settings.channels stand. */
  channels: ChannelStatus[];
  heartbeat: HeartbeatStatus;
  /** Saikoro's own newer versions. */
  release: ReleaseView;
  /** What ⌘Z would take back. */
  undoable: Undoable;
  events: EventView[];
}

/** A change of the state: fields replaced whole, events replaced or removed by id. */
export interface StateDelta {
  seq: number;
  fields: Partial<Omit<AppState, 'seq' | 'events'>>;
  events: EventView[];
  removed: string[];
  /** All of them in their new order; absent: as it was, new ones last. */
  order?: string[];
}
