import { homedir } from 'node:os';
import { commandStringsFor } from '../../preload/strings/command.ts';
import { createAdapters } from '../adapters.ts';
import { createLinuxPower } from '../platform/battery.ts';
import { createServiceFiles } from '../platform/files/service-files.ts';
import { createControlSocket } from '../platform/listening/control-socket.ts';
import { createStatusServer } from '../platform/listening/status-server.ts';
import { onSignals } from '../platform/process/signals.ts';
import { createTerminal } from '../platform/terminal.ts';
import { EXIT } from './command-line/exit-code.ts';
import { execute, languageOf } from './execute.ts';

const terminal = createTerminal();
const kit = {
  ...createAdapters(__dirname),
  // macOS and Windows tell it to programs with a window alone.
  power: process.platform === 'linux' ? createLinuxPower() : { onBattery: () => false },
  // A command also runs while no user is logged in, and then the system's store stays locked.
  sealer: () => ({
    available: async () => false,
    seal: () => {
      throw new Error('no system store for a command');
    },
    open: async () => null,
  }),
};

void execute(process.argv.slice(2), {
  kit,
  terminal,
  env: process.env,
  home: homedir(),
  platform: process.platform,
  version: process.env.SAIKORO_VERSION ?? '',
  program: { node: process.execPath, script: __filename },
  isRoot: process.getuid?.() === 0,
  serviceFiles: createServiceFiles(),
  statusServer: createStatusServer(),
  control: createControlSocket(),
  onSignals,
}).then(
  async (code) => {
    const fault = await terminal.close();
    if (fault !== null) terminal.printError(commandStringsFor(languageOf(process.env, process.argv.slice(2))).command.notPrinted(fault));
    // Sockets that wait for a router or a feed must not hold the process: all that had to be written is written.
    process.exit(fault === null ? code : EXIT.io);
  },
  (error: unknown) => {
    // A bug: said plainly, and the code tells supervisors.
    terminal.printError(String(error instanceof Error ? error.stack : error));
    process.exit(EXIT.software);
  },
);
