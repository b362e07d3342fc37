import type { CommandStrings } from '../../../preload/strings/command.ts';
import type { Language } from '../../../preload/strings/index.ts';
import type { Adapters } from '../../instance/adapters.ts';
import { plainLines } from '../../instance/text/plain-text.ts';
import type { ServiceFiles } from '../../platform/files/service-files.ts';
import type { ControlSocket } from '../../platform/listening/control-socket.ts';
import type { StatusServer } from '../../platform/listening/status-server.ts';
import type { Signal } from '../../platform/process/signals.ts';
import type { Terminal } from '../../platform/terminal.ts';
import type { Options } from './command-table.ts';
import type { ExitCode } from './exit-code.ts';

/** What a command has at hand. */
export interface Context {
  kit: Adapters;
  terminal: Terminal;
  words: string[];
  options: Options;
  /** Absolute path of the data folder. */
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  version: string;
  /** The Node that runs, and the bundle it runs; absolute. */
  program: { node: string; script: string };
  home: string;
  isRoot: boolean;
  serviceFiles: ServiceFiles;
  statusServer: StatusServer;
  control: ControlSocket;
  /** Another Saikoro runs on the folder: it is only looked into, and what is to change there is asked of that one. */
  isBeside: boolean;
  language: Language;
  strings: CommandStrings;
  /** PEM texts of --ca-file. */
  ca: string[] | undefined;
  credential: (event: string, key: string) => string | null;
  onSignals(listener: (signal: Signal) => void): () => void;
}

export type Command = (context: Context) => Promise<ExitCode> | ExitCode;

/** A refusal with its code, in one sentence on stderr. */
export const refuse = ({ terminal }: Pick<Context, 'terminal'>, sentence: string, code: ExitCode): ExitCode => {
  terminal.printError(plainLines(sentence));
  return code;
};
