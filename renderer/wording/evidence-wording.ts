import type { JournalEntry, Testimony } from '../../preload/contract/journal.ts';
import type { AddressState } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { type Verdict, WHYS_WITH_MORE } from '../../preload/strings/values/params.ts';
import type { Standing } from './event-status.ts';

/** What the testimonies led to: the address taken, or kept while nothing was decided. */
export type Decided = Pick<AddressState, 'kind' | 'address'>;
export const DECISION_KINDS = ['address', 'undecided'] as const;
export type Decision = Extract<JournalEntry, { kind: (typeof DECISION_KINDS)[number] }>;

export const isDecision = (entry: JournalEntry): entry is Decision => entry.kind === 'address' || entry.kind === 'undecided';

export const decidedIn = (entry: Decision): Decided => ({
  kind: entry.kind === 'undecided' ? 'undecided' : entry.address === null ? 'absent' : 'known',
  address: entry.address,
});

/** Of homes (RFC 1918, 3927, 4193, 4291): named so that the user sees that a second router is in the way. */
const PRIVATE = /^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:/;
/** Of a provider's own network (RFC 6598, 6333): what stands before them is shared by many lines. */
const SHARED = /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^192\.0\.0\./;

/** What became of one source's word. */
export const verdictOn = ({ answer, address = '', seen, counted }: Testimony, decided: Decided): Verdict => {
  if (answer === 'unknown' && address !== '') return 'passed';
  if (answer !== 'address') return answer;
  if (counted === 'tainted' || counted === 'benched' || counted === 'held') return counted;
  if (decided.address === address) return seen !== undefined ? 'confirms' : decided.kind === 'known' ? 'accepted' : 'same';
  if (PRIVATE.test(address)) return 'private';
  if (SHARED.test(address)) return 'shared';
  if (counted === 'reserved') return 'reserved';
  return decided.kind === 'known' ? 'differs' : 'waiting';
};

/** Who was asked, and by which of his ways where its name says more than his own. */
export const askedOf = ({ source, operator }: Testimony, { address }: Strings): { operator: string; source: string | null } => {
  const who = address.operator[operator] ?? operator;
  const way = address.source[source] ?? source;
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

/** Why nothing was learned, in words; a reason nobody foresaw as it is. */
export const whyWords = (why: string, { address }: Strings): string => {
  const kind = WHYS_WITH_MORE.find((each) => why.startsWith(`${each} `));
  if (kind) return address.whyWith[kind](why.slice(kind.length + 1));
  return address.why[why] ?? why;
};

export const verdictWords = (testimony: Testimony, decided: Decided, strings: Strings): string => {
  const verdict = verdictOn(testimony, decided);
  return (verdict === 'unknown' || verdict === 'passed') && testimony.why !== undefined
    ? whyWords(testimony.why, strings)
    : strings.address.verdict[verdict];
};
