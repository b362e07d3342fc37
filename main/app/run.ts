import { join } from 'node:path';
import type * as Electron from 'electron';
import type { ProblemView } from '../../preload/contract/state.ts';
import { type Language, stringsFor } from '../../renderer/strings/index.ts';
import type { Http } from '../engine/ports.ts';
import { createSaikoro, type World } from '../engine/saikoro.ts';
import { startPractice } from '../practice/practice.ts';
import { PRACTICE_SERVICE, practiceEvent, practicePlugin, practiceSecrets } from '../practice/practice-plugin.ts';
import { createServices } from '../providers/registry.ts';
import { createDnsEcho, DNS_ECHO_SERVICES } from '../sources/dns-echo.ts';
import { createEcho, ECHO_SERVICES } from '../sources/http-echo.ts';
import { createOwnSource } from '../sources/own.ts';
import { openJournal } from '../store/journal-file.ts';
import { openLedger } from '../store/ledger-file.ts';
import { openSecrets } from '../store/secrets.ts';
import { openSettings } from '../store/settings-store.ts';
import { appMenu } from './app-menu.ts';
import type { CommandLine } from './command-line.ts';
import { createDialogs } from './dialogs.ts';
import { createHandlers } from './handlers.ts';
import { serveCalls } from './ipc.ts';
import type { Kit } from './kit.ts';
import { createLinks } from './links.ts';
import { createLoginItem } from './login-item.ts';
import { createNotifier } from './notifier.ts';
import { listenToPower } from './power.ts';
import { createAppResponder } from './protocol.ts';
import { createSenderCheck } from './sender.ts';
import { lockSession } from './session-lock.ts';
import { createTransferDesk } from './transfer-desk.ts';
import { createTrayKeeper } from './tray.ts';
import { actOn } from './tray-acts.ts';
import { createTrayFace, TRAY_GUID } from './tray-face.ts';
import { createWindowKeeper } from './window.ts';
import { windowOptions } from './window-options.ts';
import { placeWindow } from './window-place.ts';

const PARTITION = 'saikoro';

export interface Running {
  open(): void;
  importFile(path: string): void;
}

export interface RunNeeds {
  electron: typeof Electron;
  kit: Kit;
  options: CommandLine;
  folder: string;
  ca: { ca?: string[]; failed?: string };
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  report: (what: string) => void;
}

/** After the app is ready: the tray first, then the engine, the window only when it is asked for. */
export const run = async ({ electron, kit, options, folder, ca, env, platform, report }: RunNeeds): Promise<Running> => {
  const { app, nativeTheme } = electron;
  const { clock, random, interfaces, programs } = kit;
  const now = (): number => clock.now();
  const version = app.getVersion();
  const files = kit.files(folder);
  const early: ProblemView[] = ca.failed === undefined ? [] : [{ code: 'ca-file-unreadable', detail: ca.failed, at: now() }];
  let problem = (code: ProblemView['code'], detail?: string): void => {
    if (!early.some((each) => each.code === code)) early.push({ code, at: now(), ...(detail === undefined ? {} : { detail }) });
  };
  const store = { files, now, report: (code: ProblemView['code'], detail?: string) => problem(code, detail) };

  const documents = openSettings({ dir: folder, ...store });
  // electron-store would tell any page where the data folder is.
  electron.ipcMain.removeAllListeners('electron-store-get-data');
  const journal = openJournal(store);
  const ledger = openLedger(store);
  const secrets = await openSecrets({
    ...store,
    sealer: kit.sealer(),
    ...(options.secrets === 'file' || options.practice ? { forced: 'file' as const } : {}),
  });

  const systemLanguage = (): Language => ((app.getPreferredSystemLanguages()[0] ?? app.getLocale()).startsWith('ja') ? 'ja' : 'en');
  const languageOf = (wish: 'system' | Language): Language => (wish === 'system' ? systemLanguage() : wish);
  const language = languageOf(documents.document.settings.language);

  const practice = options.practice ? await startPractice({ clock, random }) : null;
  const userAgent = `Saikoro/${version} (+https://saikoro.app)`;
  const outside = kit.http({ ...ca, userAgent });
  // The practice world lives on loopback, where no service of the real one may be.
  const http: Http = practice === null ? outside : { send: (request) => outside.send({ ...request, allowPrivate: true }) };
  const dns = kit.dns(practice === null ? {} : { port: practice.dnsPort, resolver: '127.0.0.1' });
  const installed = practice === null ? {} : { [PRACTICE_SERVICE]: practicePlugin(practice.httpPort) };
  const services = createServices({ http, tls: kit.tls(ca), dns, now }, installed);
  const rules = { documentation: practice !== null };
  if (practice !== null && documents.document.events.length === 0) {
    const event = practiceEvent(language);
    secrets.set(event.id, practiceSecrets);
    documents.save({ ...documents.document, events: [event] });
  }

  if (options.log !== null) {
    const { cli } = stringsFor(language);
    const nameOf = (id: string): string => services.find(id)?.info.name ?? id;
    journal.listen((entry) =>
      kit.print(
        options.log === 'json' ? JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() }) : cli.readableLine(entry, nameOf),
      ),
    );
  }

  const loginItem = createLoginItem({
    platform,
    app,
    packaged: app.isPackaged,
    launch: env.APPIMAGE ? [env.APPIMAGE] : app.isPackaged ? [app.getPath('exe')] : [app.getPath('exe'), app.getAppPath()],
    autostart: kit.files(join(env.XDG_CONFIG_HOME || join(app.getPath('home'), '.config'), 'autostart')),
  });
  const notifier = createNotifier({
    Notification: electron.Notification,
    clock,
    circumstances: () => ({
      focused: keeper.isFocused(),
      notify: saikoro.state.fields().settings.notify,
      language: saikoro.state.fields().language,
    }),
    subjectOf: (id) => {
      const view = state.event(id);
      if (view?.event.type !== 'dns') return undefined;
      const { nextAt, nextWhy, activity } = view.status;
      const service = services.find(view.event.service)?.info;
      const name = (state.fields().language === 'ja' ? service?.nameJa : undefined) ?? service?.name ?? view.event.service;
      return {
        service: name,
        ...(nextWhy === 'retry' && nextAt !== null ? { nextTryMs: nextAt - now() } : {}),
        stopped: activity === 'stopped',
      };
    },
    open: (view) => keeper.open(view),
    failed: (detail) => report(`notification ${detail}`),
  });

  const world: World = {
    clock,
    random,
    dns,
    interfaces,
    programs,
    secrets,
    ledger,
    journal,
    services,
    documents,
    sources: [
      ...(practice?.echoes ?? ECHO_SERVICES).map((service) => createEcho(service, { http })),
      ...(practice?.dnsEchoes ?? DNS_ECHO_SERVICES).map((service) => createDnsEcho(service, { http })),
    ],
    ownSource: (from, family) => createOwnSource(from, family, { http, programs, interfaces, rules }),
    rules,
    initial: {
      version,
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      practice: practice !== null,
      language,
      secretStore: secrets.store,
      loginItem: loginItem.read(),
      problems: early,
    },
    showNotice: (notice) => notifier.add(notice),
  };
  const saikoro = createSaikoro(world);
  const { state } = saikoro;
  problem = saikoro.problem;

  const session = electron.session.fromPartition(PARTITION, { cache: false });
  lockSession(session, createAppResponder(kit.assets), report);
  const icons = join(__dirname, 'icons');
  const keeper = createWindowKeeper({
    make: (look) => new electron.BrowserWindow(look),
    options: () =>
      windowOptions({
        place: placeWindow(
          state.fields().ui.window,
          electron.screen.getAllDisplays().map((display) => display.workArea),
        ),
        dark: nativeTheme.shouldUseDarkColors,
        preload: join(__dirname, 'preload.cjs'),
        session,
        ...(platform === 'darwin' ? {} : { icon: join(icons, 'app', '256x256.png') }),
        devTools: !app.isPackaged,
      }),
    clock,
    ...(app.dock === undefined ? {} : { dock: app.dock }),
    savePlace: (window) => saikoro.desk.saveUi({ ...state.fields().ui, window }),
    report,
  });
  const openLink = createLinks(electron.shell, () => [
    'https://saikoro.app/',
    ...services.list().flatMap(({ homepage, credentialsPage }) => [homepage, ...(credentialsPage === undefined ? [] : [credentialsPage])]),
  ]);
  const transfer = createTransferDesk({
    saikoro,
    secrets,
    userFiles: kit.userFiles,
    dialogs: createDialogs(electron.dialog, () => electron.BrowserWindow.getAllWindows()[0] ?? null),
    strings: () => stringsFor(state.fields().language),
    clock,
    random,
    version,
  });
  const changePractice = practice === null ? null : () => practice.change();
  const act = actOn({
    saikoro,
    keeper,
    loginItem,
    copyText: (text) => electron.clipboard.writeText(text),
    changePractice,
    quit: () => app.quit(),
  });
  const tray = createTrayKeeper({
    makeFace: createTrayFace({
      Tray: electron.Tray,
      Menu: electron.Menu,
      nativeImage: electron.nativeImage,
      platform,
      icons,
      ...(app.isPackaged ? { guid: TRAY_GUID } : {}),
    }),
    platform,
    // Windows' taskbar has a colour of its own; a theme forced in the settings says nothing of it.
    isGroundDark: () =>
      (nativeTheme as { shouldUseDarkColorsForSystemIntegratedUI?: boolean }).shouldUseDarkColorsForSystemIntegratedUI ??
      nativeTheme.shouldUseDarkColors,
    stringsFor,
    clock,
    act,
  });
  tray.show(state.get());
  serveCalls({
    handlers: createHandlers({
      saikoro,
      journal,
      services,
      interfaces,
      secrets,
      loginItem,
      transfer,
      clock,
      openLink,
      copyText: (text) => electron.clipboard.writeText(text),
      pageReady: keeper.pageReady,
      changePractice,
    }),
    isTrusted: createSenderCheck(keeper.contentsId),
    ipcMain: electron.ipcMain as never,
    report: (what, call, cause) =>
      report(`${what} ${call} ${what === 'failed' ? String(cause instanceof Error ? cause.stack : cause) : ''}`),
    checkResults: !app.isPackaged,
  });

  const dress = (): void => {
    const { settings } = state.fields();
    nativeTheme.themeSource = settings.theme;
    state.change({ language: languageOf(settings.language) });
    const menu = appMenu(platform, stringsFor(state.fields().language), {
      settings: () => keeper.open({ view: 'settings' }),
      close: keeper.close,
    });
    if (menu !== null) electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu));
  };
  dress();
  state.listen((delta) => {
    keeper.send('state.delta', delta);
    if (delta.fields.settings !== undefined) dress();
    tray.show(state.get());
  });
  journal.listen((entry) => keeper.send('journal.added', entry));
  nativeTheme.on('updated', tray.refresh);
  listenToPower(electron.powerMonitor, (word) => {
    clock.recheck();
    if (word !== 'suspend') saikoro.disturbed();
  });
  practice?.onChange(saikoro.disturbed);
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    ended = true;
    event.preventDefault();
    keeper.end();
    saikoro.stop();
    tray.end();
    notifier.end();
    // Secrets that are still being sealed are on disk first, and no program of an event outlives us.
    void Promise.all([secrets.settled(), programs.stop(), practice?.close()]).finally(() => app.quit());
  });

  saikoro.start();
  if (options.importFile !== null) transfer.importFile(options.importFile, kit);
  if (app.dock !== undefined && options.hidden) app.dock.hide();
  if (options.show || (!options.hidden && !app.getLoginItemSettings().wasOpenedAtLogin)) keeper.open();
  return {
    open: () => keeper.open(),
    importFile: (path) => transfer.importFile(path, kit),
  };
};
