import { isAbsolute, join, resolve } from 'node:path';
import type * as Electron from 'electron';
import { type Language, refusalText, stringsFor } from '../../preload/strings/index.ts';
import type { Adapters } from '../instance/adapters.ts';
import { refuseFolder } from '../instance/folder-refusal.ts';
import { plainLines } from '../instance/text/plain-text.ts';
import type { FolderFault } from '../platform/files/folder-check.ts';
import { type CommandLine, parseCommandLine } from './command-line.ts';
import { type Running, run } from './run.ts';
import { claimSingleInstance, type SecondStart } from './system/single-instance.ts';
import { guardNavigation } from './window/navigation-guard.ts';
import { APP_PRIVILEGES } from './window/protocol.ts';
import { renderInSoftware } from './window/software-rendering.ts';

const MOST_CA_BYTES = 1_048_576;
const MOST_REPORTS = 200;
/** sysexits.h: the folder is in use, and may be free later. */
const EX_TEMPFAIL = 75;
const NOTHING_SAID: SecondStart = { hidden: false, importFile: null, pluginFiles: [] };

/** The language of the terminal, from its environment: the system can only be asked once the app is ready. */
const terminalLanguage = (env: NodeJS.ProcessEnv): Language =>
  (env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale).startsWith('ja') ? 'ja' : 'en';

/** What can be answered without starting anything: the exit code; null to go on. */
const answerAtOnce = (
  parsed: ReturnType<typeof parseCommandLine>,
  app: Pick<Electron.App, 'isPackaged' | 'getVersion'>,
  kit: Adapters,
  language: Language,
): number | null => {
  const { cli } = stringsFor(language);
  // npm installs no command of this name.
  const command = app.isPackaged ? 'saikoro' : 'npm start --';
  if (!parsed.ok) {
    const say = { 'unknown-flag': cli.unknownFlag, 'missing-value': cli.missingValue, 'unexpected-value': cli.unexpectedValue };
    kit.printError(say[parsed.code](parsed.flag, command));
    return 2;
  }
  if (parsed.value.help) kit.print(cli.help(command));
  else if (parsed.value.version) kit.print(`Saikoro ${app.getVersion()}`);
  return parsed.value.help || parsed.value.version ? 0 : null;
};

const readCa = (file: string | null, kit: Adapters): { ca?: string[]; failed?: string } => {
  if (file === null) return {};
  const read = kit.userFiles.read(resolve(file), MOST_CA_BYTES);
  return read.ok && read.text.includes('-----BEGIN CERTIFICATE-----') ? { ca: [read.text] } : { failed: file };
};

/** From the command line to a running app, or to an exit code. */
export const boot = (
  electron: typeof Electron,
  kit: Adapters,
  process: Pick<NodeJS.Process, 'argv' | 'env' | 'platform' | 'versions' | 'on'> & { stderr: { isTTY?: boolean } },
): void => {
  const { app } = electron;
  const language = terminalLanguage(process.env);
  const parsed = parseCommandLine(process.argv.slice(1));
  const code = answerAtOnce(parsed, app, kit, language);
  if (code !== null || !parsed.ok) {
    app.exit(code ?? 2);
    return;
  }
  const options: CommandLine = parsed.value;
  // Practice must never touch the real data folder.
  const folder =
    options.userDataDir === null
      ? options.practice
        ? join(app.getPath('appData'), 'Saikoro Practice')
        : app.getPath('userData')
      : resolve(options.userDataDir);
  // Before Chromium asks for its lock: where that can't be written, it answers as if another instance had it.
  const fault = kit.folder.check(folder);
  // Linux shows no box before the app is ready, but prints its text once more.
  const box = options.hidden || process.platform === 'linux' ? null : electron.dialog;
  const refuse = (why: FolderFault): void => app.exit(refuseFolder(why, { folder, language, kit, box }));
  // With a full disk another instance may be running: hand over to it before reporting the disk.
  if (fault !== null && fault.why !== 'full') {
    refuse(fault);
    return;
  }
  app.setPath('userData', folder);
  // As root on Linux there is no sandbox to be had: Chromium then refuses to start at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (process.platform === 'linux') renderInSoftware(app);
  electron.protocol.registerSchemesAsPrivileged(APP_PRIVILEGES);
  if (process.platform !== 'darwin') electron.Menu.setApplicationMenu(null);
  const importFile = options.importFile === null || isAbsolute(options.importFile) ? options.importFile : resolve(options.importFile);
  const pluginFiles = options.pluginFiles.map((file) => resolve(file));
  const wants: SecondStart = { hidden: options.hidden, importFile, pluginFiles };

  let reports = 0;
  const reportListeners: ((what: string) => void)[] = [];
  const report = (what: string): void => {
    reports += 1;
    // A page in a loop must not fill the disk with log lines.
    if (reports > MOST_REPORTS) return;
    kit.printError(plainLines(`saikoro: ${what}`));
    for (const listener of reportListeners) listener(what);
  };
  // One fault must not end the updates of all events; it is printed where a terminal shows it.
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(fault, (error: unknown) => report(`fault: ${error instanceof Error ? error.stack : String(error)}`));
  let running: Running | null = null;
  const called: SecondStart[] = [];
  const answer = (second: SecondStart): void => {
    if (running === null) called.push(second);
    else {
      if (second.importFile !== null) running.importFile(second.importFile);
      if (!second.hidden) running.open();
      running.openPlugins(second.pluginFiles);
    }
  };
  const first = claimSingleInstance({ app, wants, called: (second) => answer(second ?? NOTHING_SAID) });
  if (!first) {
    if (process.platform === 'win32' || kit.folder.isHeld(folder)) app.exit(0);
    else refuse(fault ?? { why: 'refused', code: 'SingletonLock' });
    return;
  }
  const held = kit.lock.take(folder, 'window');
  if (!held.ok) {
    const { cli } = stringsFor(language);
    const text = cli.held[held.by.front](held.by.pid, folder);
    kit.printError(text);
    box?.showErrorBox(cli.cannotStart, text);
    app.exit(EX_TEMPFAIL);
    return;
  }
  guardNavigation(app, report);
  // The tray is the app: it goes on when its window closes.
  app.on('window-all-closed', () => {});
  app.on('activate', () => running?.open());
  // macOS tells of a file that was opened, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    answer({ ...NOTHING_SAID, pluginFiles: [path] });
  });
  const ca = readCa(options.caFile, kit);
  if (ca.failed !== undefined) kit.printError(`${ca.failed}: ${refusalText(stringsFor(language), 'ca-file-unreadable')}`);
  void app
    .whenReady()
    .then(() =>
      run({
        electron,
        kit,
        options: { ...options, importFile, pluginFiles },
        folder,
        ca,
        env: process.env,
        platform: process.platform,
        versions: process.versions,
        report,
        onReport: (listener) => void reportListeners.push(listener),
      }),
    )
    .then((started) => {
      running = started;
      // stderr holds messages of Chromium too, and there may be no window.
      if (process.stderr.isTTY && options.log !== 'json') kit.printError(stringsFor(language).cli.running);
      for (const second of called.splice(0)) answer(second);
    })
    .catch((error: unknown) => {
      // A bug: printed for the terminal, and the exit code tells supervisors.
      kit.printError(String(error instanceof Error ? error.stack : error));
      app.exit(1);
    });
};
