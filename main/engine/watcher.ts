import type { AddressState } from '../../preload/contract/state.ts';
import { type AddressRules, isPublic } from './address.ts';
import { type Evidence, testimonyOf } from './evidence.ts';

/** How many operators must agree before a change is believed. */
export const QUORUM = 2;

export interface Verdict {
  state: AddressState;
  /** The published address would change: from `state.address` of before to the one of now. */
  changed: boolean;
}

/** The addresses named, each with the operators that name it; those the world cannot reach count for nobody. */
export const votes = (evidence: Evidence[], rules: AddressRules): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { source, answer } of evidence) {
    if (answer.kind !== 'address' || !isPublic(answer.address, rules)) continue;
    found.set(answer.address, (found.get(answer.address) ?? new Set()).add(source.operator));
  }
  return found;
};

/** The address that enough operators name and more than any other one; null if there is none. */
export const agreed = (evidence: Evidence[], rules: AddressRules, quorum: number): string | null => {
  const ranked = [...votes(evidence, rules)].sort(([, a], [, b]) => b.size - a.size);
  const [first, second] = ranked;
  return first !== undefined && first[1].size >= quorum && first[1].size > (second?.[1].size ?? 0) ? first[0] : null;
};

/**
 * Decides one family's address. A single voice is enough to stay where we are; a change needs the quorum; contradiction keeps the
 * old address and says so. `quorum` is 1 for a source the user chose himself.
 */
export const decide = (before: AddressState, evidence: Evidence[], { now, rules, quorum = QUORUM }: { now: number; rules: AddressRules; quorum?: number }): Verdict => {
  if (evidence.length === 0) return { state: before, changed: false };
  const testimony = evidence.map(testimonyOf);
  const stay = (kind: AddressState['kind'], checkedAt: number | null): Verdict => ({ state: { ...before, kind, checkedAt, evidence: testimony }, changed: false });
  const winner = agreed(evidence, rules, quorum);
  if (winner !== null) {
    const changed = winner !== before.address;
    return { state: { kind: 'known', address: winner, since: changed ? now : before.since, checkedAt: now, evidence: testimony }, changed };
  }
  const named = votes(evidence, rules);
  if (named.size > 0) {
    const onlyBefore = named.size === 1 && before.address !== null && named.has(before.address);
    return onlyBefore ? stay('known', now) : stay('undecided', before.checkedAt);
  }
  if (evidence.every(({ answer }) => answer.kind === 'absent')) return stay('absent', now);
  return stay('unknown', before.checkedAt);
};
