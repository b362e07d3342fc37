import { resolve } from 'node:path';
import { commandStringsFor } from '../../preload/strings/command.ts';
import { type Language, refusalText } from '../../preload/strings/index.ts';
import { refuseFolder } from '../instance/folder-refusal.ts';
import { plainText } from '../instance/text/plain-text.ts';
import { type Parsed, parseCommandLine, type Usage } from './command-line/command-line.ts';
import type { CommandName } from './command-line/command-table.ts';
import type { Context } from './command-line/context.ts';
import { dataDirOf } from './command-line/data-dir.ts';
import { EXIT, type ExitCode } from './command-line/exit-code.ts';
import { helpText } from './command-line/help.ts';
import { COMMANDS_RUN, KEEPS, type Need } from './commands.ts';
import { createCredentials } from './folder/credentials.ts';
import { NO_FILES, readOnlyFiles } from './folder/read-only-files.ts';

const MOST_CA_BYTES = 1_048_576;

export type ExecuteNeeds = Pick<
  Context,
  | 'kit'
  | 'terminal'
  | 'env'
  | 'platform'
  | 'version'
  | 'onSignals'
  | 'program'
  | 'home'
  | 'isRoot'
  | 'serviceFiles'
  | 'statusServer'
  | 'control'
>;

/** The language of the terminal's locale (POSIX 8.2), else of the system. */
export const languageOf = (env: ExecuteNeeds['env'], argv: readonly string[] = []): Language => {
  // Looked for before the rest is understood, so that what is wrong with it is said in this language.
  const wish = argv.flatMap((word, at) => (word === '--lang' ? [argv[at + 1]] : word.startsWith('--lang=') ? [word.slice(7)] : []))[0];
  if (wish === 'ja' || wish === 'en') return wish;
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale).startsWith('ja') ? 'ja' : 'en';
};

const usageText = (usage: Usage, language: Language): string => {
  const { command } = commandStringsFor(language);
  if (usage.fault === 'no-command') return command.usage['no-command'];
  const said = command.usage[usage.fault](plainText(usage.word));
  const hint =
    usage.fault === 'incomplete-command'
      ? command.chooseFrom(usage.choices)
      : 'meant' in usage && usage.meant !== undefined
        ? command.meant(usage.meant)
        : null;
  return commandStringsFor(language).sentences([said, hint, command.see('of' in usage ? `saikoro ${usage.of} --help` : 'saikoro --help')]);
};

/** From the words of a terminal to an exit code. Each refusal is one sentence on stderr, and changes nothing. */
export const execute = async (argv: readonly string[], needs: ExecuteNeeds): Promise<ExitCode> => {
  const { kit, terminal, env, home, platform, version } = needs;
  const language = languageOf(env, argv);
  const strings = commandStringsFor(language);
  const parsed: Parsed = parseCommandLine(argv);
  if (!parsed.ok) {
    terminal.printError(usageText(parsed.usage, language));
    return EXIT.usage;
  }
  const { name, options, words, topic } = parsed;
  if (options.version || name === 'help') {
    terminal.print(options.version ? `Saikoro ${version}` : helpText(topic, strings));
    return EXIT.ok;
  }
  const folder = dataDirOf(options, { env, home, platform, practice: name === 'practice' });
  const caFile = options['ca-file'];
  const ca = caFile === undefined ? null : kit.userFiles.read(resolve(caFile), MOST_CA_BYTES);
  if (ca !== null && !(ca.ok && ca.text.includes('-----BEGIN CERTIFICATE-----'))) {
    terminal.printError(plainText(`${caFile}: ${refusalText(strings, 'ca-file-unreadable')}`));
    return EXIT.noInput;
  }
  const dir = options.credentials ?? env.CREDENTIALS_DIRECTORY ?? null;
  if (dir !== null && kit.folder.look(resolve(dir)) !== 'folder') {
    terminal.printError(plainText(strings.command.noCredentials(dir)));
    return EXIT.noInput;
  }
  const context: Context = {
    ...{ kit, terminal, words, options, folder, env, platform, version, language, strings, onSignals: needs.onSignals },
    ...{ program: needs.program, home, isRoot: needs.isRoot, serviceFiles: needs.serviceFiles, statusServer: needs.statusServer },
    ...{ control: needs.control, isBeside: false },
    ca: ca?.ok ? [ca.text] : undefined,
    credential: createCredentials({ dir: dir === null ? null : resolve(dir), env, files: kit.userFiles }),
  };
  return within(name, context);
};

/** What the command needs of the folder: nothing, to read it, to have it for itself, or to have it changed. */
const within = async (name: CommandName, context: Context): Promise<ExitCode> => {
  const { kit, folder, language, terminal, strings } = context;
  const need: Need = KEEPS[name];
  if (need === 'nothing') return COMMANDS_RUN[name](context);
  if (need === 'read') {
    const found = kit.folder.look(folder);
    if (found === 'not-a-folder' || found === 'denied')
      return refuseFolder({ why: found, code: '' }, { folder, language, kit: { printError: terminal.printError }, box: null }) as ExitCode;
    const files = (dir: string) => (found === 'absent' ? NO_FILES : readOnlyFiles(kit.files(dir)));
    return COMMANDS_RUN[name]({ ...context, kit: { ...kit, files } });
  }
  const fault = kit.folder.check(folder);
  if (fault !== null) return refuseFolder(fault, { folder, language, kit: { printError: terminal.printError }, box: null }) as ExitCode;
  const taken = kit.lock.take(folder, 'command');
  if (!taken.ok && need === 'change' && taken.by.front === 'command')
    return COMMANDS_RUN[name]({ ...context, isBeside: true, kit: { ...kit, files: (dir) => readOnlyFiles(kit.files(dir)) } });
  if (!taken.ok) {
    terminal.printError(strings.cli.held[taken.by.front](taken.by.pid, folder));
    return EXIT.tryLater;
  }
  try {
    return await COMMANDS_RUN[name](context);
  } finally {
    taken.release();
  }
};
