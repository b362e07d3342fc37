import { hasNames, nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { refusalText } from '../../../preload/strings/index.ts';
import { decodeNamed } from '../../imports/decode-text.ts';
import { planFile as planSettings } from '../../imports/plan-file.ts';
import { shownPlan } from '../../imports/shown.ts';
import { planImport as planExport } from '../../instance/files/import-plan.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import { openSealedSecrets } from '../../store/secrets/sealed-secrets.ts';
import { MOST_IMPORTED_BYTES, readExport } from '../../store/settings/transfer.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode, exitOf } from '../command-line/exit-code.ts';
import { type KeptEvents, openKeptEvents } from '../folder/kept-events.ts';
import { tell } from './change-events.ts';

/** What a file would add: nothing has happened yet. */
interface Plan {
  events: SaikoroEvent[];
  secrets: Map<string, Record<string, string>>;
  /** What is left out, and what is otherwise than it was: a sentence each. */
  left: string[];
  warnings: string[];
  /** How many of its events are not added. */
  skipped: number;
  /** Without secrets, for --json. */
  shown: object;
}

interface Refused {
  /** A sentence that names the file. */
  refused: string;
  exit: ExitCode;
}

const isExport = (text: string): boolean => /^\uFEFF?\s*\{[\s\S]{0,200}"saikoro-events-/.test(text);
const newIdOf =
  ({ random }: Pick<Context['kit'], 'random'>) =>
  (): string =>
    Array.from({ length: 16 }, () => Math.floor(random() * 36).toString(36)).join('');

/** Of a file that Saikoro exported. */
const exportedPlan = async (context: Context, kept: KeptEvents, text: string): Promise<Plan | Refused> => {
  const { kit, terminal, strings, options, words } = context;
  const refused = (code: string, detail?: string): Refused => ({
    refused: strings.cli.importFailed(words[0] ?? '', refusalText(strings, code, detail)),
    exit: exitOf(code),
  });
  const found = readExport(text);
  if (!found.ok) return refused(found.code, found.detail);
  const asks = found.secrets !== null && terminal.asks && !options['dry-run'];
  const passphrase = asks ? await terminal.askSecret(strings.command.askPassphrase) : '';
  const secrets = found.secrets !== null && passphrase ? await openSealedSecrets(found.secrets, passphrase) : new Map();
  if (secrets === null) return refused('passphrase-wrong');
  const isEnded = (service: string): boolean => kept.services.find(service)?.info.status === 'ended';
  const plan = planExport({ found: found.events, existing: kept.all(), secrets, newId: newIdOf(kit), isEnded });
  const left = [...found.skipped, ...plan.skipped];
  const { events, switchedOff, ended } = plan;
  return {
    events,
    secrets: plan.secrets,
    left: left.map(({ name, code }) => `${name}: ${refusalText(strings, code)}`),
    warnings: [],
    skipped: left.length,
    shown: { format: 'saikoro', events, left, switchedOff, ended },
  };
};

/** Of another client's settings. What is here already is not added again. */
const settingsPlan = (context: Context, kept: KeptEvents, bytes: Uint8Array): Plan | Refused => {
  const { kit, strings, words } = context;
  const planned = planSettings(bytes, (id) => kept.services.find(id)?.info);
  if (!planned.ok) return { refused: strings.imports.cli[planned.code](words[0] ?? '', planned.detail ?? ''), exit: EXIT.data };
  const { plan } = planned;
  const secrets = new Map(plan.events.map(({ event, secrets: values }) => [event.id, values]));
  const isEnded = (service: string): boolean => kept.services.find(service)?.info.status === 'ended';
  const found = plan.events.map(({ event }) => event);
  const fresh = planExport({ found, existing: kept.all(), secrets, newId: newIdOf(kit), isEnded });
  const shown = shownPlan(plan);
  return {
    events: fresh.events,
    secrets: new Map(fresh.secrets),
    left: [
      ...shown.left.map(({ code, what }) => strings.imports.left[code](what)),
      ...fresh.skipped.map(({ name, code }) => `${name}: ${refusalText(strings, code)}`),
    ],
    skipped: fresh.skipped.length,
    warnings: shown.warnings.map(({ code, what }) => strings.imports.note[code](what)),
    shown,
  };
};

const show = ({ terminal }: Context, { events, left, warnings }: Plan): void => {
  for (const event of events)
    terminal.print(
      plainText(`+ ${hasNames(event) ? event.hosts.join(' ') : nameOf(event)}${event.type === 'dns' ? ` (${event.service})` : ''}`),
    );
  for (const sentence of left) terminal.print(plainText(`- ${sentence}`));
  for (const sentence of warnings) terminal.print(plainText(`! ${sentence}`));
};

/** The events of a file that Saikoro exported, or that another client kept its settings in; --dry-run only says what would come of it. */
export const importFile: Command = async (context): Promise<ExitCode> => {
  const { kit, terminal, strings, options, words } = context;
  const [file = ''] = words;
  const read = kit.userFiles.bytes(file, MOST_IMPORTED_BYTES);
  if (!read.ok) return refuse(context, plainText(refusalText(strings, read.code, read.detail)), EXIT.noInput);
  const kept = await openKeptEvents(context);
  // Editors and shells on Windows save as UTF-16 or Shift_JIS: what it was taken for is said, since the rest follows from it.
  const { text, encoding } = decodeNamed(new Uint8Array(read.bytes));
  if (encoding !== 'utf-8') terminal.printError(strings.command.readAs(encoding.toUpperCase()));
  const plan = isExport(text) ? await exportedPlan(context, kept, text) : settingsPlan(context, kept, new Uint8Array(read.bytes));
  if ('refused' in plan) return refuse(context, plainText(plan.refused), plan.exit);
  if (options.json) terminal.print(JSON.stringify({ schema: 'saikoro-import-1', ...plan.shown }, null, 2));
  else show(context, plan);
  if (options['dry-run']) {
    terminal.printError(strings.command.nothingChanged);
    return EXIT.ok;
  }
  const done = await kept.take(plan.events, plan.secrets);
  await kept.settled();
  return options.json && done.ok ? EXIT.ok : tell(context, done, strings.cli.importDone(plan.events.length, plan.skipped));
};
