import { isAccepted, type Outcome, type OutcomeKind } from '../../../preload/contract/outcome.ts';
import type { FamilyRecord } from '../../ports/storage/ledger.ts';
import { isPage } from '../verification/open-reply.ts';

const SECOND = 1000;

const MINUTE = 60 * SECOND;

const HOUR = 60 * MINUTE;

const DAY = 24 * HOUR;

interface Rule {
  /** Waits after the 1st, 2nd… failure in a row, in ms; the last one repeats. Empty: no next try by itself. */
  ladder: number[];
  /** Stops the event until its settings change or the user resumes it. Nothing else ends an event's tries. */
  stops: boolean;
}

/** When to try again after each outcome. When the user is told: preload/contract/warning.ts. */
export const POLICY: Record<OutcomeKind, Rule> = {
  updated: { ladder: [], stops: false },
  unchanged: { ladder: [], stops: false },
  verified: { ladder: [], stops: false },
  'rate-limited': { ladder: [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY], stops: false },
  'server-error': { ladder: [30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR], stops: false },
  network: {
    ladder: [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE],
    stops: false,
  },
  'auth-failed': { ladder: [], stops: true },
  'bad-host': { ladder: [], stops: true },
  'bad-config': { ladder: [], stops: true },
  abuse: { ladder: [], stops: true },
  // No request was sent, so trying again costs the service nothing, but only the user can remove the cause.
  'not-sent': { ladder: [], stops: true },
  'not-confirmed': { ladder: [5 * MINUTE, 15 * MINUTE, HOUR, DAY], stops: false },
};

/** A plain 5xx is often a short restart: these come before the long waits. */
const HTTP_STATUS_LADDER = [MINUTE, 5 * MINUTE, 15 * MINUTE, ...POLICY['server-error'].ladder];

/**
 * Not the service's update program answered, but its web server: a maintenance page, an empty reply. That ends by itself, so for three days
 * it is tried as often as after a fault. After a reply of the service that no rule matches it is tried once a day only.
 */
const PAGE_LADDER = [5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, ...Array.from({ length: 12 }, () => 6 * HOUR), DAY];

const ladderOf = (outcome: Outcome): number[] => {
  if (outcome.kind === 'server-error' && outcome.reason === 'http-status') return HTTP_STATUS_LADDER;
  return isPage(outcome) ? PAGE_LADDER : POLICY[outcome.kind].ladder;
};

/** A wait no service can stretch: seven days. */
export const LONGEST_WAIT = 7 * DAY;

/** Waits are spread by ±20 % so that clients do not all retry at the same time; `random` in [0, 1). */
const jittered = (wait: number, random: number): number => Math.round(wait * (0.8 + 0.4 * random));

/** Asked to wait again and again, each time twice as long, but no longer than a day for that; `wait` in ms. */
const doubled = (wait: number, failures: number): number => Math.max(wait, Math.min(wait * 2 ** (failures - 1), DAY));

interface Moment {
  now: number;
  random: number;
  minIntervalMs: number;
  /** How all its hosts ended, where that is known apart. The event goes by the worst; how long to wait, by the one that wants it longest. */
  all?: readonly Outcome[];
}

/** In ms; 0: it may go on at once. */
const waitAfter = (outcome: Outcome, failures: number, { random, minIntervalMs }: Moment): number => {
  if (isAccepted(outcome)) return 0;
  const asked = (outcome.afterSeconds ?? 0) * SECOND;
  if (outcome.kind === 'rate-limited' && outcome.afterSeconds !== undefined)
    return Math.min(doubled(Math.max(asked, minIntervalMs, MINUTE), failures), LONGEST_WAIT);
  const ladder = ladderOf(outcome);
  const step = ladder[Math.min(failures, ladder.length) - 1] ?? 0;
  return Math.min(Math.max(asked, jittered(step, random), outcome.kind === 'network' ? 0 : minIntervalMs), LONGEST_WAIT);
};

/** The pause the service itself wants, in ms: never longer than it said. 0: it asked for none. */
const pauseAfter = (outcome: Outcome, failures: number, moment: Moment): number =>
  outcome.kind === 'rate-limited' ? waitAfter(outcome, failures, moment) : Math.min((outcome.afterSeconds ?? 0) * SECOND, LONGEST_WAIT);

/** The record after an outcome. Accepted addresses are stored by the caller: this is about what comes next. */
export const afterOutcome = (record: FamilyRecord, outcome: Outcome, moment: Moment): FamilyRecord => {
  if (isAccepted(outcome))
    return { ...record, outcome, failures: 0, failingSince: null, notBefore: null, pausedUntil: null, stopped: false };
  const { now, all = [outcome] } = moment;
  const failures = record.outcome?.kind === outcome.kind ? record.failures + 1 : 1;
  const longest = (wait: typeof waitAfter): number => Math.max(0, ...all.map((one) => wait(one, failures, moment)));
  const pause = longest(pauseAfter);
  const stopped = POLICY[outcome.kind].stops;
  return {
    ...record,
    outcome,
    failures,
    failingSince: record.failingSince ?? now,
    stopped,
    notBefore: stopped ? null : now + longest(waitAfter),
    pausedUntil: pause === 0 ? null : now + pause,
  };
};
