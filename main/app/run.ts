import { join } from 'node:path';
import type * as Electron from 'electron';
import type { ProblemView } from '../../preload/contract/state.ts';
import { stringsFor } from '../../preload/strings/index.ts';
import type { Adapters } from '../instance/adapters.ts';
import { openInstance } from '../instance/instance.ts';
import { printJournal } from '../instance/log-printer.ts';
import { sealedAdapters } from '../instance/sealed-adapters.ts';
import { plainText } from '../instance/text/plain-text.ts';
import type { CommandLine } from './command-line.ts';
import { followState, systemLanguage } from './follow-state.ts';
import { createApprovalQuestions } from './ipc/approval-questions.ts';
import { createMenuActs } from './menu/actions.ts';
import { createAppMenu } from './menu/app-menu.ts';
import { createNotifier } from './notifications/notifier.ts';
import { createAppReleases } from './releases/app-releases.ts';
import { serveWindow } from './serve-window.ts';
import { createAppCommands } from './system/app-commands.ts';
import { createLoginItem } from './system/login-item.ts';
import { DISTURBS, listenToPower } from './system/power.ts';
import { endBeforeQuit } from './system/quit.ts';
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
  const { clock } = kit;
  const version = app.getVersion();

  const loginItem = createLoginItem({
    platform,
    app,
    packaged: app.isPackaged,
    launch: env.APPIMAGE ? [env.APPIMAGE] : app.isPackaged ? [app.getPath('exe')] : [app.getPath('exe'), app.getAppPath()],
    autostart: kit.files(join(env.XDG_CONFIG_HOME || join(app.getPath('home'), '.config'), 'autostart')),
  });
  let window: AppWindow | null = null;
  const found: ProblemView[] = ca.failed === undefined ? [] : [{ code: 'ca-file-unreadable', detail: ca.failed, at: clock.now() }];
  const instance = await openInstance({
    ...{ kit, folder, ca: ca.ca, practice: options.practice, platform, version, electron: versions.electron ?? '', found },
    ...(options.secrets === 'file' || options.practice ? { forced: 'file' } : {}),
    languageOf: (wish) => (wish === 'system' ? systemLanguage(app) : wish),
    loginItem: loginItem.read(),
    explains: true,
    approval: { allow: (wishes) => approval.allow(wishes) },
    showNotice: (notice) => notifier.add(notice),
  });
  const releases = createAppReleases({ app, kit, instance, folder, ca: ca.ca, env, platform, version });
  const { engine: saikoro, stores, hideSecrets, practice } = instance;
  const { services } = instance.network;
  const { journal } = stores;
  // electron-store would tell any page where the data folder is.
  electron.ipcMain.removeAllListeners('electron-store-get-data');
  if (options.log !== null)
    printJournal(journal, services, { as: options.log, language: saikoro.state.fields().language, print: kit.print });
  const approval = createApprovalQuestions({
    ...{ dialog: electron.dialog, approvals: stores.approvals, clock },
    parent: () => electron.BrowserWindow.getAllWindows()[0] ?? null,
    strings: () => stringsFor(saikoro.state.fields().language),
  });
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
  onReport((what) => stores.log.add({ level: 'error', about: 'fault', facts: {}, text: hideSecrets(plainText(what)) }));

  const shell = { electron, kit, platform, saikoro, journal, report };
  const menu = createAppMenu({ Menu: electron.Menu, platform, act: (id) => menuAct(id) });
  const appWindow = createMainWindow({ ...shell, onGone: () => menu.setOff(null) });
  window = appWindow;
  const menuAct = createMenuActs({ saikoro, window: appWindow, shell: electron.shell, folder, quit: () => app.quit() });
  const copyText = (text: string): void => void electron.clipboard.writeText(text);
  const changePractice = (): void => {
    notifier.asked();
    practice?.change();
  };
  const appCommands = createAppCommands({
    ...{ saikoro, loginItem, releases, copyText, approval, clock: kit.clock },
    services: { get: (id) => services.find(id)?.info },
    changePractice: practice === null ? null : changePractice,
  });
  const tray = createSystemTray(shell, actOn({ commands: appCommands, appWindow, quit: () => app.quit() }));
  const { transfer, plugins } = serveWindow({
    ...shell,
    instance,
    approval,
    appWindow,
    appCommands,
    menu: { ...menu, act: menuAct },
    copyText,
    version,
    versions,
  });
  followState(shell, { window: appWindow, tray, menu });
  listenToPower(electron.powerMonitor, (word) => {
    clock.recheck();
    if (word === 'suspend') saikoro.suspended();
    const why = DISTURBS[word];
    if (why !== null) saikoro.disturbed(why);
  });

  endBeforeQuit(app, {
    now: () => {
      appWindow.end();
      releases.end();
      instance.end();
      tray.end();
      notifier.end();
    },
    finish: () => instance.settled(),
  });

  if (await releases.installAtStart()) return { open: () => {}, importFile: () => {}, openPlugins: () => {} };
  instance.start();
  releases.start();
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
