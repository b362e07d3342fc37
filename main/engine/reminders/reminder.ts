import type { Reminder } from '../../ports/storage/ledger.ts';

const DAY = 86_400_000;

/** Days before its day on which the user is reminded, and 0: once that has passed. */
export const STEPS = [7, 3, 1, 0] as const;
export type Step = (typeof STEPS)[number];

/** How what the user has to confirm stands. Times are ms since 1970. */
export interface Due {
  /** When the service would take the name away. */
  until: number;
  /** The step to be told now; null: none that was not. */
  step: Step | null;
  /** When the next step comes; null: all have. */
  nextAt: number | null;
}

/** What is due of a reminder. Of several steps that fell due while Saikoro was not running, only the last one is told. Pure. */
export const dueOf = ({ from, told }: Pick<Reminder, 'from' | 'told'>, everyDays: number, now: number): Due => {
  const until = from + everyDays * DAY;
  // Where the whole time is shorter than a step, that step is no news.
  const steps = STEPS.filter((step) => step < everyDays);
  const reached = steps.filter((step) => until - step * DAY <= now);
  const step = reached.at(-1);
  const next = steps[reached.length];
  return {
    until,
    step: step === undefined || told.some((each) => each <= step) ? null : step,
    nextAt: next === undefined ? null : until - next * DAY,
  };
};
