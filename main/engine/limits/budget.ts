import type { BudgetHold } from '../../../preload/contract/because.ts';
import type { HostBudget } from '../../ports/dns-service.ts';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Why something due is not sent yet, and until when, ms since 1970. */
export interface Hold {
  /** host-hour, host-day: the host has used its updates of the hour or day. account: the service wants a pause between requests of this account. */
  why: BudgetHold;
  until: number;
  /** How often it was sent in that time. */
  count: number;
}

/** The oldest first, none later than now: after a clock was set back they count from now. Two at the same moment would count as one. */
export const notLater = (times: readonly number[], now: number): number[] =>
  times.map((at, n) => Math.min(at, now - (times.length - 1 - n)));

/** Times within the last day, the oldest first. */
export const ofLastDay = (times: readonly number[], now: number): number[] => notLater(times, now).filter((at) => at > now - DAY);

const full = (times: readonly number[], most: number, span: number, now: number): number | null => {
  const within = times.filter((at) => at > now - span);
  const oldest = within.at(-most);
  return oldest === undefined ? null : oldest + span;
};

/** Whether a host has used up its updates of the hour or the day. `times` from the oldest on. */
export const hostHold = (times: readonly number[], budget: HostBudget, now: number): Hold | null => {
  const day = full(times, budget.perDay, DAY, now);
  const hour = full(times, budget.perHour, HOUR, now);
  if (day !== null && day >= (hour ?? 0)) return { why: 'host-day', until: day, count: budget.perDay };
  return hour === null ? null : { why: 'host-hour', until: hour, count: budget.perHour };
};

/** The later of two. */
export const longer = (a: Hold | null, b: Hold | null): Hold | null => (a === null || (b !== null && b.until > a.until) ? b : a);
