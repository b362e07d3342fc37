import * as v from 'valibot';
import { type DnsEvent, eventSchema, hasNames, nameOf } from '../../../preload/contract/event.ts';
import { refusalText } from '../../../preload/strings/index.ts';
import { planImport } from '../../instance/files/import-plan.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import { hostProblem, toAscii } from '../../net/host-name.ts';
import { parseJson } from '../../store/data-folder.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { type KeptEvents, openKeptEvents } from '../folder/kept-events.ts';
import { askForm, isAnswered } from '../form/ask-form.ts';
import type { Draft } from '../form/draft.ts';
import { eventQuestions } from '../form/event-form.ts';
import { allowed, tell } from './change-events.ts';

const MOST_BYTES = 1_048_576;

const blank = (id: string): DnsEvent => ({
  id,
  name: '',
  enabled: true,
  type: 'dns',
  service: '',
  hosts: [],
  settings: {},
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
});

const newId = ({ random }: Pick<Context['kit'], 'random'>): string =>
  Array.from({ length: 16 }, () => Math.floor(random() * 36).toString(36)).join('');

/** An event as `events show --json` prints it; - is the standard input. Its id stays where none has it. */
const readEvent = async (context: Context, file: string): Promise<unknown> => {
  const { kit, terminal } = context;
  const text = file === '-' ? await terminal.input(MOST_BYTES) : null;
  const read = file === '-' ? null : kit.userFiles.read(file, MOST_BYTES);
  const found = parseJson(text ?? (read?.ok ? read.text : ''));
  return typeof found === 'object' && found !== null && 'event' in found ? found.event : found;
};

const addFrom = async (context: Context, kept: KeptEvents, file: string): Promise<ExitCode> => {
  const { strings, kit } = context;
  if (file !== '-') {
    const read = kit.userFiles.read(file, MOST_BYTES);
    if (!read.ok) return refuse(context, plainText(refusalText(strings, read.code, read.detail)), EXIT.noInput);
  }
  const found = await readEvent(context, file);
  const isTaken = (id: unknown): boolean => typeof id !== 'string' || kept.all().some((event) => event.id === id);
  const isObject = typeof found === 'object' && found !== null;
  const id = isObject && 'id' in found && !isTaken(found.id) ? found.id : newId(kit);
  const parsed = v.safeParse(eventSchema, isObject ? { ...found, id } : found);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refuse(context, plainText(strings.command.badEvent(v.getDotPath(issue) ?? '')), EXIT.data);
  }
  const event = parsed.output;
  const wrong = hasNames(event) ? event.hosts.find((host) => hostProblem(toAscii(host)) !== null) : undefined;
  if (wrong !== undefined) return refuse(context, refusalText(strings, 'bad-host', wrong), EXIT.data);
  const isHere = planImport({ found: [event], existing: kept.all(), secrets: new Map(), newId: () => newId(kit), isEnded: () => false });
  if (isHere.skipped.length > 0) return refuse(context, strings.command.isHere(nameOf(event)), EXIT.data);
  // A program or a host of a stranger's file wants leave; secrets come by `secret set`.
  const code = event.enabled ? await allowed(context, kept, [event]) : null;
  if (code !== null) return code;
  const done = await kept.take([event], new Map());
  return tell(context, done, strings.command.added(nameOf(event), event.id));
};

export const addEvent: Command = async (context) => {
  const { terminal, strings, kit, words } = context;
  const [file] = words;
  if (file !== undefined && isAnswered(context)) return refuse(context, strings.command.fileAlone, EXIT.usage);
  const kept = await openKeptEvents(context);
  if (file !== undefined) {
    const code = await addFrom(context, kept, file);
    await kept.settled();
    return code;
  }
  const start: Draft = { event: blank(newId(kit)), secrets: {} };
  const form = await askForm(context, eventQuestions(context, kept.services), start, 'all');
  if (!form.ok) return form.code;
  const { event, secrets } = form.known;
  const code = (await allowed(context, kept, [event])) ?? (await saved(context, kept, { event, secrets }));
  await kept.settled();
  if (code === EXIT.ok) terminal.printError(strings.command.nextOnce);
  return code;
};

const saved = async (context: Context, kept: KeptEvents, { event, secrets }: Pick<Draft, 'event' | 'secrets'>): Promise<ExitCode> =>
  tell(context, await kept.save({ event, secrets, isNew: true }), context.strings.command.added(nameOf(event), event.id));
