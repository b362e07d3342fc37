import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import type { Command, Context } from '../command-line/context.ts';
import { EXIT } from '../command-line/exit-code.ts';
import { type KeptEvents, openKeptEvents } from '../folder/kept-events.ts';
import { codeOf, type EventFacts, eventFacts, type Status, standingOf } from '../report/status.ts';

/** The secrets without which an event can send nothing. */
export const missingSecrets =
  ({ services, stores }: Pick<KeptEvents, 'services' | 'stores'>, credential: Context['credential']) =>
  (event: SaikoroEvent): string[] => {
    const fields = event.type === 'dns' ? (services.find(event.service)?.info.fields ?? []) : [];
    return fields.flatMap(({ key, kind, required }) =>
      kind === 'secret' && required && stores.secrets.get(event.id, key) === null && credential(event.id, key) === null ? [key] : [],
    );
  };

export const readStatus = (context: Context, kept: KeptEvents): Status => {
  const missing = missingSecrets(kept, context.credential);
  return {
    schema: 'saikoro-status-1',
    at: new Date(context.kit.clock.now()).toISOString(),
    running: context.kit.lock.holder(context.folder),
    events: kept.all().map((event) => eventFacts(event, { ledger: kept.stores.ledger, missing })),
  };
};

/** What is wrong with the files; that nothing may be written here is none of it. */
export const tellProblems = (
  { stores }: Pick<KeptEvents, 'stores'>,
  { terminal, strings }: Pick<Context, 'terminal' | 'strings'>,
): boolean => {
  const found = stores.problems.filter(({ detail }) => !detail?.startsWith('read-only '));
  for (const { code, detail } of found)
    terminal.printError(plainText(strings.sentences([strings.problem[code].title, strings.problem[code].next, detail ?? ''])));
  return found.length > 0;
};

/** An event in a line or two: what it is, and what is remembered of it. */
export const eventLines = (facts: EventFacts, { strings, kit }: Pick<Context, 'strings' | 'kit'>): string[] => {
  const { command } = strings;
  const standing = standingOf(facts);
  const families = [facts.ipv4, facts.ipv6].filter((each) => each !== undefined);
  const addresses = families.map(({ accepted }) => accepted).filter((each) => each !== null);
  const looked = Math.min(...families.flatMap(({ verifiedAt }) => (verifiedAt === null ? [] : [Date.parse(verifiedAt)])));
  const age = Number.isFinite(looked) ? strings.age(Math.max(0, kit.clock.now() - looked)) : null;
  const outcome = families.find((each) => each.outcome !== null && (each.stopped || standing === 'failing'))?.outcome ?? null;
  const why = outcome === null ? null : strings.outcome[outcome]({ service: facts.service ?? '' });
  return [
    plainText(`${facts.id}  ${facts.name}  ${(facts.hosts ?? [facts.program ?? '']).join(' ')}`),
    `    ${plainText(command.standing[standing]({ addresses: strings.list(addresses), age, why }))}`,
  ];
};

export const status: Command = async (context) => {
  const kept = await openKeptEvents(context);
  const isWrong = tellProblems(kept, context);
  const found = readStatus(context, kept);
  await kept.settled();
  const { terminal, strings, options } = context;
  if (options.json) terminal.print(JSON.stringify(found, null, 2));
  else {
    const { command } = strings;
    terminal.print(found.running === null ? command.notRunning : command.runs[found.running.front](found.running.pid));
    if (found.events.length === 0) terminal.print(command.noEvents);
    for (const each of found.events) for (const line of eventLines(each, context)) terminal.print(line);
  }
  return isWrong ? EXIT.io : codeOf(found.events);
};
