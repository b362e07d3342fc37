import type { Bilingual } from '../../../preload/contract/service.ts';
import type { FactsOf, ProblemCode } from '../grammar/fault.ts';

/** One kind of problem in words. */
export interface ProblemWords<Facts> {
  /** What is wrong. */
  wrong: Bilingual;
  /** What would be right. */
  expected: (facts: Facts) => Bilingual;
  /** A line that is right. */
  example: string | ((facts: Facts) => string);
}
export type ProblemTable<Codes extends ProblemCode> = { readonly [C in Codes]: ProblemWords<FactsOf[C]> };
