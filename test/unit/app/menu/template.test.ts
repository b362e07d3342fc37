import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createAppMenu } from '../../../../main/app/menu/app-menu.ts';
import { menuTemplate } from '../../../../main/app/menu/template.ts';
import { COMMAND_IDS, MENU_COMMANDS, type MenuCommand, menuOf } from '../../../../preload/contract/menu/commands.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';

const PLATFORMS = ['darwin', 'win32', 'linux'] as const;
const itemsOf = (menu: MenuItemConstructorOptions): MenuItemConstructorOptions[] => (Array.isArray(menu.submenu) ? menu.submenu : []);
const flat = (menus: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => menus.flatMap(itemsOf);

describe.each(['ja', 'en'] as const)('the menu bar in %s', (language) => {
  const strings = stringsFor(language);

  it.each(PLATFORMS)('has every command of its table once, with words and without two of one key, on %s', (platform) => {
    const menus = menuTemplate(platform, strings, () => {});
    const items = flat(menus).filter(({ type }) => type !== 'separator');
    expect(items.map(({ id }) => id).sort()).toEqual(COMMAND_IDS.filter((id) => menuOf(id, platform) !== null).sort());
    for (const { label } of [...menus, ...items]) expect(label).toBeTruthy();
    const keys = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const menu of menus) {
      const types = itemsOf(menu).map(({ type }) => type);
      expect([types[0], types.at(-1)]).toEqual([undefined, undefined]);
    }
  });

  it('has the menus of a Mac, and elsewhere those without the app’s own, each with its letter', () => {
    const { menus } = strings.menu;
    const onMac = menuTemplate('darwin', strings, () => {}).map(({ label }) => label);
    expect(onMac).toEqual([menus.app, menus.file, menus.edit, menus.view, menus.event, menus.window, menus.help]);
    const elsewhere = menuTemplate('win32', strings, () => {}).map(({ label }) => label ?? '');
    const letters = elsewhere.map((label) => /&(.)/.exec(label)?.[1]?.toUpperCase());
    expect(letters).toEqual(['F', 'E', 'V', 'T', 'W', 'H']);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

it('leaves to the system what is its own, and asks for the rest by its name', () => {
  const asked: MenuCommand[] = [];
  const items = flat(menuTemplate('darwin', stringsFor('en'), (id) => asked.push(id)));
  for (const item of items) (item.click as (() => void) | undefined)?.();
  expect(asked.sort()).toEqual(COMMAND_IDS.filter((id) => ['page', 'main'].includes(MENU_COMMANDS[id].by)).sort());
  expect(items.find(({ id }) => id === 'paste')).toMatchObject({ role: 'paste' });
});

const NOTHING = { undo: null, redo: null };

describe('what is grey', () => {
  const setUp = () => {
    const built: Map<string, { enabled: boolean; label: string | undefined }>[] = [];
    const Menu = {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => {
        const items = new Map(flat(template).map(({ id = '', label }) => [id, { enabled: true, label }]));
        built.push(items);
        return { getMenuItemById: (id: string) => items.get(id) ?? null, popup: () => {} };
      },
      setApplicationMenu: () => {},
    };
    const menu = createAppMenu({ Menu: Menu as never, platform: 'linux', act: () => {} });
    return {
      menu,
      built,
      isOn: (id: MenuCommand) => built.at(-1)?.get(id)?.enabled,
      labelOf: (id: MenuCommand) => built.at(-1)?.get(id)?.label,
    };
  };

  it('is what concerns chosen events while there is no window, and else what the page says', () => {
    const { menu, isOn } = setUp();
    menu.draw({ language: 'en', undoable: NOTHING });
    expect([isOn('event-run'), isOn('add-event')]).toEqual([false, true]);
    menu.setOff(['add-event']);
    expect([isOn('event-run'), isOn('add-event')]).toEqual([true, false]);
    menu.setOff(null);
    expect([isOn('event-run'), isOn('add-event')]).toEqual([false, true]);
  });

  it('stays so in another language, for which alone the menu is built anew', () => {
    const { menu, built, isOn } = setUp();
    menu.draw({ language: 'en', undoable: NOTHING });
    menu.setOff(['find']);
    menu.draw({ language: 'en', undoable: NOTHING });
    expect(built).toHaveLength(1);
    menu.draw({ language: 'ja', undoable: NOTHING });
    expect([built.length, isOn('find')]).toEqual([2, false]);
  });

  it('names what is undone, of events or plainly of a text, and offers nothing where there is nothing', () => {
    const { menu, labelOf, isOn } = setUp();
    const undo = { kind: 'removed' as const, count: 1, name: 'home.example.jp' };
    menu.draw({ language: 'en', undoable: NOTHING });
    expect([labelOf('undo'), isOn('undo'), isOn('redo')]).toEqual(['Undo', false, false]);
    menu.draw({ language: 'en', undoable: { undo, redo: null } });
    expect([labelOf('undo'), isOn('undo'), isOn('redo')]).toEqual(['Undo Deletion of “home.example.jp”', true, false]);
    menu.setOff([], true);
    expect([labelOf('undo'), isOn('undo')]).toEqual(['Undo', true]);
    menu.setOff(['redo'], false);
    menu.draw({ language: 'ja', undoable: { undo, redo: null } });
    expect([labelOf('undo'), isOn('redo')]).toEqual(['「home.example.jp」の削除を取り消す', false]);
  });
});
