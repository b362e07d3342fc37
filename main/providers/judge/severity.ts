import { type Outcome, worstOf } from '../../../preload/contract/outcome.ts';

/** The gravest of some outcomes, the first of equals. Of none nothing is known. */
export const gravestOf = (outcomes: readonly Outcome[]): Outcome => worstOf(outcomes) ?? { kind: 'not-confirmed', reason: 'no-rule' };
