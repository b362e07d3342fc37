import { FAMILIES } from '../../../preload/contract/event.ts';
import type { EventView } from '../../../preload/contract/state.ts';
import { titleOf } from '../../../preload/strings/sentences/event-names.ts';
import { eventSentence } from '../../../preload/strings/sentences/event-sentence.ts';
import type { Instance } from '../../instance/instance.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { codeAtEnd, gravest, progressOf } from '../report/outcome.ts';
import { eventFacts } from '../report/status.ts';
import { chosenBy } from './chosen.ts';
import { logOf, type Manner, openPrinting } from './run.ts';

const DEFAULT_SECONDS = 120;
const MOST_SECONDS = 3600;

/** --timeout in seconds, 1 to 3600; undefined: it is none. */
const secondsOf = ({ timeout }: Context['options']): number | undefined => {
  if (timeout === undefined) return DEFAULT_SECONDS;
  const seconds = Number(timeout);
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST_SECONDS ? seconds : undefined;
};

/** Ends when all of them are settled, the time is up, or a signal ends it. */
const whenSettled = (
  context: Context,
  { engine }: Instance,
  { ids, seconds }: { ids: ReadonlySet<string>; seconds: number },
): Promise<void> =>
  new Promise((done) => {
    const { clock } = context.kit;
    const views = (): EventView[] => [...engine.state.views()].filter(({ event }) => ids.has(event.id));
    const isOver = (): boolean => !engine.state.fields().checking && views().every((view) => progressOf(view).kind === 'done');
    const finish = (): void => {
      stopSignals();
      stopState();
      stopClock();
      done();
    };
    // The first look at the address begins after the start: what stands before it is from the last time.
    const looked = (): boolean => {
      const { addresses, settings } = engine.state.fields();
      return FAMILIES.some((family) => settings.families[family] && addresses[family].checkedAt !== null) || ids.size === 0;
    };
    const look = (): void => {
      if (looked() && isOver()) finish();
    };
    const stopSignals = context.onSignals(finish);
    const stopState = engine.state.listen(look);
    const stopClock = clock.wakeAt(clock.now() + seconds * 1000, finish);
    look();
  });

/** Starts the engine, sees the events through, prints how each of them stands, and ends. `ask`: they are sent though nothing changed. */
export const seeThrough = async (
  context: Context,
  manner: Manner,
  { words, ask }: { words: readonly string[]; ask: boolean },
): Promise<ExitCode> => {
  const { terminal, strings, language, options, kit } = context;
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
    if (!asked.ok && asked.code !== 'too-soon')
      terminal.printError(plainText(strings.refusal[asked.code] ?? strings.unknownRefusal(asked.code)));
  }
  await whenSettled(context, instance, { ids, seconds });
  const views = [...engine.state.views()].filter(({ event }) => ids.has(event.id));
  const code = gravest(views.map((view) => (ask && !view.event.enabled ? EXIT.config : codeAtEnd(view))));
  await end();
  const wording = { strings, services: { get: (id: string) => services.find(id)?.info }, language };
  if (options.json) {
    const missing = ({ id }: { id: string }): string[] => engine.state.event(id)?.status.missingSecrets ?? [];
    const events = views.map(({ event }) => eventFacts(event, { ledger: stores.ledger, missing }));
    terminal.print(
      JSON.stringify({ schema: 'saikoro-status-1', at: new Date(kit.clock.now()).toISOString(), running: null, events }, null, 2),
    );
  } else {
    if (views.length === 0) terminal.print(strings.command.noEvents);
    for (const view of views) {
      // The window's sentence would name a place of the window.
      const sentence = view.status.missingSecrets.length > 0 ? strings.command.lacksSecret : eventSentence(view, kit.clock.now(), wording);
      terminal.print(plainText(`${titleOf(view)}: ${sentence}`));
    }
  }
  return code;
};

export const once: Command = (context) => {
  const log = logOf(context.options, null);
  if (log === undefined) return refuse(context, context.strings.command.badLog, EXIT.usage);
  return seeThrough(context, { practice: false, log }, { words: context.words, ask: false });
};

export const runEvents: Command = (context) => {
  const log = logOf(context.options, null);
  if (log === undefined) return refuse(context, context.strings.command.badLog, EXIT.usage);
  return seeThrough(context, { practice: false, log }, { words: context.words, ask: true });
};
