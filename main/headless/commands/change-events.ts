import type { Result } from '../../../preload/contract/api.ts';
import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { refusalText } from '../../../preload/strings/index.ts';
import { lackingOf } from '../../engine/approvals/approvals.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import { visibleText } from '../../instance/text/visible-text.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode, exitOf } from '../command-line/exit-code.ts';
import { CONTROL_FAULTS, type ControlFault } from '../control/request.ts';
import { type KeptEvents, openKeptEvents } from '../folder/kept-events.ts';
import { chosenBy } from './chosen.ts';

type Done = Result<'events.run'>;

/** What became of a change: a sentence either way. */
export const tell = (context: Context, done: Done, said: string): ExitCode => {
  const { terminal, strings } = context;
  if (!done.ok) {
    const own: string | undefined = CONTROL_FAULTS.includes(done.code as ControlFault)
      ? strings.command.control[done.code as ControlFault]
      : undefined;
    return refuse(context, own ?? plainText(refusalText(strings, done.code, done.detail ?? done.field)), exitOf(done.code));
  }
  terminal.print(plainText(said));
  return EXIT.ok;
};

/** The answer; null: there is no terminal to ask on. */
export const agrees = async ({ terminal, strings, options }: Context, question: string): Promise<boolean | null> => {
  if (options.yes) return true;
  if (!terminal.asks) return null;
  const said = (await terminal.ask(`${question} ${strings.command.yesNo} `))?.trim().toLowerCase() ?? '';
  return strings.command.yes.includes(said);
};

/** A program is run, and a host asked for the address, only after the user at the terminal allowed it. */
export const allowed = async (context: Context, kept: KeptEvents, events: readonly SaikoroEvent[]): Promise<ExitCode | null> => {
  const { approvals, documents } = kept.stores;
  const lacking = events.flatMap((event) => lackingOf(event, documents.document.settings.address, approvals));
  if (lacking.length === 0) return null;
  for (const wish of lacking) {
    const what = wish.kind === 'program' ? [wish.program, ...wish.args].map(visibleText).join(' ') : visibleText(wish.origin);
    const answer = await agrees(context, context.strings.command.mayRun[wish.kind](what));
    if (!answer) return refuse(context, context.strings.command.notAllowed, EXIT.notAllowed);
  }
  const done = await kept.allow(lacking);
  return done.ok ? null : tell(context, done, '');
};

const changing = async (context: Context, change: (kept: KeptEvents, events: SaikoroEvent[]) => Promise<ExitCode>): Promise<ExitCode> => {
  const kept = await openKeptEvents(context);
  const chosen = chosenBy(context.words, kept.all(), context);
  const code = chosen.ok ? await change(kept, chosen.events) : chosen.code;
  await kept.settled();
  return code;
};
const idsOf = (events: readonly SaikoroEvent[]): string[] => events.map(({ id }) => id);
const namesOf = (events: readonly SaikoroEvent[], { strings }: Context): string => strings.list(events.map(nameOf));

export const enableEvents: Command = (context) =>
  changing(
    context,
    async (kept, events) =>
      (await allowed(context, kept, events)) ??
      tell(context, await kept.enable(idsOf(events), true), context.strings.command.enabled(namesOf(events, context))),
  );

export const disableEvents: Command = (context) =>
  changing(context, async (kept, events) =>
    tell(context, await kept.enable(idsOf(events), false), context.strings.command.disabled(namesOf(events, context))),
  );

export const removeEvents: Command = (context) =>
  changing(context, async (kept, events) => {
    const { command } = context.strings;
    const answer = await agrees(context, plainText(command.removes(namesOf(events, context))));
    if (answer === null) return refuse(context, command.needsYes, EXIT.usage);
    if (!answer) return refuse(context, command.nothingChanged, EXIT.ok);
    return tell(context, await kept.remove(idsOf(events)), command.removed(namesOf(events, context)));
  });
