import type { Menu } from 'electron';
import { COMMAND_IDS, MENU_COMMANDS, type MenuCommand } from '../../../preload/contract/menu/commands.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import { stringsFor } from '../../../preload/strings/index.ts';
import { undoLabels } from '../../../preload/strings/sentences/undo-labels.ts';
import { menuTemplate } from './template.ts';

export interface AppMenuNeeds {
  Menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>;
  platform: NodeJS.Platform;
  act(id: MenuCommand): void;
}

type Said = Pick<AppState, 'language' | 'undoable'>;

/** The menu bar of the system. Rebuilt for other words only: what is grey changes in place. */
export interface AppMenu {
  draw(said: Said): void;
  /** What the page can't do now; null: there is no page, so nothing is chosen in it. typing: undoing is that of a text. */
  setOff(ids: readonly MenuCommand[] | null, typing?: boolean): void;
  /** In the window, where no menu bar can be seen. */
  popup(): void;
}

const DIRECTIONS = ['undo', 'redo'] as const;
const NOTHING = { undo: null, redo: null };
const WITHOUT_PAGE = COMMAND_IDS.filter((id) => MENU_COMMANDS[id].when === 'event');

export const createAppMenu = ({ Menu, platform, act }: AppMenuNeeds): AppMenu => {
  let menu: Menu | null = null;
  let said: Said | null = null;
  let drawn = '';
  let off: ReadonlySet<MenuCommand> | null = null;
  let isTyping = false;
  /** Without a page nothing is typed: then undoing is that of events alone. */
  const withoutPage = (): ReadonlySet<MenuCommand> => {
    const nothing = DIRECTIONS.filter((direction) => !said?.undoable[direction]);
    return new Set([...WITHOUT_PAGE, ...nothing]);
  };
  const shade = (): void => {
    const grey = off ?? withoutPage();
    for (const id of COMMAND_IDS) {
      const item = menu?.getMenuItemById(id);
      const { by } = MENU_COMMANDS[id];
      if (item && (by === 'page' || by === 'main')) item.enabled = !grey.has(id);
    }
  };
  const build = (): void => {
    if (said === null) return;
    const strings = stringsFor(said.language);
    const labels = undoLabels(strings, isTyping ? NOTHING : said.undoable);
    const words = JSON.stringify([said.language, labels]);
    if (words !== drawn) {
      drawn = words;
      menu = Menu.buildFromTemplate(menuTemplate(platform, strings, act, labels));
      Menu.setApplicationMenu(menu);
    }
    shade();
  };
  return {
    draw(now) {
      said = now;
      build();
    },
    setOff(ids, typing = false) {
      off = ids === null ? null : new Set(ids);
      isTyping = typing;
      build();
    },
    popup: () => menu?.popup(),
  };
};
