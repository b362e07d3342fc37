import { WARNINGS, type WarningCode } from '../../../preload/contract/warning.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SECOND_TELLING = 6 * HOUR;
/** What was told late is not told again sooner than this, in ms. */
const LEAST_GAP = 3 * HOUR;

/** What was told of a warning. Times are ms since 1970. */
export interface Told {
  /** null: never. */
  firstAt: number | null;
  lastAt: number | null;
  /** Nothing is told before that time. */
  snoozedUntil: number | null;
}

/** So long after it was told first, in ms: at once, after six hours, after a day, then each day. */
const offsetOf = (step: number): number => (step === 0 ? 0 : step === 1 ? SECOND_TELLING : (step - 1) * DAY);

/** The last step that has come so many ms after the first telling, which is step 0. */
export const stepAt = (sinceFirst: number): number =>
  sinceFirst < SECOND_TELLING ? 0 : sinceFirst < DAY ? 1 : 1 + Math.floor(sinceFirst / DAY);

/** When a warning that is seen from `visibleAt` on is told next; null: never again by itself. Pure. */
export const nextTelling = (code: WarningCode, visibleAt: number, { firstAt, lastAt, snoozedUntil }: Told): number | null => {
  const { tells } = WARNINGS[code];
  if (tells === 'never' || (tells === 'once' && firstAt !== null)) return null;
  const silentUntil = snoozedUntil ?? Number.NEGATIVE_INFINITY;
  if (firstAt === null) return Math.max(visibleAt, silentUntil);
  const after = (lastAt ?? firstAt) - firstAt + LEAST_GAP;
  const step = stepAt(after);
  return Math.max(firstAt + offsetOf(offsetOf(step) < after ? step + 1 : step), silentUntil);
};
