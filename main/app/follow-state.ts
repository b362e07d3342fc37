import type * as Electron from 'electron';
import type { Language } from '../../preload/strings/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { Journal } from '../ports/storage/journal.ts';
import type { AppMenu } from './menu/app-menu.ts';
import { followAccent } from './system/accent.ts';
import type { AppTray } from './tray/tray.ts';
import type { AppWindow } from './window/window.ts';

export const systemLanguage = (app: Electron.App): Language =>
  (app.getPreferredSystemLanguages()[0] ?? app.getLocale()).startsWith('ja') ? 'ja' : 'en';

export interface FollowNeeds {
  electron: typeof Electron;
  saikoro: Engine;
  journal: Journal;
}

/** Keeps tray, window, theme and menu bar in step with the state. */
export const followState = (needs: FollowNeeds, { window, tray, menu }: { window: AppWindow; tray: AppTray; menu: AppMenu }): void => {
  const { electron, saikoro, journal } = needs;
  const { state } = saikoro;
  const dress = (): void => {
    const { settings } = state.fields();
    electron.nativeTheme.themeSource = settings.theme;
    state.change({ language: settings.language === 'system' ? systemLanguage(electron.app) : settings.language });
    menu.draw(state.fields());
  };
  dress();
  followAccent(electron, state.fields().platform, (accent) => state.change({ accent }));
  tray.show(state.get());
  state.listen((delta) => {
    window.send('state.delta', delta);
    if (delta.fields.settings !== undefined) dress();
    else if (delta.fields.undoable !== undefined) menu.draw(state.fields());
    tray.show(state.get());
  });
  journal.listen((entry) => window.send('journal.added', entry));
  electron.nativeTheme.on('updated', tray.refresh);
};
