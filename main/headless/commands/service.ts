import { plainLines, plainText } from '../../instance/text/plain-text.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT, type ExitCode } from '../command-line/exit-code.ts';
import { isOutOfReach, type ServiceFile, type ServiceNeeds, serviceFile } from '../service/service-file.ts';
import { agrees } from './change-events.ts';

const needsOf = ({ program, platform, isRoot, home, folder, env }: Context): ServiceNeeds => ({
  program,
  platform,
  isRoot,
  home,
  folder,
  env,
});

/** A service of the system has a folder of its own, which systemd makes for it. */
const hasOwnFolder = ({ platform, isRoot }: Context): boolean => platform === 'linux' && isRoot;

const found = (context: Context, act: (file: ServiceFile) => Promise<ExitCode> | ExitCode): Promise<ExitCode> | ExitCode => {
  const { command } = context.strings;
  if (hasOwnFolder(context) && context.options['user-data-dir'] !== undefined) return refuse(context, command.ownFolder, EXIT.usage);
  const file = serviceFile(needsOf(context));
  return file === null ? refuse(context, context.strings.command.noServiceManager(context.platform), EXIT.unavailable) : act(file);
};

const show = ({ terminal }: Context, { path, text }: ServiceFile): void => {
  terminal.print(plainText(path));
  terminal.print('');
  terminal.print(plainLines(text));
};

/** What would be written, and where. */
export const showService: Command = (context) =>
  found(context, (file) => {
    show(context, file);
    return EXIT.ok;
  });

export const installService: Command = (context) =>
  found(context, async (file) => {
    const { serviceFiles, terminal, strings } = context;
    const { command } = strings;
    if (isOutOfReach(needsOf(context))) return refuse(context, command.outOfReach(context.program.script), EXIT.config);
    show(context, file);
    const answer = await agrees(context, command.writes(file.path));
    if (answer === null) return refuse(context, command.needsYes, EXIT.usage);
    if (!answer) return refuse(context, command.nothingChanged, EXIT.ok);
    const written = serviceFiles.write(file.path, file.text);
    if (!written.ok) return refuse(context, plainText(command.notWritten(file.path, written.detail)), EXIT.cannotCreate);
    terminal.print(plainText(command.serviceWritten(file.path)));
    for (const line of file.starts) terminal.print(`  ${line}`);
    if (hasOwnFolder(context)) terminal.print(command.ownFolder);
    return EXIT.ok;
  });

export const uninstallService: Command = (context) =>
  found(context, async (file) => {
    const { serviceFiles, terminal, strings } = context;
    const { command } = strings;
    if (!serviceFiles.has(file.path)) return refuse(context, command.noService(file.path), EXIT.noInput);
    const answer = await agrees(context, command.removesService(file.path));
    if (answer === null) return refuse(context, command.needsYes, EXIT.usage);
    if (!answer) return refuse(context, command.nothingChanged, EXIT.ok);
    const gone = serviceFiles.remove(file.path);
    if (!gone.ok) return refuse(context, plainText(command.notWritten(file.path, gone.detail)), EXIT.io);
    terminal.print(plainText(command.serviceRemoved(file.path)));
    for (const line of file.ends) terminal.print(`  ${line}`);
    return EXIT.ok;
  });
