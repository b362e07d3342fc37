import type { Outcome, OutcomeKind } from '../../preload/contract/outcome.ts';
import type { FamilyRecord } from './record.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

interface Rule {
  /** Waits after the 1st, 2nd… failure in a row, in ms; the last one repeats. Empty: no next try by itself. */
  ladder: number[];
  /** Stops the event until its settings change or the user resumes it: at once, or when the ladder has ended. */
  stops: 'no' | 'at-once' | 'after-ladder';
  /** How long it may fail before someone is told, in ms; null: never. */
  needsYouAfter: number | null;
}

/** What follows each outcome. */
export const POLICY: Record<OutcomeKind, Rule> = {
  updated: { ladder: [], stops: 'no', needsYouAfter: null },
  unchanged: { ladder: [], stops: 'no', needsYouAfter: null },
  'rate-limited': { ladder: [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR], stops: 'no', needsYouAfter: null },
  'server-error': { ladder: [30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR], stops: 'no', needsYouAfter: 3 * HOUR },
  network: {
    ladder: [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE],
    stops: 'no',
    needsYouAfter: 15 * MINUTE,
  },
  'auth-failed': { ladder: [], stops: 'at-once', needsYouAfter: 0 },
  'bad-host': { ladder: [], stops: 'at-once', needsYouAfter: 0 },
  'bad-config': { ladder: [], stops: 'at-once', needsYouAfter: 0 },
  abuse: { ladder: [], stops: 'at-once', needsYouAfter: 0 },
  // Nothing left: it costs nobody anything, but only the user can put it right.
  'not-sent': { ladder: [], stops: 'at-once', needsYouAfter: 0 },
  'not-confirmed': { ladder: [5 * MINUTE, 15 * MINUTE, HOUR], stops: 'after-ladder', needsYouAfter: HOUR },
};

/** A plain 5xx is often a short restart: these come before the long waits. */
const HTTP_STATUS_LADDER = [MINUTE, 5 * MINUTE, 15 * MINUTE, ...POLICY['server-error'].ladder];

const ladderOf = (outcome: Outcome): number[] =>
  outcome.kind === 'server-error' && outcome.reason === 'http-status' ? HTTP_STATUS_LADDER : POLICY[outcome.kind].ladder;

/** A wait no service can stretch: seven days. */
export const LONGEST_WAIT = 7 * 24 * HOUR;

/** Waits spread by ±20 % so that the world's clients don't come back together; `random` in [0, 1). */
const jittered = (wait: number, random: number): number => Math.round(wait * (0.8 + 0.4 * random));

/** Asked to wait again and again, each time twice as long, but no longer than a day for that; `wait` in ms. */
const doubled = (wait: number, failures: number): number => Math.max(wait, Math.min(wait * 2 ** (failures - 1), 24 * HOUR));

/** The record after an outcome. Accepted addresses are stored by the caller: this is about what comes next. */
export const afterOutcome = (
  record: FamilyRecord,
  outcome: Outcome,
  { now, random, minIntervalMs }: { now: number; random: number; minIntervalMs: number },
): FamilyRecord => {
  const rule = POLICY[outcome.kind];
  const ladder = ladderOf(outcome);
  if (rule.needsYouAfter === null && ladder.length === 0)
    return { ...record, outcome, failures: 0, failingSince: null, notBefore: null, stopped: false };
  const failures = record.outcome?.kind === outcome.kind ? record.failures + 1 : 1;
  const failingSince = record.failingSince ?? now;
  const stopped = rule.stops === 'at-once' || (rule.stops === 'after-ladder' && failures > ladder.length);
  const step = ladder[Math.min(failures, ladder.length) - 1] ?? 0;
  const asked = (outcome.afterSeconds ?? 0) * SECOND;
  const wait =
    outcome.kind === 'rate-limited' && outcome.afterSeconds !== undefined
      ? doubled(Math.max(asked, minIntervalMs, MINUTE), failures)
      : Math.max(asked, jittered(step, random), outcome.kind === 'network' ? 0 : minIntervalMs);
  return { ...record, outcome, failures, failingSince, stopped, notBefore: stopped ? null : now + Math.min(wait, LONGEST_WAIT) };
};

/** Whether this family has failed long enough for someone to act. */
export const needsYou = (record: FamilyRecord, now: number): boolean => {
  if (record.outcome === null || record.failingSince === null) return false;
  const { needsYouAfter } = POLICY[record.outcome.kind];
  return record.stopped || (needsYouAfter !== null && now - record.failingSince >= needsYouAfter);
};

/** When `needsYou` will turn true if nothing changes; null: now, or never. */
export const needsYouAt = (record: FamilyRecord, now: number): number | null => {
  if (record.outcome === null || record.failingSince === null) return null;
  const { needsYouAfter } = POLICY[record.outcome.kind];
  const at = needsYouAfter === null ? null : record.failingSince + needsYouAfter;
  return at !== null && at > now ? at : null;
};
