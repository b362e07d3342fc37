import { join } from 'node:path';
import type * as Electron from 'electron';
import { type Language, stringsFor } from '../../preload/strings/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { Services } from '../ports/dns-service.ts';
import type { Journal } from '../ports/storage/journal.ts';
import type { Adapters } from './system/adapters.ts';
import type { TrayAct } from './tray/menu.ts';
import { createNativeTray, TRAY_GUID } from './tray/native-tray.ts';
import { type AppTray, createAppTray } from './tray/tray.ts';
import { appMenu } from './window/app-menu.ts';
import { placeWindow } from './window/bounds.ts';
import { windowOptions } from './window/options.ts';
import { createAppResponder } from './window/protocol.ts';
import { guardSession } from './window/session-guard.ts';
import { type AppWindow, createAppWindow } from './window/window.ts';

const PARTITION = 'saikoro';

export interface ShellNeeds {
  electron: typeof Electron;
  kit: Adapters;
  platform: NodeJS.Platform;
  saikoro: Engine;
  journal: Journal;
  report: (what: string) => void;
}

/** The window, made when it is asked for, in a session that reaches nothing but our own files. */
export const createWindow = ({ electron, kit, platform, saikoro, report }: ShellNeeds): AppWindow => {
  const { app, nativeTheme, screen } = electron;
  const { state, commands } = saikoro;
  let session: Electron.Session | null = null;
  // A session costs memory that an app without a window need not have.
  const locked = (): Electron.Session => {
    if (session === null) {
      session = electron.session.fromPartition(PARTITION, { cache: false });
      guardSession(session, createAppResponder(kit.assets), report);
    }
    return session;
  };
  return createAppWindow({
    make: (look) => new electron.BrowserWindow(look),
    options: () =>
      windowOptions({
        place: placeWindow(
          state.fields().ui.window,
          screen.getAllDisplays().map((display) => display.workArea),
        ),
        dark: nativeTheme.shouldUseDarkColors,
        preload: join(__dirname, 'preload.cjs'),
        session: locked(),
        platform,
        ...(platform === 'darwin' ? {} : { icon: join(__dirname, 'icons', 'app', '256x256.png') }),
        devTools: !app.isPackaged,
      }),
    clock: kit.clock,
    ...(app.dock === undefined ? {} : { dock: app.dock }),
    savePlace: (window) => commands.saveUi({ ...state.fields().ui, window }),
    report,
  });
};

export const createTray = ({ electron, kit, platform }: ShellNeeds, act: (act: TrayAct) => void): AppTray => {
  const { app, nativeTheme } = electron;
  const theme: { shouldUseDarkColorsForSystemIntegratedUI?: boolean } = nativeTheme;
  return createAppTray({
    makeFace: createNativeTray({
      Tray: electron.Tray,
      Menu: electron.Menu,
      nativeImage: electron.nativeImage,
      platform,
      icons: join(__dirname, 'icons'),
      ...(app.isPackaged ? { guid: TRAY_GUID } : {}),
    }),
    platform,
    // Windows' taskbar has a colour of its own; a theme forced in the settings says nothing of it.
    isGroundDark: () => theme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors,
    stringsFor,
    clock: kit.clock,
    act,
  });
};

export const systemLanguage = (app: Electron.App): Language =>
  (app.getPreferredSystemLanguages()[0] ?? app.getLocale()).startsWith('ja') ? 'ja' : 'en';

/** Keeps tray, window, theme and menu bar in step with the state. */
export const followState = (needs: ShellNeeds, { window, tray }: { window: AppWindow; tray: AppTray }): void => {
  const { electron, platform, saikoro, journal } = needs;
  const { state } = saikoro;
  const dress = (): void => {
    const { settings } = state.fields();
    electron.nativeTheme.themeSource = settings.theme;
    state.change({ language: settings.language === 'system' ? systemLanguage(electron.app) : settings.language });
    const menu = appMenu(platform, stringsFor(state.fields().language), {
      settings: () => window.open({ view: 'settings' }),
      close: window.close,
    });
    if (menu !== null) electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu));
  };
  dress();
  tray.show(state.get());
  state.listen((delta) => {
    window.send('state.delta', delta);
    if (delta.fields.settings !== undefined) dress();
    tray.show(state.get());
  });
  journal.listen((entry) => window.send('journal.added', entry));
  electron.nativeTheme.on('updated', tray.refresh);
};

const pagesOf = (services: ReturnType<Services['list']>): string[] =>
  services.flatMap(({ homepage, credentialsPage, signUpPage, statusPage, confirmPage }) =>
    [homepage, credentialsPage, signUpPage, statusPage, confirmPage].filter((page) => page !== undefined),
  );

/** The pages a link may lead to, or below: our own and the services'. */
export const linkTargets = (services: Services): string[] => [
  'https://saikoro.app/',
  ...pagesOf(services.list().filter(({ quality }) => quality !== 'installed')),
];

/** The pages installed plug-ins name. */
export const installedTargets = (services: Services): string[] => pagesOf(services.list().filter(({ quality }) => quality === 'installed'));
