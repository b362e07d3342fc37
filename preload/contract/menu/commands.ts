/** The menus of the menu bar, in its order. */
export const MENUS = ['app', 'file', 'edit', 'view', 'event', 'window', 'help'] as const;
export type MenuName = (typeof MENUS)[number];

/** The part of the system that does it by itself, by Electron's name. */
export type SystemRole =
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front';

interface Place {
  menu: MenuName;
  /** Where it stands on Windows and Linux, which have no menu of the app's own name. */
  elsewhere?: MenuName;
  /** A line above it. */
  apart?: true;
  /** macOS alone has it. */
  only?: 'darwin';
}

/**
 * free: unless something stands over the window; event: as the list says of what is chosen in it; always: also over a dialog. Where no window is
 * open, the first and the last open one.
 */
export type When = 'always' | 'free' | 'event';

export interface CommandEntry extends Place {
  /** As Electron writes them; CmdOrCtrl is ⌘ on macOS. */
  keys?: string;
  when: When;
  /** Who does it: the page, the main process, or the system. */
  by: 'page' | 'main' | SystemRole;
}

const page = (menu: MenuName, keys?: string, more: Partial<CommandEntry> = {}): CommandEntry => ({
  menu,
  ...(keys === undefined ? {} : { keys }),
  when: 'free',
  by: 'page',
  ...more,
});
const main = (menu: MenuName, keys?: string, more: Partial<CommandEntry> = {}): CommandEntry =>
  page(menu, keys, { when: 'always', by: 'main', ...more });
const system = (menu: MenuName, by: SystemRole, more: Partial<CommandEntry> = {}): CommandEntry =>
  page(menu, undefined, { when: 'always', by, ...more });
const ofEvent = (keys?: string, more: Partial<CommandEntry> = {}): CommandEntry => page('event', keys, { when: 'event', ...more });

/** Everything a menu can ask for, in the order of the menus. The menu bar, its keys, the list of keys and the quick search are all made of it. */
const TABLE = {
  about: page('app', undefined, { elsewhere: 'help', when: 'always' }),
  'check-release': page('app', undefined, { elsewhere: 'help' }),
  settings: page('app', 'CmdOrCtrl+,', { elsewhere: 'edit', apart: true }),
  hide: system('app', 'hide', { only: 'darwin', apart: true }),
  'hide-others': system('app', 'hideOthers', { only: 'darwin' }),
  'show-all': system('app', 'unhide', { only: 'darwin' }),

  'add-event': page('file', 'CmdOrCtrl+N'),
  'import-clients': page('file', undefined, { apart: true }),
  'import-file': page('file'),
  'export-all': page('file'),
  'close-window': main('file', 'CmdOrCtrl+W', { apart: true }),
  quit: main('app', 'CmdOrCtrl+Q', { elsewhere: 'file', apart: true }),

  undo: page('edit', 'CmdOrCtrl+Z', { when: 'always' }),
  redo: page('edit', 'CmdOrCtrl+Shift+Z', { when: 'always' }),
  cut: system('edit', 'cut', { apart: true }),
  copy: system('edit', 'copy'),
  paste: system('edit', 'paste'),
  'select-all': system('edit', 'selectAll'),
  find: page('edit', 'CmdOrCtrl+F', { apart: true }),
  'quick-search': page('edit', 'CmdOrCtrl+K'),

  'view-events': page('view', 'CmdOrCtrl+1'),
  'view-address': page('view', 'CmdOrCtrl+2'),
  'view-history': page('view', 'CmdOrCtrl+3'),
  'view-settings': page('view', 'CmdOrCtrl+4'),
  'zoom-in': main('view', 'CmdOrCtrl+Plus', { apart: true }),
  'zoom-out': main('view', 'CmdOrCtrl+-'),
  'actual-size': main('view', 'CmdOrCtrl+0'),
  'full-screen': system('view', 'togglefullscreen', { apart: true }),

  'check-address': page('event', 'CmdOrCtrl+R', { when: 'always' }),
  'pause-hour': page('event', undefined, { when: 'always', apart: true }),
  'pause-tomorrow': page('event', undefined, { when: 'always' }),
  'pause-resumed': page('event', undefined, { when: 'always' }),
  'end-pause': page('event', undefined, { when: 'always' }),
  'event-properties': ofEvent('CmdOrCtrl+Enter', { apart: true }),
  'event-run': ofEvent('CmdOrCtrl+Shift+R'),
  'event-resume': ofEvent(),
  'event-enable': ofEvent(),
  'event-enable-all': ofEvent(),
  'event-duplicate': ofEvent('CmdOrCtrl+D', { apart: true }),
  'event-credentials': ofEvent(),
  'event-move': ofEvent(),
  'event-copy-hosts': ofEvent(undefined, { apart: true }),
  'event-copy-addresses': ofEvent(),
  'event-copy-rows': ofEvent(),
  'event-export': ofEvent(),
  'event-remove': ofEvent('CmdOrCtrl+Backspace', { apart: true }),

  minimize: system('window', 'minimize'),
  zoom: system('window', 'zoom', { only: 'darwin' }),
  front: system('window', 'front', { only: 'darwin', apart: true }),

  help: page('help', 'F1', { when: 'always' }),
  'first-run': page('help'),
  shortcuts: page('help', 'CmdOrCtrl+/', { when: 'always' }),
  homepage: page('help', undefined, { when: 'always', apart: true }),
  'open-data-folder': main('help'),
  licences: page('help', undefined, { when: 'always' }),
} satisfies Record<string, CommandEntry>;

export type MenuCommand = keyof typeof TABLE;
export const MENU_COMMANDS: Record<MenuCommand, CommandEntry> = TABLE;
export const COMMAND_IDS = Object.keys(TABLE) as [MenuCommand, ...MenuCommand[]];

export const isBy =
  (who: 'page' | 'main') =>
  (id: MenuCommand): boolean =>
    MENU_COMMANDS[id].by === who;

export const isCommand = (name: string): name is MenuCommand => Object.hasOwn(TABLE, name);

/** What main does when the page asks. */
export const MAIN_COMMANDS = COMMAND_IDS.filter(isBy('main')) as [MenuCommand, ...MenuCommand[]];

/** Where it stands on a platform; null: not at all. */
export const menuOf = (id: MenuCommand, platform: string): MenuName | null => {
  const { menu, elsewhere, only } = MENU_COMMANDS[id];
  if (only !== undefined && only !== platform) return null;
  return platform === 'darwin' ? menu : (elsewhere ?? menu);
};
