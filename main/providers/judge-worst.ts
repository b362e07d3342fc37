import type { Outcome, OutcomeKind } from '../../preload/contract/outcome.ts';

/** What must be seen first when several hosts or families ended differently: the higher the graver. */
const GRAVITY: Record<OutcomeKind, number> = {
  unchanged: 0,
  updated: 1,
  'not-confirmed': 2,
  network: 3,
  'server-error': 4,
  'rate-limited': 5,
  'bad-host': 6,
  'bad-config': 7,
  'auth-failed': 8,
  abuse: 9,
};

/** The gravest of some outcomes, the first of equals. */
export const worstOf = (outcomes: readonly Outcome[]): Outcome => {
  const [first, ...rest] = outcomes;
  if (first === undefined) return { kind: 'not-confirmed', reason: 'no-rule' };
  return rest.reduce((worst, one) => (GRAVITY[one.kind] > GRAVITY[worst.kind] ? one : worst), first);
};
