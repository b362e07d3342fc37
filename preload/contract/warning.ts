import * as v from 'valibot';
import { PROBLEMS, type ProblemCode } from './journal.ts';
import type { Outcome, Reason } from './outcome.ts';

/** What may be wrong with one event. Ordered: where several are, the first is what its row says. */
export const EVENT_WARNINGS = [
  /** The service does not want this client any more. */
  'blocked',
  /** A password, a key or a token was refused. */
  'credentials',
  /** The service refused it because this computer's clock is wrong. */
  'clock-wrong',
  /** The service no longer exists. */
  'service-ended',
  /** The service refused a host name or another setting. */
  'bad-settings',
  'missing-password',
  /** It waits for the user's leave to run its program, or to ask its host. */
  'unapproved',
  /** Something else that only the user can put right stood in the way before anything left. */
  'not-sent',
  /** The program of an event failed. */
  'program-failed',
  /** No connection to the service comes about, or none that lasts until an answer. */
  'unreachable',
  /** The service answers, with a fault of its own. */
  'service-down',
  /** The service has asked to wait for hours. */
  'service-limits',
  /** The reply does not say whether the service took the address, and the DNS does not show it. */
  'unconfirmed',
  /** What it lacks to publish at all (LACKS, contract/state.ts). */
  'own-source',
  'no-source',
  'sources-differ',
  'line-lost',
  'lacks-other',
  /** The service took the address, and the DNS shows another one, or none. */
  'mismatch',
  /** The DNS shows other addresses beside it. */
  'beside',
  /** What is registered is not the address of now, and by its schedule nothing will be sent. */
  'outdated',
  /** It can't be judged for hours: the DNS does not answer, or this line's own address is not known. */
  'watch-blind',
  /** A watched name: none of its servers answers; it, or its address, is gone; it shows another address; others beside the expected one. */
  'watch-silent',
  'watch-absent',
  'watch-differs',
  'watch-beside',
] as const;
export type EventWarning = (typeof EVENT_WARNINGS)[number];

/** What may be wrong with this computer, its line, its files, or a channel of the user's. */
export const MACHINE_WARNINGS = [
  /** No host on the Internet can be reached. */
  'line-down',
  /** Saikoro itself did not run for a day or more. */
  'not-running',
  /** A channel that the user chose for notices does not deliver; its key is the channel's id. */
  'channel-failing',
  /** Something waits at a channel whose messages of the month are used up; its key is the channel's id. */
  'channel-spent',
  ...PROBLEMS,
] as const;
export type MachineWarning = (typeof MACHINE_WARNINGS)[number];

export const WARNING_CODES = [...EVENT_WARNINGS, ...MACHINE_WARNINGS] as const;
export type WarningCode = EventWarning | MachineWarning;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * error: nothing is published, or nothing will be, until a person acts; warning: a person should look; info: worth knowing. An info never makes an
 * event or the tray's shape ask for attention.
 */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface WarningRule {
  severity: Severity;
  scope: 'event' | 'machine';
  /** While one of these is seen, of the same event or of the machine, this one is hidden: it follows from it. */
  dependsOn: readonly WarningCode[];
  /** For how long it has to last before it is seen, in ms. */
  visibleAfter: number;
  /** How it is told once it is seen: again and again (main/engine/health/ladder.ts), once, or not at all: it only stands there. */
  tells: 'ladder' | 'once' | 'never';
}

const LINE = ['line-down'] as const;
/** With one of these nothing is sent: what the DNS shows follows from it. */
const UNSENT = [
  'blocked',
  'credentials',
  'clock-wrong',
  'service-ended',
  'bad-settings',
  'missing-password',
  'unapproved',
  'not-sent',
  'unreachable',
  'service-down',
  'service-limits',
] as const;

const event = (
  severity: Severity,
  visibleAfter: number,
  { dependsOn = [], tells = 'ladder' }: Partial<Pick<WarningRule, 'dependsOn' | 'tells'>> = {},
): WarningRule => ({ severity, scope: 'event', dependsOn, visibleAfter, tells });
const machine = (severity: Severity, tells: WarningRule['tells'], dependsOn: WarningRule['dependsOn'] = []): WarningRule => ({
  severity,
  scope: 'machine',
  dependsOn,
  visibleAfter: 0,
  tells,
});

/** Files that were damaged or lost, and places that can't be written: told by the window's banner as well. */
const problems = Object.fromEntries(PROBLEMS.map((code) => [code, machine('warning', 'never')])) as Record<ProblemCode, WarningRule>;

/** The one table of what may be wrong. All that is said of it, by the tray, the menu, the window, notices and channels, follows from it. */
export const WARNINGS: Record<WarningCode, WarningRule> = {
  blocked: event('error', 0),
  credentials: event('error', 0),
  'clock-wrong': event('error', 0),
  'service-ended': event('error', 0),
  'bad-settings': event('error', 0),
  'missing-password': event('error', 0),
  unapproved: event('error', 0),
  'not-sent': event('error', 0),
  // One that ends well at its next run needed no attention.
  'program-failed': event('error', HOUR),
  unreachable: event('error', 15 * MINUTE, { dependsOn: LINE }),
  'service-down': event('error', 3 * HOUR, { dependsOn: LINE }),
  'service-limits': event('warning', 3 * HOUR, { dependsOn: LINE }),
  unconfirmed: event('error', HOUR, { dependsOn: LINE }),
  'own-source': event('error', HOUR, { dependsOn: [...LINE, ...UNSENT] }),
  'no-source': event('error', HOUR, { dependsOn: [...LINE, ...UNSENT] }),
  'sources-differ': event('error', 6 * HOUR, { dependsOn: [...LINE, ...UNSENT] }),
  'line-lost': event('error', HOUR, { dependsOn: [...LINE, ...UNSENT] }),
  'lacks-other': event('error', 6 * HOUR, { dependsOn: [...LINE, ...UNSENT] }),
  // Longer where the record's own TTL is.
  mismatch: event('error', 15 * MINUTE, { dependsOn: [...LINE, ...UNSENT, 'unconfirmed'] }),
  beside: event('warning', 0, { dependsOn: [...LINE, ...UNSENT, 'mismatch'] }),
  // Its schedule is the user's own wish: said once, and no fault.
  outdated: event('info', HOUR, { dependsOn: [...LINE, ...UNSENT], tells: 'once' }),
  // Another person maintains these names, and is given time to correct them first.
  'watch-silent': event('warning', 30 * MINUTE, { dependsOn: LINE }),
  'watch-absent': event('warning', 15 * MINUTE, { dependsOn: LINE }),
  // While nothing can be compared, that is told, and not what was found before.
  'watch-differs': event('warning', 15 * MINUTE, { dependsOn: [...LINE, 'watch-blind'] }),
  'watch-beside': event('warning', 15 * MINUTE, { dependsOn: [...LINE, 'watch-blind'] }),
  'watch-blind': event('warning', 6 * HOUR, { dependsOn: LINE }),
  ...problems,
  'disk-full': machine('error', 'ladder'),
  'disk-error': machine('error', 'ladder'),
  'folder-lost': machine('error', 'once'),
  'secrets-unreadable': machine('error', 'once'),
  // No channel can be reached over a line that is down; the tray shows it on this computer.
  'line-down': machine('warning', 'never'),
  'not-running': machine('info', 'once'),
  'channel-failing': machine('warning', 'ladder', LINE),
  // It ends by itself with the month.
  'channel-spent': machine('warning', 'once'),
};

/** For how long a warning may be silenced; `not`: no longer. Each ends. */
export const SNOOZES = ['hour', 'eight-hours', 'day', 'week', 'not'] as const;
export type Snooze = (typeof SNOOZES)[number];
export const SNOOZE_MS: Record<Snooze, number> = { hour: HOUR, 'eight-hours': 8 * HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, not: 0 };

/** Which warning is meant: one of the machine by its key, all events' of a code, or one event's. */
export const warningRefSchema = v.object({
  code: v.picklist(WARNING_CODES),
  /** scope machine, where there may be several: a channel's id. */
  key: v.optional(v.pipe(v.string(), v.maxLength(200))),
  event: v.optional(v.pipe(v.string(), v.maxLength(100))),
});
export type WarningRef = v.InferOutput<typeof warningRefSchema>;

/** Reasons that name what became of the service itself. */
export const NAMED_FAULTS = ['certificate-expired', 'name-gone', 'parked-page', 'closing-page'] as const satisfies readonly Reason[];
export type NamedFault = (typeof NAMED_FAULTS)[number];

/** Whose fault it is that an event's service fails, and what that rests on. Times are ms since 1970. */
export interface FaultView {
  verdict: 'service' | 'line' | 'unknown';
  /** silent: it does not answer; faulty: it answers with a fault of its own. */
  how: 'silent' | 'faulty';
  /** What became of it, where it shows that by itself. */
  named?: NamedFault;
  since: number;
  /** When another host on the Internet last answered since then; null: none did, or none was asked. */
  lineAsOf: number | null;
  /** The user's other services that answered since, and those that are silent as well. */
  answered: number;
  silent: number;
  /** The old address that the DNS still shows. */
  dnsShows: string | null;
}

/** How an event's first warning stands. All times are ms since 1970. */
export interface EventWarningView {
  code: EventWarning;
  since: number;
  /** Not told before that time; absent: not silenced. */
  snoozedUntil?: number;
}

/** What is seen to be wrong: of the machine each by itself, of the events all of a code together. */
export interface WarningView {
  code: WarningCode;
  key?: string;
  /** Since when the first of them is wrong. */
  since: number;
  /** Events; 1 for what concerns the machine. */
  count: number;
  /** Of the first few events: ids, and what they are called. */
  named: { id: string; name: string }[];
  /** All of them are silenced until then. */
  snoozedUntil?: number;
  /** What the service last said to the first of them. */
  outcome?: Outcome;
  /** A file, a number, a channel's name: never a secret. */
  detail?: string;
}

/** So many events a warning names. */
export const MOST_NAMED = 3;
