import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { type KeptEvents, openKeptEvents } from '../folder/kept-events.ts';
import { askForm, type Form, isAnswered, strangerTo } from '../form/ask-form.ts';
import type { Draft } from '../form/draft.ts';
import { eventQuestions } from '../form/event-form.ts';
import { nameQuestion, type Scheduled, scheduleQuestions } from '../form/place-and-time.ts';
import { allowed, tell } from './change-events.ts';
import { chosenBy } from './chosen.ts';

interface Edited {
  event: SaikoroEvent;
  /** '' stands for one that is kept: Enter leaves it. */
  secrets: Record<string, string>;
}

/** The same questions as for a new one, with what is set as the answer that Enter gives. With options, only what they name is changed. */
const formFor = async (context: Context, kept: KeptEvents, event: SaikoroEvent): Promise<Form<Edited>> => {
  const extent = isAnswered(context) ? 'rest' : 'all';
  const stranger = <T>(questions: Parameters<typeof strangerTo<T>>[1]): Form<Edited> | null => {
    const option = strangerTo(context, questions);
    if (option === undefined) return null;
    return { ok: false, code: refuse(context, context.strings.command.notOfThis(option), EXIT.usage) };
  };
  if (event.type === 'dns') {
    const secrets = Object.fromEntries(kept.stores.secrets.keys(event.id).map((key) => [key, '']));
    return askForm<Draft>(context, eventQuestions(context, kept.services), { event, secrets }, extent);
  }
  if (event.type === 'command') {
    const questions = [...scheduleQuestions<Scheduled>(context), nameQuestion<Scheduled>(context)];
    const form = stranger(questions) ?? (await askForm<Scheduled>(context, questions, { event }, extent));
    return form.ok ? { ok: true, known: { event: form.known.event, secrets: {} } } : form;
  }
  const questions = [nameQuestion<Edited>(context)];
  return stranger(questions) ?? askForm<Edited>(context, questions, { event, secrets: {} }, extent);
};

const change = async (context: Context, kept: KeptEvents, before: SaikoroEvent): Promise<ExitCode> => {
  const form = await formFor(context, kept, before);
  if (!form.ok) return form.code;
  const { event } = form.known;
  const code = event.enabled ? await allowed(context, kept, [event]) : null;
  if (code !== null) return code;
  const secrets = Object.fromEntries(Object.entries(form.known.secrets).filter(([, value]) => value !== ''));
  return tell(context, await kept.save({ event, secrets, isNew: false, was: before }), context.strings.command.edited(nameOf(event)));
};

export const editEvent: Command = async (context) => {
  const kept = await openKeptEvents(context);
  const chosen = chosenBy(context.words, kept.all(), context);
  if (!chosen.ok) return chosen.code;
  const [event] = chosen.events;
  const code = event === undefined ? EXIT.data : await change(context, kept, event);
  await kept.settled();
  return code;
};
