import type { Field } from '../../../preload/contract/service.ts';
import { type Command, refuse } from '../command-line/context.ts';
import { EXIT } from '../command-line/exit-code.ts';
import { openKeptEvents } from '../folder/kept-events.ts';
import { tell } from './change-events.ts';
import { chosenBy } from './chosen.ts';

const MOST_BYTES = 65_536;

/** From the terminal with nothing shown, or from the standard input: never from the command line, which every user of the machine can see. */
export const setSecret: Command = async (context) => {
  const { terminal, strings, language, words } = context;
  const { command } = strings;
  const kept = await openKeptEvents(context);
  const [word = '', wanted] = words;
  const chosen = chosenBy([word], kept.all(), context);
  if (!chosen.ok) return chosen.code;
  const [event] = chosen.events;
  if (event?.type !== 'dns') return refuse(context, command.noSecrets(word), EXIT.data);
  const fields: Field[] = (kept.services.find(event.service)?.info.fields ?? []).filter(({ kind }) => kind === 'secret');
  const field = wanted === undefined && fields.length === 1 ? fields[0] : fields.find(({ key }) => key === wanted);
  if (field === undefined)
    return refuse(context, fields.length === 0 ? command.noSecrets(word) : command.whichSecret(fields.map(({ key }) => key)), EXIT.usage);
  const value = terminal.asks ? await terminal.askSecret(`${field.label[language]}: `) : await terminal.input(MOST_BYTES);
  if (value === null && !terminal.asks) return refuse(context, command.secretUnfit, EXIT.data);
  if (value !== null && /[\p{Cc}]/u.test(value)) return refuse(context, command.secretUnfit, EXIT.data);
  if (value === null || value === '') return refuse(context, command.emptySecret, EXIT.data);
  const done = await kept.save({ event, secrets: { [field.key]: value }, isNew: false, was: event });
  await kept.settled();
  return tell(context, done, command.secretKept(field.label[language]));
};
