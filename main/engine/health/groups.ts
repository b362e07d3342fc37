import { type EventWarning, MOST_NAMED, SEVERITIES, WARNINGS, type WarningView } from '../../../preload/contract/warning.ts';
import type { EventEntries } from './event-entries.ts';

/** An event with what is wrong with it. */
export interface Subject {
  id: string;
  name: string;
  outcome: WarningView['outcome'];
  entries: EventEntries;
  /** What of it is seen. */
  visible: readonly EventWarning[];
  /** It was looked at since the start. */
  looked: boolean;
}

/** Those events that show the same warning, as they come and go: each change costs the same, however many there are. */
export interface Groups {
  /** What is seen of this event now. */
  put(subject: Subject, visible: readonly EventWarning[]): void;
  remove(subject: Subject): void;
  /** When it was snoozed. */
  touch(code: EventWarning): void;
  views(now: number): WarningView[];
}

interface Group {
  members: Set<Subject>;
  since: number;
  /** The event that `since` came from left the group. */
  isStale: boolean;
  /** Some were silenced since the start. */
  isSnoozed: boolean;
}

const earliest = (code: EventWarning, members: ReadonlySet<Subject>): number => {
  let since = Number.POSITIVE_INFINITY;
  for (const { entries } of members) since = Math.min(since, entries.get(code)?.since ?? since);
  return since;
};

/** When the first of them is told again; null: not all of them are silenced. */
const silentUntil = (code: EventWarning, members: ReadonlySet<Subject>, now: number): number | null => {
  let until = Number.POSITIVE_INFINITY;
  for (const { entries } of members) {
    const snoozed = entries.get(code)?.snoozedUntil ?? 0;
    if (snoozed <= now) return null;
    until = Math.min(until, snoozed);
  }
  return until;
};

const viewOf = (code: EventWarning, { members, since, isSnoozed }: Group, now: number): WarningView => {
  const named: WarningView['named'] = [];
  let outcome: WarningView['outcome'];
  for (const { id, name, outcome: said } of members) {
    if (named.length === 0) outcome = said;
    named.push({ id, name });
    if (named.length === MOST_NAMED) break;
  }
  const snoozedUntil = isSnoozed ? silentUntil(code, members, now) : null;
  return {
    ...{ code, since, count: members.size, named },
    ...(snoozedUntil === null ? {} : { snoozedUntil }),
    ...(outcome === undefined ? {} : { outcome }),
  };
};

/** The gravest first; of equals what began first. */
export const byGravity = (a: WarningView, b: WarningView): number =>
  SEVERITIES.indexOf(WARNINGS[a.code].severity) - SEVERITIES.indexOf(WARNINGS[b.code].severity) || a.since - b.since;

/** A group of this size is recounted at most once a second; meanwhile its age may be shown too high. */
const LARGE = 1000;
const REST_MS = 1000;

export const createGroups = (): Groups => {
  const groups = new Map<EventWarning, Group>();
  let countedAt = Number.NEGATIVE_INFINITY;
  const leave = (subject: Subject, code: EventWarning): void => {
    const group = groups.get(code);
    if (group === undefined) return;
    group.members.delete(subject);
    group.isStale = true;
    if (group.members.size === 0) groups.delete(code);
  };
  const join = (subject: Subject, code: EventWarning): void => {
    const { since = Number.POSITIVE_INFINITY, snoozedUntil = null } = subject.entries.get(code) ?? {};
    const group = groups.get(code) ?? { members: new Set(), since, isStale: false, isSnoozed: false };
    group.members.add(subject);
    group.since = Math.min(group.since, since);
    group.isSnoozed ||= snoozedUntil !== null;
    groups.set(code, group);
  };
  const refresh = (code: EventWarning, group: Group, now: number): void => {
    const isFresh = now >= countedAt && now - countedAt < REST_MS;
    if (!group.isStale || (group.members.size > LARGE && isFresh)) return;
    group.since = earliest(code, group.members);
    group.isStale = false;
    countedAt = now;
  };
  return {
    remove(subject) {
      for (const code of subject.visible) leave(subject, code);
      subject.visible = [];
    },
    put(subject, visible) {
      for (const code of subject.visible) if (!visible.includes(code)) leave(subject, code);
      for (const code of visible) join(subject, code);
      subject.visible = visible;
    },
    touch(code) {
      const group = groups.get(code);
      if (group !== undefined) group.isSnoozed = true;
    },
    views: (now) =>
      [...groups].map(([code, group]) => {
        refresh(code, group, now);
        return viewOf(code, group, now);
      }),
  };
};
