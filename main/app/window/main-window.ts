import { join } from 'node:path';
import type * as Electron from 'electron';
import type { Engine } from '../../engine/engine.ts';
import type { Adapters } from '../../instance/adapters.ts';
import { placeWindow } from './bounds.ts';
import { windowOptions } from './options.ts';
import { createAppResponder } from './protocol.ts';
import { guardSession } from './session-guard.ts';
import { type AppWindow, createAppWindow } from './window.ts';

const PARTITION = 'saikoro';

export interface MainWindowNeeds {
  electron: typeof Electron;
  kit: Adapters;
  platform: NodeJS.Platform;
  saikoro: Engine;
  report: (what: string) => void;
  /** The window is gone. */
  onGone(): void;
}

/** The window, made when it is asked for, in a session that reaches nothing but our own files. */
export const createMainWindow = ({ electron, kit, platform, saikoro, report, onGone }: MainWindowNeeds): AppWindow => {
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
          state.fields().ui.zoom,
        ),
        zoom: state.fields().ui.zoom ?? 100,
        dark: nativeTheme.shouldUseDarkColors,
        preload: join(__dirname, 'preload.cjs'),
        session: locked(),
        platform,
        ...(platform === 'darwin' ? {} : { icon: join(__dirname, 'icons', 'app', '256x256.png') }),
        devTools: !app.isPackaged,
      }),
    language: () => state.fields().language,
    clock: kit.clock,
    ...(app.dock === undefined ? {} : { dock: app.dock }),
    saveBounds: (window) => commands.saveUi({ ...state.fields().ui, window }),
    report,
    onGone,
  });
};
