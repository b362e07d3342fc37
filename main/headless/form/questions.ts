import type { AnswerOption } from '../command-line/command-table.ts';
import type { Context } from '../command-line/context.ts';

/** One question of a form. `check`: what is wrong with the answer, in words; null: nothing. */
export interface Question<T> {
  /** Left out where what was answered before makes it needless. */
  when?(known: T): boolean;
  /** The option that answers it beforehand. */
  option?: AnswerOption;
  /** It asks for the rest of what this option, or its answer, began. */
  follows?: AnswerOption;
  /** Where the input is no terminal and ends before it, its preset counts. */
  optional?: boolean;
  text(known: T): string;
  secret?: boolean;
  /** Taken where nothing is typed; undefined: something has to be. */
  preset?(known: T): string | undefined;
  take(known: T, answer: string): { ok: true; known: T } | { ok: false; why: string };
}

/** Takes the answers that options gave; what they answer is not asked any more. */
export const answerBeforehand = <T>(
  questions: readonly Question<T>[],
  options: Readonly<Partial<Record<AnswerOption, string>>>,
  start: T,
): { ok: true; known: T; left: Question<T>[] } | { ok: false; option: AnswerOption; why: string } => {
  let known = start;
  const left: Question<T>[] = [];
  for (const question of questions) {
    const answer = question.option === undefined ? undefined : options[question.option];
    if (question.option === undefined || answer === undefined) {
      left.push(question);
      continue;
    }
    const taken = question.take(known, answer);
    if (!taken.ok) return { ok: false, option: question.option, why: taken.why };
    ({ known } = taken);
  }
  return { ok: true, known, left };
};

/** A word alone goes back or gives up, as in diced: (P)戻る. */
const isBack = (answer: string): boolean => /^p$/i.test(answer);
const isEnd = (answer: string): boolean => /^q$/i.test(answer);

/** given-up: by Q; ended: the input was over before the last answer. */
export type Answers<T> = { ok: true; known: T } | { ok: false; why: 'given-up' | 'ended' };

/** Asks one after the other; what was answered stays when one goes back. */
export const askAll = async <T>(
  { terminal, strings }: Pick<Context, 'terminal' | 'strings'>,
  questions: readonly Question<T>[],
  start: T,
): Promise<Answers<T>> => {
  /** What was known before each question that was asked. */
  const before: { at: number; known: T }[] = [];
  let known = start;
  terminal.printError(strings.command.questionsHelp);
  for (let at = 0; at < questions.length; ) {
    const question = questions[at];
    if (question === undefined || question.when?.(known) === false) {
      at += 1;
      continue;
    }
    const preset = question.preset?.(known);
    const text = `${question.text(known)}${preset ? ` [${preset}]` : ''}: `;
    const typed = await (question.secret ? terminal.askSecret(text) : terminal.ask(text));
    if (typed === null && question.optional && !terminal.asks) {
      // What is asked last may be left out of a pipe: it has a usual answer.
      const usual = question.take(known, preset ?? '');
      if (usual.ok) ({ known } = usual);
      at += 1;
      continue;
    }
    if (typed === null) return { ok: false, why: 'ended' };
    if (!question.secret && isEnd(typed.trim())) return { ok: false, why: 'given-up' };
    if (!question.secret && isBack(typed.trim())) {
      const last = before.pop();
      if (last !== undefined) ({ at, known } = last);
      continue;
    }
    const answer = question.secret ? typed : typed.trim();
    if (answer === '' && preset === undefined) {
      terminal.printError(strings.command.answerNeeded);
      continue;
    }
    const taken = question.take(known, answer === '' ? (preset ?? '') : answer);
    if (!taken.ok) {
      terminal.printError(taken.why);
      continue;
    }
    before.push({ at, known });
    ({ known } = taken);
    at += 1;
  }
  return { ok: true, known };
};
