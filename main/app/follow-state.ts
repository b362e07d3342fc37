import type * as Electron from 'electron';
import { type Language, stringsFor } from '../../preload/strings/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { Journal } from '../ports/storage/journal.ts';
import type { AppTray } from './tray/tray.ts';
import { appMenu } from './window/app-menu.ts';
import type { AppWindow } from './window/window.ts';

export const systemLanguage = (app: Electron.App): Language =>
  (app.getPreferredSystemLanguages()[0] ?? app.getLocale()).startsWith('ja') ? 'ja' : 'en';

export interface FollowNeeds {
  electron: typeof Electron;
  platform: NodeJS.Platform;
  saikoro: Engine;
  journal: Journal;
}

/** Keeps tray, window, theme and menu bar in step with the state. */
export const followState = (needs: FollowNeeds, { window, tray }: { window: AppWindow; tray: AppTray }): void => {
  const { electron, platform, saikoro, journal } = needs;
  const { state } = saikoro;
  const dress = (): void => {
    const { settings } = state.fields();
    electron.nativeTheme.themeSource = settings.theme;
    state.change({ language: settings.language === 'system' ? systemLanguage(electron.app) : settings.language });
    const menu = appMenu(platform, stringsFor(state.fields().language), {
      settings: () => window.open({ view: 'settings' }),
      importClients: () => window.open({ view: 'events', clients: true }),
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
