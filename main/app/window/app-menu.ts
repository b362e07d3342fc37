import type { MenuItemConstructorOptions } from 'electron';
import type { Strings } from '../../../preload/strings/index.ts';

/** What the menu can ask for; the roles are the system's own. */
export interface AppMenuActs {
  settings(): void;
  importClients(): void;
  close(): void;
}

const line: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The menu bar: macOS needs one, else copy and paste have no keys. Null elsewhere: there the window has its own controls.
 * Close only hides the window, Quit is the system's.
 */
export const appMenu = (platform: string, { menu, tray, imports }: Strings, acts: AppMenuActs): MenuItemConstructorOptions[] | null => {
  if (platform !== 'darwin') return null;
  return [
    {
      label: 'Saikoro',
      submenu: [
        { role: 'about', label: menu.about },
        line,
        { label: tray.settings, accelerator: 'Cmd+,', click: acts.settings },
        line,
        { role: 'hide', label: menu.hide },
        { role: 'hideOthers', label: menu.hideOthers },
        { role: 'unhide', label: menu.showAll },
        line,
        { role: 'quit', label: tray.quit },
      ],
    },
    { label: menu.file, submenu: [{ label: imports.menu, click: acts.importClients }] },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        line,
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.window,
      role: 'windowMenu',
      submenu: [
        { role: 'minimize', label: menu.minimize },
        { role: 'zoom', label: menu.zoom },
        line,
        { label: menu.close, accelerator: 'Cmd+W', click: acts.close },
      ],
    },
  ];
};
