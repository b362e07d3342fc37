import type { App } from 'electron';
import type { AppState } from '../../../preload/contract/state.ts';
import type { FileResult, Files } from '../../ports/storage/files.ts';
import { desktopEntry, startsProgram } from './desktop-entry.ts';

export type LoginItemState = AppState['loginItem'];

/** Whether Saikoro opens at login: never remembered, always asked of the system. */
export interface LoginItem {
  read(): LoginItemState;
  set(enabled: boolean): FileResult;
}

export interface LoginItemNeeds {
  platform: NodeJS.Platform;
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  /** macOS and Windows would register the bare Electron of an unpackaged app. */
  packaged: boolean;
  /** Linux: the program and the arguments it needs to start, e.g. [execPath], or the AppImage's own path (APPIMAGE). */
  launch: [string, ...string[]];
  /** Linux: ~/.config/autostart (XDG_CONFIG_HOME/autostart). */
  autostart: Files;
}

const HIDDEN = '--hidden';
const ENTRY = 'app.saikoro.desktop';
const UNSUPPORTED: LoginItemState = { supported: false, enabled: false, needsApproval: false };

const ofSystem = ({ app, platform }: LoginItemNeeds): LoginItem => {
  const args = platform === 'win32' ? { args: [HIDDEN] } : {};
  return {
    read: () => {
      const { openAtLogin, status, executableWillLaunchAtLogin } = app.getLoginItemSettings(args);
      // Windows: the entry may be there and yet be switched off in the Task Manager.
      const enabled = openAtLogin && (platform !== 'win32' || executableWillLaunchAtLogin !== false);
      const needsApproval = platform === 'darwin' && status === 'requires-approval';
      return { supported: true, enabled: enabled || needsApproval, needsApproval };
    },
    set: (enabled) => {
      app.setLoginItemSettings({ openAtLogin: enabled, ...args, ...(platform === 'win32' ? { enabled } : {}) });
      return { ok: true };
    },
  };
};

/** XDG Autostart: a desktop entry in the user's autostart folder. */
const ofDesktop = ({ autostart, launch }: LoginItemNeeds): LoginItem => ({
  read: () => {
    const entry = autostart.read(ENTRY);
    return { supported: true, enabled: entry.ok && startsProgram(entry.text, launch[0]), needsApproval: false };
  },
  set: (enabled) => {
    if (enabled) return autostart.write(ENTRY, desktopEntry([...launch, HIDDEN]));
    return autostart.read(ENTRY).ok ? autostart.remove(ENTRY) : { ok: true };
  },
});

export const createLoginItem = (needs: LoginItemNeeds): LoginItem => {
  if (needs.platform === 'linux') return ofDesktop(needs);
  if (needs.packaged && (needs.platform === 'darwin' || needs.platform === 'win32')) return ofSystem(needs);
  return { read: () => UNSUPPORTED, set: () => ({ ok: false, full: false, detail: 'unsupported' }) };
};
