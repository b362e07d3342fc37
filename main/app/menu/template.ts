import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_IDS, MENU_COMMANDS, MENUS, type MenuCommand, type MenuName, menuOf } from '../../../preload/contract/menu/commands.ts';
import type { Strings } from '../../../preload/strings/index.ts';

/** The letter that opens a menu together with Alt, where menus have one. */
const LETTERS: Record<MenuName, string> = { app: 'S', file: 'F', edit: 'E', view: 'V', event: 'T', window: 'W', help: 'H' };
const ROLES: Partial<Record<MenuName, 'windowMenu' | 'help'>> = { window: 'windowMenu', help: 'help' };

const withLetter = (label: string, letter: string): string => {
  const at = label.toUpperCase().indexOf(letter);
  return at < 0 ? `${label}(&${letter})` : `${label.slice(0, at)}&${label.slice(at)}`;
};

/** Labels that say more than the table does. */
export type Labels = Partial<Record<MenuCommand, string>>;

const itemOf = (id: MenuCommand, { menu }: Strings, act: (id: MenuCommand) => void, labels: Labels): MenuItemConstructorOptions => {
  const { by, keys } = MENU_COMMANDS[id];
  if (by !== 'page' && by !== 'main') return { id, label: menu.items[id], role: by };
  return { id, label: labels[id] ?? menu.items[id], click: () => act(id), ...(keys === undefined ? {} : { accelerator: keys }) };
};

/** The menu bar of a platform, as the table of commands has it. */
export const menuTemplate = (
  platform: string,
  strings: Strings,
  act: (id: MenuCommand) => void,
  labels: Labels = {},
): MenuItemConstructorOptions[] =>
  MENUS.flatMap((name) => {
    const ids = COMMAND_IDS.filter((id) => menuOf(id, platform) === name);
    if (ids.length === 0) return [];
    const submenu = ids.flatMap((id, index): MenuItemConstructorOptions[] => [
      ...(index > 0 && MENU_COMMANDS[id].apart ? [{ type: 'separator' as const }] : []),
      itemOf(id, strings, act, labels),
    ]);
    const label = strings.menu.menus[name];
    const role = ROLES[name];
    return [
      platform === 'darwin'
        ? { label, submenu, ...(role === undefined ? {} : { role }) }
        : { label: withLetter(label, LETTERS[name]), submenu },
    ];
  });
