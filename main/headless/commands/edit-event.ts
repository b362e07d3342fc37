import { nameOf } from '../../../preload/contract/event.ts';
import { type Command, refuse } from '../command-line/context.ts';
import { EXIT } from '../command-line/exit-code.ts';
import { openKeptEvents } from '../folder/kept-events.ts';
import { eventQuestions } from '../form/event-form.ts';
import { askAll } from '../form/questions.ts';
import { gaveUp, tell } from './change-events.ts';
import { chosenBy } from './chosen.ts';

/** The same questions as for a new one, with what is set as the answer that Enter gives. A secret that is not typed stays. */
export const editEvent: Command = async (context) => {
  const { strings, words } = context;
  const kept = await openKeptEvents(context);
  const chosen = chosenBy(words, kept.all(), context);
  if (!chosen.ok) return chosen.code;
  const [event] = chosen.events;
  if (event?.type !== 'dns') return refuse(context, strings.command.onlyInWindow, EXIT.data);
  const stored = kept.stores.secrets.keys(event.id);
  const answers = await askAll(context, eventQuestions(context, kept.services), {
    event,
    // '' stands for one that is kept: Enter leaves it.
    secrets: Object.fromEntries(stored.map((key) => [key, ''])),
  });
  if (!answers.ok) return gaveUp(context, answers.why);
  const draft = answers.known;
  const typed = Object.fromEntries(Object.entries(draft.secrets).filter(([, value]) => value !== ''));
  const done = kept.commands.save({ event: draft.event, secrets: typed, isNew: false });
  await kept.settled();
  return tell(context, done, strings.command.edited(nameOf(draft.event)));
};
