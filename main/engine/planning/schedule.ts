import { Cron } from 'croner';
import type { Schedule } from '../../../preload/contract/event.ts';

/** The cron pattern (minute hour day month weekday) of a time-driven schedule; null where cron can't say it. */
const patternOf = (schedule: Schedule): string | null => {
  const clock = (at: string): string => {
    const [hour = '0', minute = '0'] = at.split(':');
    return `${Number(minute)} ${Number(hour)}`;
  };
  switch (schedule.kind) {
    case 'daily':
      return `${clock(schedule.at)} * * *`;
    case 'weekly':
      return `${clock(schedule.at)} * * ${schedule.weekday}`;
    case 'monthly':
      // The 29th to 31st fall on the last day of shorter months: a monthly event must not skip February.
      return schedule.day > 28 ? `${clock(schedule.at)} L * *` : `${clock(schedule.at)} ${schedule.day} * *`;
    case 'cron':
      return schedule.expression;
    default:
      return null;
  }
};

/** Whether a cron expression (five or six fields) can be followed at all. */
export const isCron = (expression: string): boolean => {
  try {
    return new Cron(expression, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
};

const HOUR = 3_600_000;
/** A schedule of its own that is denser than the densest the window offers, every five minutes. */
export const isTooOften = (schedule: Schedule): boolean => {
  if (schedule.kind !== 'cron' || !isCron(schedule.expression)) return false;
  const most = 12;
  // Also where the hour it is meant for has just begun to end.
  const runs = new Cron(schedule.expression, { paused: true }).nextRuns(2 * most + 2).map((at) => at.getTime());
  return runs.some((at, n) => (runs[n + most] ?? Number.POSITIVE_INFINITY) - at < HOUR);
};

/**
 * The first time after `after` at which a schedule wants to run, in ms since 1970; null when it is not driven by time or is over.
 * `every` counts from the last run, or from `after` when there was none.
 */
export const nextTime = (
  schedule: Schedule,
  { after, ranAt, done }: { after: number; ranAt: number | null; done: boolean },
): number | null => {
  switch (schedule.kind) {
    case 'on-change':
      return null;
    case 'at-start':
      return done ? null : after;
    case 'once':
      return done ? null : schedule.at;
    case 'every':
      return (ranAt ?? after - schedule.minutes * 60_000) + schedule.minutes * 60_000;
    default: {
      const pattern = patternOf(schedule);
      if (pattern === null) return null;
      try {
        return (
          new Cron(pattern, { paused: true }).nextRun(new Date(ranAt === null ? after : Math.max(ranAt, after - 86_400_000)))?.getTime() ??
          null
        );
      } catch {
        return null;
      }
    }
  }
};
