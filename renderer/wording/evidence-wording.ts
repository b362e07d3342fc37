import type { Count, Verdict } from '../../preload/contract/because.ts';
import type { JournalEntry, Testimony } from '../../preload/contract/journal.ts';
import type { AddressState } from '../../preload/contract/state.ts';
import type { Standing } from '../../preload/strings/event-standing.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { whyWords } from '../../preload/strings/sentences/journal-entry.ts';
import { SOURCE_HOSTS } from './source-hosts.ts';

export const DECISION_KINDS = ['address', 'undecided'] as const;
export type Decision = Extract<JournalEntry, { kind: (typeof DECISION_KINDS)[number] }>;

export const isDecision = (entry: JournalEntry): entry is Decision => entry.kind === 'address' || entry.kind === 'undecided';

/** What lines of older versions tell, which say no more than how the address counted. */
const OF_COUNT: Record<Count, Verdict> = {
  counted: 'accepted',
  waiting: 'waiting',
  held: 'held',
  minority: 'differs',
  reserved: 'reserved',
  tainted: 'tainted',
  benched: 'benched',
};

/** What became of one source's answer, as the engine said it; null where an older line does not tell. */
export const verdictOn = ({ verdict, counted, answer }: Testimony): Verdict | null => {
  if (verdict !== undefined) return verdict;
  if (counted !== undefined) return OF_COUNT[counted];
  return answer === 'address' ? null : answer;
};

/** What stands in the column beside it already. */
const OWN = /^(interface|command) /;

/** Who was asked, and in which of its ways where that says more than the operator's name. */
export const askedOf = ({ source, operator }: Testimony, { address }: Strings): { operator: string; source: string | null } => {
  const who = address.operator[operator] ?? operator;
  const way = address.source[source] ?? SOURCE_HOSTS[source] ?? source.replace(OWN, '');
  return { operator: who, source: way.toLowerCase() === who.toLowerCase() ? null : way };
};

export const VERDICT_MARKS: Record<Verdict, Standing> = {
  accepted: 'accepted',
  same: 'accepted',
  confirms: 'accepted',
  waiting: 'verifying',
  held: 'verifying',
  differs: 'failing',
  benched: 'failing',
  private: 'off',
  shared: 'off',
  reserved: 'off',
  tainted: 'off',
  absent: 'off',
  passed: 'off',
  unknown: 'fresh',
};

export const KIND_MARKS: Record<AddressState['kind'], Standing> = { known: 'well', absent: 'off', unknown: 'fresh', undecided: 'unseen' };

export const verdictWords = (testimony: Testimony, strings: Strings): string => {
  const verdict = verdictOn(testimony);
  if (verdict === null) return '';
  return (verdict === 'unknown' || verdict === 'passed') && testimony.why !== undefined
    ? whyWords(testimony.why, strings)
    : strings.address.verdict[verdict];
};
