import type { Bilingual } from '../../../preload/contract/service.ts';
import type { FactsOf, Fault, ProblemCode } from '../grammar/fault.ts';
import { FORM_PROBLEMS } from './form.ts';
import { SENDING_PROBLEMS } from './sending.ts';
import { SENSE_PROBLEMS } from './sense.ts';
import { STEP_PROBLEMS } from './steps.ts';
import type { ProblemTable } from './table.ts';

/** Every problem in words. Codes are never used again for something else. */
export const PROBLEMS: ProblemTable<ProblemCode> = { ...FORM_PROBLEMS, ...SENSE_PROBLEMS, ...SENDING_PROBLEMS, ...STEP_PROBLEMS };

/** A problem's words; the table is keyed by the code, so the facts are always those of that code. */
const wordsOf = <C extends ProblemCode>(code: C, facts: FactsOf[C]): { wrong: Bilingual; expected: Bilingual; example: string } => {
  const { wrong, expected, example } = PROBLEMS[code];
  return { wrong, expected: expected(facts), example: typeof example === 'string' ? example : example(facts) };
};
export const problemWords = (fault: Fault): ReturnType<typeof wordsOf> => wordsOf(fault.code, fault.facts as FactsOf[ProblemCode] as never);

/** A dot path, as in `request.query.ip`; the plug-in itself when it is the top. */
export const placeName = (fault: Fault): string => (fault.path.length === 0 ? 'plug-in' : fault.path.join('.'));

/** One line for developers: a built-in plug-in that does not load throws with it. */
export const faultLine = (fault: Fault): string => {
  const { wrong, expected } = problemWords(fault);
  const name = 'name' in fault.facts && fault.facts.name !== null ? ` (${fault.facts.name})` : '';
  return `${fault.code} ${placeName(fault)}: ${wrong.en}${name}; expected ${expected.en}`;
};
