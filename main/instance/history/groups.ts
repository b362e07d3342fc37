import type { GroupSummary } from '../../../preload/contract/history/filter.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import { isAccepted, isPractice } from '../../../preload/contract/outcome.ts';

/** What comes later than this after an address changed is told by itself, though it sends that address. */
const LONGEST_CHANGE = 3_600_000;
/** The user's changes of several events at once follow one another as fast as this. */
const LONGEST_BETWEEN_EDITS = 2000;
/** Fewer stand as lines of their own. */
const FEWEST_UPDATES = 2;
const FEWEST_EDITS = 3;

interface Group {
  /** Its line stands at the place of this entry. */
  head: JournalEntry;
  /** All of it but an address' own entry, the oldest first. */
  members: JournalEntry[];
}

/** Which entries belong to one change. Entries are given in the order of their numbers. */
export interface Groups {
  take(entry: JournalEntry): void;
  /** It stands under the line of another one. */
  isWithin(entry: JournalEntry): boolean;
  /** What stands under this entry's line; null: nothing. */
  summaryOf(entry: JournalEntry): GroupSummary | null;
  membersOf(seq: number): readonly JournalEntry[];
}

type Update = Extract<JournalEntry, { kind: 'update' }>;

/** An event that failed first and was updated then is updated. */
const summaryOf = (members: readonly JournalEntry[]): GroupSummary => {
  const last = new Map<string, Update>();
  const matches = new Map<string, boolean>();
  for (const entry of members) {
    if (entry.kind === 'update') last.set(entry.event, entry);
    if (entry.kind === 'verification') matches.set(entry.event, entry.verification === 'match');
  }
  const [count, updates] = [members.length, [...last.values()]];
  const notSent = updates.filter((each) => each.outcome === 'not-sent' || isPractice(each)).length;
  const updated = updates.filter((each) => isAccepted({ kind: each.outcome })).length;
  const matched = [...matches.values()].filter(Boolean).length;
  return { kind: 'address', size: count, updated, failed: updates.length - updated - notSent, notSent, matched };
};

export const createGroups = (): Groups => {
  const groups = new Map<number, Group>();
  const within = new Map<number, Group>();
  const updates = new Map<Group, Set<string>>();
  /** The newest change of each family. */
  const changes = new Map<string, Group & { address: string | null }>();
  let edits: Group | null = null;

  const isShown = (group: Group): boolean =>
    group.head.kind === 'address' ? (updates.get(group)?.size ?? 0) >= FEWEST_UPDATES : group.members.length >= FEWEST_EDITS;

  const changeOf = (entry: JournalEntry): Group | undefined => {
    if (entry.kind !== 'update' && entry.kind !== 'verification') return undefined;
    const sent = entry.kind === 'update' ? { ipv4: entry.ipv4, ipv6: entry.ipv6 } : { [entry.family]: entry.expected };
    return [...changes]
      .filter(([family, { address, head }]) => {
        const age = entry.at - head.at;
        return address !== null && sent[family as keyof typeof sent] === address && age >= 0 && age <= LONGEST_CHANGE;
      })
      .map(([, group]) => group)
      .sort((a, b) => b.head.seq - a.head.seq)[0];
  };
  const takeEdit = (entry: Extract<JournalEntry, { kind: 'event' }>): void => {
    const last = edits?.members.at(-1);
    const goesOn = last?.kind === 'event' && last.change === entry.change && Math.abs(entry.at - last.at) <= LONGEST_BETWEEN_EDITS;
    if (!goesOn) edits = { head: entry, members: [] };
    if (edits === null) return;
    edits.members.push(entry);
    groups.set(edits.head.seq, edits);
    if (goesOn) within.set(entry.seq, edits);
  };

  return {
    take(entry) {
      if (entry.kind === 'event') return takeEdit(entry);
      edits = null;
      if (entry.kind === 'address') {
        const group = { head: entry, members: [], address: entry.address };
        changes.set(entry.family, group);
        groups.set(entry.seq, group);
        return;
      }
      const group = changeOf(entry);
      if (group === undefined) return;
      group.members.push(entry);
      within.set(entry.seq, group);
      if (entry.kind === 'update') updates.set(group, (updates.get(group) ?? new Set()).add(entry.event));
    },
    isWithin(entry) {
      const group = within.get(entry.seq);
      return group !== undefined && isShown(group);
    },
    summaryOf(entry) {
      const group = groups.get(entry.seq);
      if (group === undefined || !isShown(group)) return null;
      return entry.kind === 'event' ? { kind: 'edits', size: group.members.length } : summaryOf(group.members);
    },
    membersOf: (seq) => groups.get(seq)?.members ?? [],
  };
};
