import * as v from 'valibot';

/** How one attempt to tell a service ended. Closed: policy, wording and colours are tables keyed by it. */
export const OUTCOME_KINDS = [
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
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** Why it ended so, where that is known more exactly than the kind tells. Closed as well: each has its sentence. */
export const REASONS = [
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
  /** Practice reaches this computer alone, and runs no program of an event. */
  'practice',
  'practice-program',
] as const;
export type Reason = (typeof REASONS)[number];

export const outcomeSchema = v.object({
  kind: v.picklist(OUTCOME_KINDS),
  reason: v.optional(v.picklist(REASONS)),
  /** rate-limited, server-error: the wait the service asked for, in seconds (0 to 604800). */
  afterSeconds: v.optional(v.number()),
  /** What the service said, masked, at most 200 characters. */
  excerpt: v.optional(v.string()),
  /** The setting that is missing or wrong, by its key in the plug-in. */
  setting: v.optional(v.string()),
  /** reason clock: how far this machine's clock is ahead of the server's, in seconds (negative: behind). */
  clockOffsetSeconds: v.optional(v.number()),
});
export type Outcome = v.InferOutput<typeof outcomeSchema>;

/** What is refused in practice, beneath the plug-ins: nothing left, nothing was started. */
export const UNSENT_IN_PRACTICE: Outcome = { kind: 'bad-config', reason: 'practice' };
export const NOT_RUN_IN_PRACTICE: Outcome = { kind: 'bad-config', reason: 'practice-program' };

/** Only these two mean that the service took the address. */
export const isAccepted = (outcome: Outcome): boolean => outcome.kind === 'updated' || outcome.kind === 'unchanged';
