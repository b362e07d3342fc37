import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { askRunning } from '../control/ask.ts';
import { MOST_SECONDS } from '../control/request.ts';
import { viewsOf, whenSettled } from '../control/settled.ts';
import { openKeptEvents } from '../folder/kept-events.ts';
import { tellRefusal, tellViews } from '../report/views.ts';
import { tell } from './change-events.ts';
import { chosenBy } from './chosen.ts';
import { logOf, type Manner, openPrinting } from './run.ts';

const DEFAULT_SECONDS = 120;

/** --timeout in seconds, 1 to 3600; undefined: it is none. */
const secondsOf = ({ timeout }: Context['options']): number | undefined => {
  if (timeout === undefined) return DEFAULT_SECONDS;
  const seconds = Number(timeout);
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST_SECONDS ? seconds : undefined;
};

/** Has the Saikoro that runs on the folder send the events, and tells how they stand then. */
const runBeside = async (context: Context): Promise<ExitCode> => {
  const { strings, options, words } = context;
  const seconds = secondsOf(options);
  if (seconds === undefined) return refuse(context, strings.command.badTimeout(MOST_SECONDS), EXIT.usage);
  const kept = await openKeptEvents(context);
  const chosen = chosenBy(words, kept.all(), context);
  if (!chosen.ok) return chosen.code;
  const done = await askRunning(context, { do: 'run', ids: chosen.events.map(({ id }) => id), seconds }, seconds);
  if (!done.ok) return tell(context, done, '');
  if (done.asked !== undefined) tellRefusal(context, done.asked.code);
  const { services, stores } = await openKeptEvents(context);
  return tellViews(context, { views: done.views ?? [], ask: true, services, ledger: stores.ledger });
};

/** Starts the engine, sees the events through, prints how each of them stands, and ends. `ask`: they are sent though nothing changed. */
export const seeThrough = async (
  context: Context,
  manner: Manner,
  { words, ask }: { words: readonly string[]; ask: boolean },
): Promise<ExitCode> => {
  const { strings, options } = context;
  const seconds = secondsOf(options);
  if (seconds === undefined) return refuse(context, strings.command.badTimeout(MOST_SECONDS), EXIT.usage);
  const instance = await openPrinting(context, manner);
  const { engine, stores } = instance;
  const { services } = instance.network;
  const end = async (): Promise<void> => {
    instance.end();
    await instance.settled();
  };
  const all = stores.documents.document.events;
  const chosen = words.length === 0 ? { ok: true as const, events: all.filter(({ enabled }) => enabled) } : chosenBy(words, all, context);
  if (!chosen.ok) {
    await end();
    return chosen.code;
  }
  const ids = new Set(chosen.events.map(({ id }) => id));
  instance.start();
  if (ask) {
    const asked = engine.commands.run([...ids]);
    if (!asked.ok) tellRefusal(context, asked.code);
  }
  await whenSettled(context, instance, { ids, seconds });
  const views = viewsOf(instance, ids);
  await end();
  return tellViews(context, { views, ask, services, ledger: stores.ledger });
};

export const once: Command = (context) => {
  const log = logOf(context.options, null);
  if (log === undefined) return refuse(context, context.strings.command.badLog, EXIT.usage);
  return seeThrough(context, { practice: false, log }, { words: context.words, ask: false });
};

export const runEvents: Command = (context) => {
  const log = logOf(context.options, null);
  if (log === undefined) return refuse(context, context.strings.command.badLog, EXIT.usage);
  return context.isBeside ? runBeside(context) : seeThrough(context, { practice: false, log }, { words: context.words, ask: true });
};
