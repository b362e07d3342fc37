import type { Because, Count } from '../../../preload/contract/because.ts';
import type { AddressState } from '../../../preload/contract/state.ts';
import { type AddressRules, isPublic } from '../../net/address.ts';
import { type Evidence, isNear, testimonyOf } from '../../ports/address-source.ts';

/** How many operators, over how many transports, must agree before a change is believed without the router. */
const OPERATORS = 2;
const TRANSPORTS = 2;

/** Which sources have a vote under the present circumstances. */
export interface Weighing {
  rules: AddressRules;
  /** The user chose this one source: its answer is enough. */
  own?: boolean;
  /** A VPN owns the default route: outside sources see its exit, so only the router and this machine's interfaces have a vote. */
  tainted?: boolean;
}

interface Voices {
  operators: Set<string>;
  transports: Set<string>;
  router: boolean;
  announced: boolean;
  /** This machine has it on a network interface. */
  card: boolean;
}

type Refusal = Extract<Count, 'tainted' | 'reserved' | 'minority' | 'waiting'>;

/** Why a piece of evidence has no vote; null if it has one. */
const refusedAs = ({ source, answer, early, outvoted }: Evidence, { rules, tainted = false }: Weighing): Refusal | null => {
  if (answer.kind !== 'address') return null;
  if (tainted && !isNear(source.transport)) return 'tainted';
  if (!isPublic(answer.address, rules)) return 'reserved';
  if (outvoted) return 'minority';
  return early ? 'waiting' : null;
};

/** The addresses named, each with who names it. */
const votes = (evidence: Evidence[], weighing: Weighing): Map<string, Voices> => {
  const found = new Map<string, Voices>();
  for (const each of evidence) {
    const { source, answer, announced = false } = each;
    if (answer.kind !== 'address' || refusedAs(each, weighing) !== null) continue;
    const router = source.transport === 'router';
    const none = { operators: new Set<string>(), transports: new Set<string>(), router: false, announced: false, card: false };
    const voices = found.get(answer.address) ?? none;
    voices.operators.add(source.operator);
    voices.transports.add(source.transport);
    voices.router ||= router;
    voices.announced ||= router && announced;
    voices.card ||= source.transport === 'interface';
    found.set(answer.address, voices);
  }
  return found;
};

export interface Ruling {
  address: string;
  because: Because;
}

/** The address to believe, and why; null if there is none. */
export const ruling = (evidence: Evidence[], weighing: Weighing): Ruling | null => {
  const ranked = [...votes(evidence, weighing)].sort(([, a], [, b]) => b.operators.size - a.operators.size);
  const [first, second] = ranked;
  if (first === undefined) return null;
  if (weighing.own) return second === undefined ? { address: first[0], because: 'own-source' } : null;
  // This machine alone knows which of its addresses stays (IPv6). The Internet confirms that one, and never names another.
  const card = ranked.find(([, voices]) => voices.card);
  if (card !== undefined) {
    const [address, voices] = card;
    if (weighing.tainted) return { address, because: 'card-alone' };
    return voices.operators.size >= OPERATORS ? { address, because: 'card-and-echo' } : null;
  }
  const routers = ranked.filter(([, voices]) => voices.router);
  const [router] = routers;
  // Two routers that report different addresses cancel each other out.
  if (router !== undefined && routers.length === 1) {
    const [address, voices] = router;
    if (voices.announced) return { address, because: 'announced' };
    if (weighing.tainted) return { address, because: 'router-alone' };
    // The router weighs more than any one service, but not more than all of them.
    if (voices.operators.size >= Math.max(OPERATORS, first[1].operators.size)) return { address, because: 'router-and-echo' };
  }
  const [address, { operators, transports }] = first;
  const isMajority = operators.size >= OPERATORS && transports.size >= TRANSPORTS && operators.size > (second?.[1].operators.size ?? 0);
  return isMajority && !weighing.tainted ? { address, because: 'operators-agree' } : null;
};

export interface Decision {
  state: AddressState;
  /** The published address would change: from `state.address` of before to the one of now. */
  changed: boolean;
}

/** `settled`: the address the round led to or stayed with; null if to none. */
const countOf = (each: Evidence, settled: string | null, weighing: Weighing): Count | undefined => {
  if (each.answer.kind !== 'address') return undefined;
  const refused = refusedAs(each, weighing);
  if (refused !== null) return refused;
  if (each.benched) return 'benched';
  if (settled === null) return 'waiting';
  return each.answer.address === settled ? 'counted' : 'minority';
};

/** The reason where none of the reported addresses has a vote. */
const nothingBecause = (evidence: Evidence[], weighing: Weighing): Because => {
  const refused = evidence.map((each) => refusedAs(each, weighing));
  if (refused.includes('tainted')) return 'tainted';
  if (refused.includes('minority')) return 'contradiction';
  return refused.includes('reserved') ? 'reserved' : 'silence';
};

/**
 * Decides one family's address. A single vote is enough to keep the address; a change needs agreement; contradiction keeps the old
 * address and says so.
 */
export const decide = (before: AddressState, evidence: Evidence[], { now, ...weighing }: Weighing & { now: number }): Decision => {
  if (evidence.length === 0) return { state: before, changed: false };
  const testimony = (settled: string | null) => evidence.map((each) => testimonyOf(each, countOf(each, settled, weighing)));
  const stay = (kind: AddressState['kind'], because: Because): Decision => ({
    state: {
      ...before,
      kind,
      because,
      checkedAt: kind === 'known' || kind === 'absent' ? now : before.checkedAt,
      evidence: testimony(kind === 'known' ? before.address : null),
    },
    changed: false,
  });
  const winner = ruling(evidence, weighing);
  if (winner !== null) {
    const { address, because } = winner;
    const changed = address !== before.address;
    const since = changed ? now : before.since;
    return { state: { ...before, kind: 'known', address, because, since, checkedAt: now, evidence: testimony(address) }, changed };
  }
  const voices = votes(evidence, weighing);
  const named = [...voices.keys()];
  if (named.length > 0) {
    if (named.every((address) => address === before.address)) return stay('known', 'single-voice-stays');
    const isCard = [...voices.values()].some(({ card }) => card);
    if (named.length > 1) return stay('undecided', isCard ? 'card-elsewhere' : 'contradiction');
    return stay('undecided', isCard ? 'card-unseen' : 'waiting-for-more');
  }
  if (evidence.some((each) => refusedAs(each, weighing) === 'waiting')) return stay('undecided', 'waiting-for-more');
  if (evidence.every(({ answer }) => answer.kind === 'absent')) return stay('absent', 'absent');
  return stay('unknown', nothingBecause(evidence, weighing));
};
