import { EVENT_WARNINGS, type EventWarning, type MachineWarning, WARNINGS, type WarningCode } from '../../../preload/contract/warning.ts';
import type { KeptHealth, KeptWarning } from '../../ports/storage/health.ts';
import { type Entry, visibleAt } from './entry.ts';
import type { Subject } from './groups.ts';
import type { Machine } from './machine.ts';

/** The longest snooze, in ms. Times later than now, written while the clock was ahead, are cut to now. */
const LONGEST_SNOOZE = 7 * 24 * 3_600_000;
/** What is found again at each start is told again only after so long, in ms. */
const FOUND_AGAIN = 7 * 24 * 3_600_000;

const isEvents = (code: WarningCode): code is EventWarning => (EVENT_WARNINGS as readonly WarningCode[]).includes(code);

const entryOf = <C extends WarningCode>(code: C, kept: KeptWarning, { now, off }: { now: number; off: number }): Entry<C> => {
  // What a clock that was ahead wrote keeps its distances, and counts as if the last of it were now.
  const ahead = Math.max(0, Math.max(kept.since, kept.firstAt ?? 0, kept.lastAt ?? 0) - now);
  const back = (at: number | null): number | null => (at === null ? null : at - ahead);
  const entry: Entry<C> = {
    code,
    since: kept.since - ahead,
    due: kept.due - ahead,
    shift: kept.shift,
    hiddenSince: null,
    active: true,
    families: [],
    firstAt: back(kept.firstAt),
    lastAt: back(kept.lastAt),
    snoozedUntil: kept.snoozedUntil === null ? null : Math.min(kept.snoozedUntil - ahead, now + LONGEST_SNOOZE),
  };
  // The age of a condition that is not shown yet does not include the time in which Saikoro was not running.
  if (visibleAt(entry) > now - off) entry.shift += off;
  return entry;
};

/** Takes up what was wrong when Saikoro ended. `off`: for how long it did not run since, in ms. */
export const restore = (
  { warnings }: KeptHealth,
  { subjects, machine }: { subjects: Map<string, Subject>; machine: Machine },
  when: { now: number; off: number },
): void => {
  for (const kept of warnings) {
    const { code, event, key, detail, lastAt } = kept;
    if (isEvents(code) && event !== undefined) {
      const subject = subjects.get(event) ?? {
        id: event,
        name: '',
        outcome: undefined,
        entries: new Map(),
        visible: [],
        looked: false,
      };
      subject.entries.set(code, entryOf(code, kept, when));
      subjects.set(event, subject);
    } else if (!isEvents(code) && WARNINGS[code].tells !== 'never') {
      const entry = entryOf<MachineWarning>(code, kept, when);
      const lasts = code === 'channel-failing';
      if (!lasts && (code === 'not-running' || lastAt === null || lastAt < when.now - FOUND_AGAIN)) continue;
      entry.active = lasts;
      machine.restore({ entry, ...(key === undefined ? {} : { key }), ...(detail === undefined ? {} : { detail }) });
    }
  }
};

/** All that is to be known after a restart. */
export const keptOf = (subjects: Iterable<Subject>, machine: Machine, aliveAt: number): KeptHealth => {
  const kept = ({ code, since, due, shift, firstAt, lastAt, snoozedUntil }: Entry): KeptWarning => ({
    code,
    since,
    due,
    shift,
    firstAt,
    lastAt,
    snoozedUntil,
  });
  const warnings: KeptWarning[] = [];
  for (const { id, entries } of subjects) for (const entry of entries.values()) warnings.push({ ...kept(entry), event: id });
  for (const { entry, key, detail } of machine.all())
    if (WARNINGS[entry.code].tells !== 'never')
      warnings.push({ ...kept(entry), ...(key === undefined ? {} : { key }), ...(detail === undefined ? {} : { detail }) });
  return { aliveAt, warnings };
};
