import { join } from 'node:path';
import type * as Electron from 'electron';
import { HEARTBEAT_ID, secretsIdOf } from '../../preload/contract/channel.ts';
import type { ProblemView } from '../../preload/contract/state.ts';
import { createEngine } from '../engine/engine.ts';
import { startPractice } from '../practice/practice.ts';
import type { CommandLine } from './command-line.ts';
import { followLog } from './diagnostics/log-writer.ts';
import { followState, systemLanguage } from './follow-state.ts';
import { printJournal } from './log-printer.ts';
import { createNotifier } from './notifications/notifier.ts';
import { seedPractice } from './practice-session.ts';
import { sealedAdapters } from './sealed-adapters.ts';
import { serveWindow } from './serve-window.ts';
import { openNetwork } from './sources.ts';
import { createStoredMask } from './stored-mask.ts';
import { openStores } from './stores.ts';
import type { Adapters } from './system/adapters.ts';
import { createAppCommands } from './system/app-commands.ts';
import { createLoginItem } from './system/login-item.ts';
import { plainText } from './system/plain-text.ts';
import { DISTURBS, listenToPower } from './system/power.ts';
import { endBeforeQuit } from './system/quit.ts';
import { runtimeOf } from './system/runtime.ts';
import { actOn } from './tray/actions.ts';
import { createSystemTray } from './tray/system-tray.ts';
import { createMainWindow } from './window/main-window.ts';
import type { AppWindow } from './window/window.ts';

export interface Running {
  open(): void;
  importFile(path: string): void;
  /** Files of plug-ins, to be looked at in the window. */
  openPlugins(paths: readonly string[]): void;
}

export interface RunNeeds {
  electron: typeof Electron;
  kit: Adapters;
  options: CommandLine;
  folder: string;
  ca: { ca?: string[]; failed?: string };
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  versions: NodeJS.ProcessVersions;
  report: (what: string) => void;
  /** Called with what is reported from now on. */
  onReport: (listener: (what: string) => void) => void;
}

/** After the app is ready: stores, network, engine, tray; the window only when it is asked for. */
export const run = async ({
  electron,
  kit: whole,
  options,
  folder,
  ca,
  env,
  platform,
  versions,
  report,
  onReport,
}: RunNeeds): Promise<Running> => {
  const kit = options.practice ? sealedAdapters(whole) : whole;
  const { app } = electron;
  const { clock, random, interfaces, programs } = kit;
  const version = app.getVersion();

  const found: ProblemView[] = ca.failed === undefined ? [] : [{ code: 'ca-file-unreadable', detail: ca.failed, at: clock.now() }];
  const stores = await openStores(kit, folder, { found, ...(options.secrets === 'file' || options.practice ? { forced: 'file' } : {}) });
  const { documents, journal, secrets } = stores;
  // electron-store would tell any page where the data folder is.
  electron.ipcMain.removeAllListeners('electron-store-get-data');
  const wish = documents.document.settings.language;
  const language = wish === 'system' ? systemLanguage(app) : wish;

  const practice = options.practice ? await startPractice({ clock, random }) : null;
  const network = openNetwork(kit, { ...ca, version, practice, platform, installed: stores.plugins.usable() });
  const { services } = network;
  if (practice !== null) seedPractice(stores, services, language);
  if (options.log !== null) printJournal(journal, services, { as: options.log, language, print: kit.print });

  const loginItem = createLoginItem({
    platform,
    app,
    packaged: app.isPackaged,
    launch: env.APPIMAGE ? [env.APPIMAGE] : app.isPackaged ? [app.getPath('exe')] : [app.getPath('exe'), app.getAppPath()],
    autostart: kit.files(join(env.XDG_CONFIG_HOME || join(app.getPath('home'), '.config'), 'autostart')),
  });
  let window: AppWindow | null = null;
  const notifier = createNotifier({
    Notification: electron.Notification,
    clock,
    practice: practice !== null,
    circumstances: () => ({
      focused: window?.isFocused() ?? false,
      notify: saikoro.state.fields().settings.notify,
      language: saikoro.state.fields().language,
    }),
    services: { get: (id) => services.find(id)?.info },
    viewOf: (id) => saikoro.state.event(id),
    open: (view) => window?.open(view),
    failed: (detail) => report(`notification refused by the system ${detail}`),
  });
  const hideSecrets = createStoredMask({
    secrets,
    ids: () => [
      ...saikoro.eventManager.events().map(({ id }) => id),
      ...saikoro.state.fields().settings.channels.map(secretsIdOf),
      HEARTBEAT_ID,
    ],
  });
  const saikoro = createEngine({
    ...network,
    clock,
    random,
    interfaces,
    power: kit.power,
    programs,
    hideSecrets,
    secrets,
    ledger: stores.ledger,
    health: stores.health,
    timeline: stores.timeline,
    approvals: stores.approvals,
    journal,
    documents,
    initial: {
      version,
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      practice: practice !== null,
      runtime: runtimeOf(versions.electron ?? ''),
      language,
      secretStore: secrets.store,
      loginItem: loginItem.read(),
      plugins: stores.plugins.list(),
      problems: stores.problems,
    },
    showNotice(notice, members) {
      notifier.add(notice);
      channels.tell(notice, members);
    },
  });
  stores.tellTo(saikoro.problem);
  followLog({ log: stores.log, saikoro, journal });
  onReport((what) => stores.log.add({ level: 'error', about: 'fault', facts: {}, text: hideSecrets(plainText(what)) }));
  stores.onCaughtUp((codes) => codes.map(saikoro.commands.dismiss));
  network.permission?.onChange((denied) => saikoro.state.change({ localNetworkDenied: denied }));

  const shell = { electron, kit, platform, saikoro, journal, report };
  const appWindow = createMainWindow(shell);
  window = appWindow;
  const copyText = (text: string): void => void electron.clipboard.writeText(text);
  const changePractice = (): void => {
    notifier.asked();
    practice?.change();
  };
  const appCommands = createAppCommands({ saikoro, loginItem, copyText, changePractice: practice === null ? null : changePractice });
  const tray = createSystemTray(shell, actOn({ commands: appCommands, appWindow, quit: () => app.quit() }));
  const { transfer, plugins, channels } = serveWindow({
    ...shell,
    stores,
    network,
    appWindow,
    appCommands,
    copyText,
    hideSecrets,
    ca: ca.ca,
    practice: practice !== null,
    version,
    versions,
  });
  followState(shell, { window: appWindow, tray });
  listenToPower(electron.powerMonitor, (word) => {
    clock.recheck();
    if (word === 'suspend') saikoro.suspended();
    const why = DISTURBS[word];
    if (why !== null) saikoro.disturbed(why);
  });
  if (practice === null) kit.localNetwork.onChange(() => saikoro.disturbed());
  else practice.onChange(() => saikoro.disturbed());

  endBeforeQuit(app, {
    now: () => {
      appWindow.end();
      saikoro.stop();
      stores.stop();
      tray.end();
      notifier.end();
      channels.stop();
    },
    // Secrets that are still being sealed are on disk first, and no program of an event outlives us.
    finish: () => Promise.all([secrets.settled(), programs.stop(), kit.feeds.stop(), practice?.close()]),
  });

  saikoro.start();
  channels.start();
  if (options.importFile !== null) transfer.importFile(options.importFile, kit);
  const atLogin = options.hidden || app.getLoginItemSettings().wasOpenedAtLogin;
  if (atLogin) app.dock?.hide();
  if (options.show || !atLogin) appWindow.open();
  const openPlugins = (paths: readonly string[]): void => {
    if (paths.length === 0) return;
    plugins.open(paths);
    appWindow.open({ view: saikoro.state.fields().ui.view, plugins: true });
  };
  openPlugins(options.pluginFiles);
  return { open: () => appWindow.open(), importFile: (path) => transfer.importFile(path, kit), openPlugins };
};
