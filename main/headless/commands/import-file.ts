import { nameOf } from '../../../preload/contract/event.ts';
import { refusalText } from '../../../preload/strings/index.ts';
import { planImport } from '../../app/files/import-plan.ts';
import { plainText } from '../../app/system/plain-text.ts';
import { openSealedSecrets } from '../../store/secrets/sealed-secrets.ts';
import { MOST_IMPORTED_BYTES, readExport } from '../../store/settings/transfer.ts';
import { type Command, refuse } from '../command-line/context.ts';
import { EXIT, exitOf } from '../command-line/exit-code.ts';
import { openKeptEvents } from '../instance/kept-events.ts';
import { tell } from './change-events.ts';

/** The events of a file that Saikoro exported; --dry-run only says what would come of it. */
export const importFile: Command = async (context) => {
  const { kit, terminal, strings, options, words } = context;
  const [file = ''] = words;
  const read = kit.userFiles.read(file, MOST_IMPORTED_BYTES);
  if (!read.ok) return refuse(context, plainText(refusalText(strings, read.code, read.detail)), EXIT.noInput);
  const found = readExport(read.text);
  if (!found.ok)
    return refuse(context, plainText(strings.cli.importFailed(file, refusalText(strings, found.code, found.detail))), EXIT.data);
  const kept = await openKeptEvents(context);
  const passphrase =
    found.secrets === null || !terminal.asks || options['dry-run'] ? '' : await terminal.askSecret(strings.command.askPassphrase);
  const secrets = found.secrets !== null && passphrase ? await openSealedSecrets(found.secrets, passphrase) : new Map();
  if (secrets === null) return refuse(context, refusalText(strings, 'passphrase-wrong'), exitOf('passphrase-wrong'));
  const newId = (): string => Array.from({ length: 16 }, () => Math.floor(kit.random() * 36).toString(36)).join('');
  const isEnded = (service: string): boolean => kept.services.find(service)?.info.status === 'ended';
  const plan = planImport({ found: found.events, existing: kept.all(), secrets, newId, isEnded });
  const left = [...found.skipped, ...plan.skipped];
  if (options.json) {
    const { events, switchedOff, ended } = plan;
    terminal.print(JSON.stringify({ schema: 'saikoro-import-1', events, left, switchedOff, ended }, null, 2));
  }
  if (options['dry-run']) {
    if (!options.json) for (const event of plan.events) terminal.print(plainText(`+ ${nameOf(event)}`));
    if (!options.json) for (const { name, code } of left) terminal.print(plainText(`- ${name}: ${refusalText(strings, code)}`));
    terminal.printError(strings.command.nothingChanged);
    return EXIT.ok;
  }
  const done = kept.commands.take(plan.events, plan.secrets);
  await kept.settled();
  if (options.json && done.ok) return EXIT.ok;
  return tell(context, done, strings.cli.importDone(plan.events.length, left.length));
};
