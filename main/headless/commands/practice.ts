import { type Command, refuse } from '../command-line/context.ts';
import { EXIT } from '../command-line/exit-code.ts';
import { seeThrough } from './once.ts';
import { logOf, runUntilSignal } from './run.ts';

/** The main job with made-up services on this computer alone; with --stay it goes on until it is ended. */
export const practice: Command = async (context) => {
  const { terminal, strings, options } = context;
  const log = logOf(options, 'text');
  if (log === undefined) return refuse(context, strings.command.badLog, EXIT.usage);
  terminal.printError(strings.command.practiceBegins);
  if (options.stay) return runUntilSignal(context, { practice: true, log });
  const code = await seeThrough(context, { practice: true, log }, { words: [], ask: false });
  terminal.printError(code === EXIT.ok ? strings.command.practiceWorked : strings.command.practiceFailed);
  return code;
};
