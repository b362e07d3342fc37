import type { Family } from '../../../preload/contract/event.ts';
import { WARNINGS, type WarningCode } from '../../../preload/contract/warning.ts';
import { nextTelling, type Told } from './ladder.ts';

/** One thing that is wrong, and what was said of it. Times are ms since 1970. */
export interface Entry<C extends WarningCode = WarningCode> extends Told {
  code: C;
  since: number;
  /** From when on it may be seen, but for `shift`. */
  due: number;
  /** Time that does not count: slept through, switched off, or while its cause hid it. ms. */
  shift: number;
  /** Since when something else that is seen explains it. */
  hiddenSince: number | null;
  /** It is so now. Where not, it is remembered until all is well, so that it is not told anew. */
  active: boolean;
  families: readonly Family[];
}

/** What was found, now. */
export interface Finding<C extends WarningCode = WarningCode> {
  code: C;
  families: readonly Family[];
  since: number | null;
  due: number | null;
}

export const visibleAt = ({ due, shift }: Pick<Entry, 'due' | 'shift'>): number => due + shift;

export const isVisible = (entry: Entry, now: number): boolean => entry.active && entry.hiddenSince === null && visibleAt(entry) <= now;

/** Notes that it is so, whether or not it was before. */
export const noted = <C extends WarningCode>(
  known: Entry<C> | undefined,
  { code, families, since, due }: Finding<C>,
  now: number,
): Entry<C> => {
  const from = Math.min(since ?? now, now);
  if (known === undefined || (!known.active && known.firstAt === null))
    return {
      code,
      families,
      since: from,
      due: due ?? from + WARNINGS[code].visibleAfter,
      shift: 0,
      hiddenSince: null,
      active: true,
      firstAt: null,
      lastAt: null,
      snoozedUntil: known?.snoozedUntil ?? null,
    };
  // It was told and never well since: it goes on, from when it began.
  const begins = !known.active;
  return Object.assign(known, {
    families,
    active: true,
    due: due ?? (begins ? from + WARNINGS[code].visibleAfter : known.due),
    ...(begins ? { shift: 0, hiddenSince: null } : {}),
    ...(since !== null && known.firstAt === null ? { since: from } : {}),
  });
};

/** Hides what a cause explains, and shows it again without the time in between. */
export const hide = (entry: Entry, isHidden: boolean, now: number): void => {
  if (isHidden) entry.hiddenSince ??= now;
  else if (entry.hiddenSince !== null) {
    if (visibleAt(entry) > entry.hiddenSince) entry.shift += now - entry.hiddenSince;
    entry.hiddenSince = null;
  }
};

/** Time that was slept through does not count for what is not seen yet; a clock that was set back takes all with it. */
export const lapse = (entry: Entry, { slept, setBack }: { slept: number; setBack: number }, now: number): void => {
  if (slept > 0 && visibleAt(entry) > now - slept) entry.shift += slept;
  if (setBack === 0) return;
  const back = (at: number): number => Math.min(at - setBack, now);
  const perhaps = (at: number | null): number | null => (at === null ? null : back(at));
  entry.since = back(entry.since);
  entry.due -= setBack;
  entry.firstAt = perhaps(entry.firstAt);
  entry.lastAt = perhaps(entry.lastAt);
  entry.hiddenSince = perhaps(entry.hiddenSince);
  if (entry.snoozedUntil !== null) entry.snoozedUntil -= setBack;
};

/** When it is told next; null: not, as it stands. */
export const tellingOf = (entry: Entry): number | null =>
  entry.active && entry.hiddenSince === null ? nextTelling(entry.code, visibleAt(entry), entry) : null;
