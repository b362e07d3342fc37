import type { AddressState } from '../../preload/contract/state.ts';
import { type AddressRules, isPublic } from './address.ts';
import { type Evidence, testimonyOf } from './evidence.ts';

/** How many operators, over how many transports, must agree before a change is believed without the router. */
const OPERATORS = 2;
const TRANSPORTS = 2;

/** Whose word counts, and how much. */
export interface Weighing {
  rules: AddressRules;
  /** The user chose this one source himself: its word is enough. */
  own?: boolean;
  /** A VPN owns the default route: what the Internet sees is its exit, so only the router's word counts. */
  tainted?: boolean;
}

interface Voices {
  operators: Set<string>;
  transports: Set<string>;
  router: boolean;
  announced: boolean;
}

/** The addresses named, each with who names it; those the world cannot reach count for nobody. */
export const votes = (evidence: Evidence[], { rules, tainted = false }: Weighing): Map<string, Voices> => {
  const found = new Map<string, Voices>();
  for (const { source, answer, announced = false } of evidence) {
    const router = source.transport === 'router';
    if (answer.kind !== 'address' || !isPublic(answer.address, rules) || (tainted && !router)) continue;
    const voices = found.get(answer.address) ?? { operators: new Set(), transports: new Set(), router: false, announced: false };
    voices.operators.add(source.operator);
    voices.transports.add(source.transport);
    voices.router ||= router;
    voices.announced ||= router && announced;
    found.set(answer.address, voices);
  }
  return found;
};

/** The address to believe; null if there is none. */
export const agreed = (evidence: Evidence[], weighing: Weighing): string | null => {
  const ranked = [...votes(evidence, weighing)].sort(([, a], [, b]) => b.operators.size - a.operators.size);
  const only = ranked.length === 1 ? ranked[0] : undefined;
  if (weighing.own) return only?.[0] ?? null;
  const routers = ranked.filter(([, voices]) => voices.router);
  const [router] = routers;
  // Two routers of different opinion say nothing between them.
  if (router !== undefined && routers.length === 1) {
    const [address, voices] = router;
    if (voices.announced || weighing.tainted || voices.operators.size >= OPERATORS) return address;
  }
  const [first, second] = ranked;
  if (first === undefined || weighing.tainted) return null;
  const [address, { operators, transports }] = first;
  return operators.size >= OPERATORS && transports.size >= TRANSPORTS && operators.size > (second?.[1].operators.size ?? 0)
    ? address
    : null;
};

export interface Verdict {
  state: AddressState;
  /** The published address would change: from `state.address` of before to the one of now. */
  changed: boolean;
}

/**
 * Decides one family's address. A single voice is enough to stay where we are; a change needs agreement; contradiction keeps the old
 * address and says so.
 */
export const decide = (before: AddressState, evidence: Evidence[], { now, ...weighing }: Weighing & { now: number }): Verdict => {
  if (evidence.length === 0) return { state: before, changed: false };
  const testimony = evidence.map(testimonyOf);
  const stay = (kind: AddressState['kind'], checkedAt: number | null): Verdict => ({
    state: { ...before, kind, checkedAt, evidence: testimony },
    changed: false,
  });
  const winner = agreed(evidence, weighing);
  if (winner !== null) {
    const changed = winner !== before.address;
    return { state: { kind: 'known', address: winner, since: changed ? now : before.since, checkedAt: now, evidence: testimony }, changed };
  }
  const named = votes(evidence, weighing);
  if (named.size > 0) {
    const onlyBefore = named.size === 1 && before.address !== null && named.has(before.address);
    return onlyBefore ? stay('known', now) : stay('undecided', before.checkedAt);
  }
  if (evidence.every(({ answer }) => answer.kind === 'absent')) return stay('absent', now);
  return stay('unknown', before.checkedAt);
};
