import type { Shell } from 'electron';
import { MENU_COMMANDS, type MenuCommand } from '../../../preload/contract/menu/commands.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AppWindow } from '../window/window.ts';
import { type ZoomStep, zoomed } from './zoom.ts';

export interface MenuActNeeds {
  saikoro: Pick<Engine, 'commands' | 'state'>;
  window: Pick<AppWindow, 'open' | 'close' | 'zoom'>;
  shell: Pick<Shell, 'openPath'>;
  folder: string;
  quit(): void;
}

/** What a choice in a menu does: main's own at once, the rest is told to the page, which is opened for it. */
export const createMenuActs = ({ saikoro, window, shell, folder, quit }: MenuActNeeds): ((id: MenuCommand) => void) => {
  const zoom = (step: ZoomStep): void => {
    const { ui } = saikoro.state.fields();
    const next = zoomed(ui.zoom ?? 100, step);
    saikoro.commands.saveUi({ ...ui, zoom: next });
    window.zoom(next);
  };
  const acts: Partial<Record<MenuCommand, () => void>> = {
    'close-window': window.close,
    quit,
    'zoom-in': () => zoom('zoom-in'),
    'zoom-out': () => zoom('zoom-out'),
    'actual-size': () => zoom('actual-size'),
    'open-data-folder': () => void shell.openPath(folder),
  };
  return (id) => {
    if (MENU_COMMANDS[id].by === 'main') acts[id]?.();
    else window.open({ command: id });
  };
};
