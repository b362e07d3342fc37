import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import { LACKS, type Lack } from '../../../preload/contract/state.ts';
import {
  EVENT_WARNINGS,
  type EventWarning,
  type EventWarningView,
  type FaultView,
  WARNINGS,
  type WarningCode,
} from '../../../preload/contract/warning.ts';
import type { Condition } from './conditions.ts';
import { type Entry, hide, isVisible, noted, visibleAt } from './entry.ts';

/** All that is wrong with one event, or was and is not well yet. */
export type EventEntries = Map<EventWarning, Entry<EventWarning>>;

/** What is to be seen of an event now. */
export interface Seen {
  /** The gravest of what is seen; null: nothing is. */
  first: EventWarningView | null;
  /** A person has to act for it. */
  needsYou: boolean;
  /** The user has to act for this family, which outranks any other status of it. */
  needs: Record<Family, boolean>;
  lacks: Record<Family, Lack | null>;
  /** Its service fails: whose fault that is; null: it does not, or not for long. */
  fault: FaultView | null;
  /** Codes that are seen. */
  visible: EventWarning[];
  /** When more of what is wrong will be seen, if nothing changes; null: nothing more. */
  at: number | null;
}

const nothingSeen = (): Seen => ({
  first: null,
  needsYou: false,
  needs: { ipv4: false, ipv6: false },
  lacks: { ipv4: null, ipv6: null },
  fault: null,
  visible: [],
  at: null,
});

export const NOTHING_SEEN: Readonly<Seen> = nothingSeen();

const LACK_CODES: ReadonlySet<WarningCode> = new Set(LACKS);
export const isLack = (code: WarningCode): code is Lack => LACK_CODES.has(code);

/** Takes up what was found now. `causes`: what of the machine is seen, and explains other things. */
export const takeUp = (
  entries: EventEntries,
  conditions: readonly Condition[],
  { now, causes }: { now: number; causes: ReadonlySet<WarningCode> },
): void => {
  const found = new Set(conditions.map(({ code }) => code));
  for (const condition of conditions) entries.set(condition.code, noted(entries.get(condition.code), condition, now));
  for (const [code, entry] of entries) {
    if (found.has(code)) continue;
    entry.active = false;
    entry.hiddenSince = null;
    // A warning that was never told is not told to be over either.
    if (entry.firstAt === null && entry.snoozedUntil === null) entries.delete(code);
  }
  const seen = new Set<WarningCode>(causes);
  // Causes come before what follows from them.
  for (const code of EVENT_WARNINGS) {
    const entry = entries.get(code);
    if (entry === undefined || !entry.active) continue;
    hide(
      entry,
      WARNINGS[code].dependsOn.some((cause) => seen.has(cause)),
      now,
    );
    if (isVisible(entry, now)) seen.add(code);
  }
};

/** What is to be seen of it at this moment. Pure. */
export const seenOf = (entries: EventEntries, now: number): Seen => {
  const seen: Seen = nothingSeen();
  for (const code of EVENT_WARNINGS) {
    const entry = entries.get(code);
    if (entry === undefined || !entry.active || entry.hiddenSince !== null) continue;
    if (!isVisible(entry, now)) {
      seen.at = Math.min(seen.at ?? Number.POSITIVE_INFINITY, visibleAt(entry));
      continue;
    }
    const { since, families, snoozedUntil } = entry;
    seen.visible.push(code);
    seen.first ??= { code, since, ...(snoozedUntil !== null && snoozedUntil > now ? { snoozedUntil } : {}) };
    const needs = WARNINGS[code].severity !== 'info';
    seen.needsYou ||= needs;
    for (const family of FAMILIES) {
      if (!families.includes(family)) continue;
      // The address is published all the same, and `beside` is a publication state of its own.
      if (needs && code !== 'beside') seen.needs[family] = true;
      if (isLack(code)) seen.lacks[family] ??= code;
    }
  }
  return seen;
};
