import type { Outcome } from '../../../preload/contract/outcome.ts';
import * as outcomes from '../../../preload/contract/outcome.ts';

/** The gravest of some outcomes, the first of equals. Of none nothing is known. */
export const worstOf = (of: readonly Outcome[]): Outcome => outcomes.worstOf(of) ?? { kind: 'not-confirmed', reason: 'no-rule' };
