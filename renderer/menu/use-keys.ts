import { useEffect } from 'react';
import { COMMAND_IDS, MENU_COMMANDS, type MenuCommand } from '../../preload/contract/menu/commands.ts';
import { useAppState } from '../store/context.ts';
import { isPressed } from './keys.ts';
import { isTyping } from './typing.ts';
import type { MenuCommands } from './use-commands.ts';

/** What the same keys mean to a field of text. */
const OF_TEXT: ReadonlySet<MenuCommand> = new Set(['undo', 'redo', 'event-remove', 'event-properties']);

const KEYED = COMMAND_IDS.filter((id) => {
  const { keys, by } = MENU_COMMANDS[id];
  return keys !== undefined && (by === 'page' || by === 'main');
});

/** Keys that work anywhere in the window. What is done here the menu bar does not do once more: the system asks it for unused keys only. */
export const useKeys = ({ run, off }: MenuCommands): void => {
  const platform = useAppState((state) => state.platform);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const id = KEYED.find((one) => isPressed(MENU_COMMANDS[one].keys ?? '', event, platform));
      if (id === undefined || off.has(id) || (OF_TEXT.has(id) && isTyping(event.target))) return;
      event.preventDefault();
      run(id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [run, off, platform]);
};
