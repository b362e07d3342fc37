import type { Count, Verdict } from '../../../preload/contract/because.ts';
import type { Testimony } from '../../../preload/contract/journal.ts';
import type { AddressState } from '../../../preload/contract/state.ts';
import { rangeOf } from '../../net/address.ts';

/** These say all, whatever else is true of the address. */
const FINAL: ReadonlySet<Count | undefined> = new Set(['tainted', 'benched', 'held'] as const);

/** What became of one answer, beside the state that the round led to: the address taken, or the one kept while nothing was decided. */
export const verdictOf = (
  { answer, address = '', seen, counted }: Testimony,
  { kind, address: decided }: Pick<AddressState, 'kind' | 'address'>,
): Verdict => {
  if (answer === 'unknown' && address !== '') return 'passed';
  if (answer !== 'address') return answer;
  if (FINAL.has(counted)) return counted as Verdict & Count;
  if (address === decided) return seen !== undefined ? 'confirms' : kind === 'known' ? 'accepted' : 'same';
  if (counted === 'reserved') return rangeOf(address) ?? 'reserved';
  return kind === 'known' ? 'differs' : 'waiting';
};

/** The state with a verdict on each answer. Computed after flap damping, which may keep another address than the sources agreed upon. */
export const withVerdicts = (state: AddressState): AddressState => ({
  ...state,
  evidence: state.evidence.map((each) => ({ ...each, verdict: verdictOf(each, state) })),
});
