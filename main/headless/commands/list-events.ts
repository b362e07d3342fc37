import { plainText } from '../../instance/text/plain-text.ts';
import type { Command, Context } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { type KeptEvents, openKeptEvents } from '../folder/kept-events.ts';
import { codeOf } from '../report/status.ts';
import { chosenBy } from './chosen.ts';
import { eventLines, readStatus, tellProblems } from './status-command.ts';

/** Looks at what is kept; what is wrong with the files is said, and is worth a code. */
export const looking = async (context: Context, look: (kept: KeptEvents) => ExitCode): Promise<ExitCode> => {
  const kept = await openKeptEvents(context);
  const isWrong = tellProblems(kept, context);
  const code = look(kept);
  await kept.settled();
  // What is wrong with the files says more than how events stand, and less than that nothing was found.
  return isWrong && code !== EXIT.data ? EXIT.io : code;
};

export const listEvents: Command = (context) =>
  looking(context, (kept) => {
    const { terminal, options, strings } = context;
    const found = readStatus(context, kept);
    if (options.json) terminal.print(JSON.stringify({ schema: found.schema, at: found.at, events: found.events }, null, 2));
    else if (found.events.length === 0) terminal.print(strings.command.noEvents);
    else for (const each of found.events) for (const line of eventLines(each, context)) terminal.print(line);
    return codeOf(found.events);
  });

/** All that is set, but for secrets: only whether they are there. */
export const showEvent: Command = (context) =>
  looking(context, (kept) => {
    const { terminal, options, strings, language } = context;
    const chosen = chosenBy(context.words, kept.all(), context);
    if (!chosen.ok) return chosen.code;
    const [event] = chosen.events;
    if (event === undefined) return EXIT.data;
    const facts = readStatus(context, kept).events.filter(({ id }) => id === event.id);
    const code = codeOf(facts);
    if (options.json) {
      terminal.print(JSON.stringify({ schema: 'saikoro-event-1', event, status: facts[0] }, null, 2));
      return code;
    }
    for (const line of facts.flatMap((each) => eventLines(each, context))) terminal.print(line);
    const { command } = strings;
    const line = (label: string, value: string): void => terminal.print(plainText(`    ${label}: ${value}`));
    if (event.type === 'watch') {
      line(strings.watch.service, event.hosts.join(' '));
      return code;
    }
    line(command.field.schedule, strings.schedule(event.schedule));
    if (event.type === 'command') {
      line(command.field.program, [event.call.program, ...event.call.args].join(' '));
      return code;
    }
    const info = kept.services.find(event.service)?.info;
    line(command.field.service, (language === 'ja' && info?.nameJa) || (info?.name ?? event.service));
    for (const { key, kind, label } of info?.fields ?? []) {
      const isThere =
        kind === 'secret' ? kept.stores.secrets.keys(event.id).includes(key) || context.credential(event.id, key) !== null : true;
      const value = kind === 'secret' ? (isThere ? '••••••' : command.notStored) : String(event.settings[key] ?? '');
      if (value !== '') line(`${label[language]} (${key})`, value);
    }
    return code;
  });
