import { plainText } from '../../instance/text/plain-text.ts';
import { ANSWERS } from '../command-line/command-table.ts';
import { type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { answerBeforehand, askAll, type Question } from './questions.ts';

/** What became of a form: an answer to each question, or the code of a refusal that was told. */
export type Form<T> = { ok: true; known: T } | { ok: false; code: ExitCode };

/** How much is asked of what options left open: all of it, or only what they began (`interface` without a name). */
type Extent = 'all' | 'rest';

/** A form: what options say counts, what they leave open is asked. */
export const askForm = async <T>(context: Context, questions: readonly Question<T>[], start: T, extent: Extent): Promise<Form<T>> => {
  const { options, strings } = context;
  const { command } = strings;
  const told = answerBeforehand(questions, options, start);
  if (!told.ok) return { ok: false, code: refuse(context, plainText(command.badAnswer(told.option, told.why)), EXIT.usage) };
  const left = extent === 'all' ? told.left : told.left.filter(({ follows, when }) => follows !== undefined && when?.(told.known) === true);
  if (left.length === 0) return { ok: true, known: told.known };
  const asked = await askAll(context, left, told.known);
  if (asked.ok) return asked;
  const code = asked.why === 'ended' ? refuse(context, command.inputEnded, EXIT.noInput) : refuse(context, command.nothingChanged, EXIT.ok);
  return { ok: false, code };
};

/** An option that answers none of these questions. */
export const strangerTo = <T>({ options }: Pick<Context, 'options'>, questions: readonly Question<T>[]): string | undefined =>
  ANSWERS.find((name) => options[name] !== undefined && !questions.some(({ option }) => option === name));
export const isAnswered = ({ options }: Pick<Context, 'options'>): boolean => ANSWERS.some((name) => options[name] !== undefined);
