import * as v from 'valibot';

/** How a service's reply, or its silence, may be read. These alone may a plug-in's file name. */
export const REPLY_KINDS = [
  'updated',
  'unchanged',
  'rate-limited',
  'server-error',
  'network',
  'auth-failed',
  'bad-host',
  'bad-config',
  'abuse',
  'not-confirmed',
] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/**
 * How one attempt to tell a service ended. Closed: policy, wording and colours are tables keyed by it. `not-sent`: something stood in
 * the way before the update could leave (or the program start), and its reason says what; the service was told no address. `verified`: the
 * reply left open whether the address was taken, and all authoritative servers of the zone show it; its reason and excerpt are the reply's.
 */
export const OUTCOME_KINDS = [...REPLY_KINDS, 'not-sent', 'verified'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** Why a reply is read so, where that is known more exactly than the kind tells. These alone may a plug-in's file name. */
export const REPLY_REASONS = [
  'no-rule',
  'http-status',
  'empty-reply',
  'html-reply',
  'other-address',
  'redirect',
  'truncated',
  'dns',
  'connection',
  'tls',
  'timeout',
  'offline',
  'clock',
  'zone-not-found',
  'record-not-found',
  'host-outside-zone',
  'missing-setting',
  'missing-secret',
  'unknown-service',
  'service-ended',
  'reserved-address',
  'source-address-only',
  'too-many-hosts',
  'program-not-found',
  'program-failed',
  'program-timeout',
] as const;

/** Why it ended so. Closed as well: each has its sentence. */
export const REASONS = [
  ...REPLY_REASONS,
  /** The connection was there, and ended before an answer: the request may have arrived. */
  'closed',
  /** not-sent: a setting's value, or a host name, is none that a request can be made of. */
  'unfit-setting',
  'unfit-host',
  /** not-sent: the plug-in sends no addresses of this family. */
  'unfit-family',
  /** not-sent: the service turned the account away already, at another event or for the other family. */
  'already-refused',
  /** not-sent: practice reaches this computer alone, and runs no program of an event. */
  'practice',
  'practice-program',
  /** bad-config: the name is a CNAME, beside which no address can stand (RFC 1034 §3.6.2). */
  'host-is-alias',
  /** auth-failed: the key or token is right, and may not write this name. */
  'not-permitted',
  /** auth-failed: the server knows no key of this name and algorithm, or none that may write there. */
  'key-unknown',
  /** bad-config: the account has several zones of this name. */
  'zone-doubled',
  /** not-sent: the system did not start the program. */
  'program-not-started',
  /** not-sent: a channel's server, or its program, waits for the user's leave. */
  'not-allowed',
  /** network: the server's certificate is over, and this computer's clock is right. */
  'certificate-expired',
  /** network: the service's own name is gone from the DNS (NXDOMAIN), where other names are found. */
  'name-gone',
  /** not-confirmed: an advertisement came that stands where a domain was given up. */
  'parked-page',
  /** not-confirmed: a page came that says that the service has ended. */
  'closing-page',
  /** network: before the turn of this part came, another address or other settings were wanted, so it never left; it is planned anew. */
  'overtaken',
] as const;
export type Reason = (typeof REASONS)[number];

/** So many addresses beside the expected one are named. */
export const MOST_BESIDE = 8;

export const outcomeSchema = v.object({
  kind: v.picklist(OUTCOME_KINDS),
  reason: v.optional(v.picklist(REASONS)),
  /** rate-limited, server-error: the wait the service asked for, in seconds (0 to 604800). */
  afterSeconds: v.optional(v.number()),
  /** What the service said, masked, at most 200 characters. */
  excerpt: v.optional(v.string()),
  /** The reply was not readable text, so nothing of it is quoted: its length in bytes. */
  unreadableBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** What was looked for in the service's reply and was not there, masked, at most 200 characters. */
  sought: v.optional(v.string()),
  /** The setting that is missing or wrong, by its key in the plug-in. */
  setting: v.optional(v.string()),
  /** updated, unchanged: other addresses of the family that the service shows for the name, and that were left as they are. */
  beside: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MOST_BESIDE))),
  /** reason clock: how far this machine's clock is ahead of the server's, in seconds (negative: behind). */
  clockOffsetSeconds: v.optional(v.number()),
});
export type Outcome = v.InferOutput<typeof outcomeSchema>;

/** What is refused in practice, beneath the plug-ins: nothing left, nothing was started. */
export const UNSENT_IN_PRACTICE: Outcome = { kind: 'not-sent', reason: 'practice' };
export const NOT_RUN_IN_PRACTICE: Outcome = { kind: 'not-sent', reason: 'practice-program' };

/** Refused by practice mode: the user has nothing to correct, so it is not told. */
export const isPractice = ({ reason }: Pick<Outcome, 'reason'>): boolean => reason === 'practice' || reason === 'practice-program';

/** Faults before anything reached the service, which cost it nothing. A connection that closed later may have carried the request. */
const NEVER_ARRIVED: ReadonlySet<Reason | undefined> = new Set([
  ...(['dns', 'name-gone', 'connection', 'offline', 'tls', 'certificate-expired', 'clock', 'overtaken'] as const),
]);
export const isArrived = ({ kind, reason }: Outcome): boolean => kind !== 'not-sent' && !(kind === 'network' && NEVER_ARRIVED.has(reason));

interface Meaning {
  /** The service has the address. */
  accepted: boolean;
  /**
   * Where several hosts or families ended differently, the highest speaks for the whole: first what passes by itself, then what the user has
   * to look at, then what stops the event. What is to be waited for does not depend on it.
   */
  severity: number;
  /** The same would only happen again: what is left of a task is not sent. */
  endsTask: boolean;
  /** The service may have taken the address all the same. What it refused stays refused, whatever the DNS shows. */
  leavesOpen: boolean;
  /** One host may be to blame rather than the account: when several end like this alike, it is not known which. */
  ofOneHost: boolean;
}

const means = (severity: number, ...also: Exclude<keyof Meaning, 'severity'>[]): Meaning => ({
  severity,
  accepted: also.includes('accepted'),
  endsTask: also.includes('endsTask'),
  leavesOpen: also.includes('leavesOpen'),
  ofOneHost: also.includes('ofOneHost'),
});

/** What each outcome means, for all modules; how long to wait after it is in main/engine/updates/retry-policy.ts. */
const OUTCOMES: Record<OutcomeKind, Meaning> = {
  unchanged: means(0, 'accepted'),
  updated: means(1, 'accepted'),
  verified: means(2, 'accepted'),
  'rate-limited': means(3, 'endsTask'),
  network: means(4, 'endsTask', 'leavesOpen'),
  'server-error': means(5, 'endsTask', 'leavesOpen'),
  'not-confirmed': means(6, 'leavesOpen', 'ofOneHost'),
  'not-sent': means(7, 'endsTask', 'ofOneHost'),
  'bad-host': means(8, 'ofOneHost'),
  'bad-config': means(9, 'endsTask', 'ofOneHost'),
  'auth-failed': means(10, 'endsTask'),
  abuse: means(11, 'endsTask'),
};

type Kind = Pick<Outcome, 'kind'>;
export const endsTask = ({ kind }: Kind): boolean => OUTCOMES[kind].endsTask;
export const leavesOpen = ({ kind }: Kind): boolean => OUTCOMES[kind].leavesOpen;
export const isOfOneHost = ({ kind }: Kind): boolean => OUTCOMES[kind].ofOneHost;

/** Only these mean that the service has the address. */
export const isAccepted = ({ kind }: Kind): boolean => OUTCOMES[kind].accepted;

/** The gravest of some outcomes, the first of equals; null of none. */
export const worstOf = (outcomes: readonly Outcome[]): Outcome | null =>
  outcomes.reduce<Outcome | null>(
    (worst, one) => (worst === null || OUTCOMES[one.kind].severity > OUTCOMES[worst.kind].severity ? one : worst),
    null,
  );
