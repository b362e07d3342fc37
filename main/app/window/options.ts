import type { BrowserWindowConstructorOptions, Session } from 'electron';
import { smallestAt, type WindowBounds } from './bounds.ts';

/** The page's own ground colours (renderer/look/tokens.css), so that nothing flashes before it is drawn. */
export const GROUND: Record<'light' | 'dark', string> = { light: '#ffffff', dark: '#1e1e20' };

export interface WindowLook {
  place: WindowBounds;
  dark: boolean;
  /** How large everything is drawn, in percent. */
  zoom: number;
  /** Path of the built preload script. */
  preload: string;
  session: Session;
  platform: NodeJS.Platform;
  /** Path of the icon file; macOS takes it from the bundle. */
  icon?: string;
  /** Whether the developer tools may be opened. */
  devTools: boolean;
}

/** Height of the page's own toolbar, which stands in for the title bar (renderer/app/shell.css). */
const TOOLBAR = 44;

export const windowOptions = ({
  place,
  dark,
  zoom,
  preload,
  session,
  platform,
  icon,
  devTools,
}: WindowLook): BrowserWindowConstructorOptions => ({
  ...place,
  minWidth: smallestAt(zoom).width,
  minHeight: smallestAt(zoom).height,
  show: false,
  title: 'Saikoro',
  backgroundColor: GROUND[dark ? 'dark' : 'light'],
  icon,
  autoHideMenuBar: true,
  ...(platform === 'linux' ? {} : { titleBarStyle: 'hidden' as const, titleBarOverlay: { height: TOOLBAR } }),
  webPreferences: {
    preload,
    session,
    devTools,
    zoomFactor: zoom / 100,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    enableWebSQL: false,
    spellcheck: false,
  },
});
