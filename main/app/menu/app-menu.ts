import type { Menu } from 'electron';
import { COMMAND_IDS, MENU_COMMANDS, type MenuCommand } from '../../../preload/contract/menu/commands.ts';
import { type Language, stringsFor } from '../../../preload/strings/index.ts';
import { menuTemplate } from './template.ts';

export interface AppMenuNeeds {
  Menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>;
  platform: NodeJS.Platform;
  act(id: MenuCommand): void;
}

/** The menu bar of the system. Rebuilt for another language only: what is grey changes in place. */
export interface AppMenu {
  draw(language: Language): void;
  /** What the page can't do now; null: there is no page, so nothing is chosen in it. */
  setOff(ids: readonly MenuCommand[] | null): void;
  /** In the window, where no menu bar can be seen. */
  popup(): void;
}

const WITHOUT_PAGE = COMMAND_IDS.filter((id) => MENU_COMMANDS[id].when === 'event');

export const createAppMenu = ({ Menu, platform, act }: AppMenuNeeds): AppMenu => {
  let menu: Menu | null = null;
  let drawn: Language | null = null;
  let off: ReadonlySet<MenuCommand> = new Set(WITHOUT_PAGE);
  const shade = (): void => {
    for (const id of COMMAND_IDS) {
      const item = menu?.getMenuItemById(id);
      const { by } = MENU_COMMANDS[id];
      if (item && (by === 'page' || by === 'main')) item.enabled = !off.has(id);
    }
  };
  return {
    draw(language) {
      if (language === drawn) return;
      drawn = language;
      menu = Menu.buildFromTemplate(menuTemplate(platform, stringsFor(language), act));
      Menu.setApplicationMenu(menu);
      shade();
    },
    setOff(ids) {
      off = new Set(ids ?? WITHOUT_PAGE);
      shade();
    },
    popup: () => menu?.popup(),
  };
};
