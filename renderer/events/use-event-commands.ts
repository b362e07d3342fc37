import { useMemo } from 'react';
import type { Strings } from '../../preload/strings/index.ts';
import type { MenuEntry } from '../controls/context-menu.tsx';
import { useChosen } from '../store/chosen.ts';
import { useAppState, useStrings } from '../store/context.ts';
import { useActions, useShell } from '../store/navigation.ts';
import { type CommandKey, EVENT_COMMANDS, type EventCommand, type EventCommandId, type Lack } from './event-commands.ts';

/** A command of the table for what is chosen now. */
export interface CommandEntry extends MenuEntry {
  id: EventCommandId;
}

/** As menus and tooltips show it. */
const shownKey = ({ key, command, shift }: CommandKey, platform: string): string => {
  const mac = platform === 'darwin';
  return `${shift ? (mac ? '⇧' : 'Shift+') : ''}${command ? (mac ? '⌘' : 'Ctrl+') : ''}${key}`;
};

/** With the reason, where it has one. */
const unable = (lack: Lack | null, { eventList }: Strings): Pick<MenuEntry, 'disabled' | 'why'> =>
  lack === null ? { disabled: false } : { disabled: true, why: eventList.commands.lacks[lack] };

/** What can be done with what is chosen, in whichever view: those that make no sense now are disabled, and some are left out. */
export const useEventCommands = (): CommandEntry[] => {
  const strings = useStrings();
  const { open } = useShell();
  const actions = useActions(strings);
  const platform = useAppState((state) => state.platform);
  const { selection, chosen } = useChosen();
  return useMemo(() => {
    const seen = { chosen, active: selection.active };
    const table: readonly (EventCommand & { id: EventCommandId })[] = EVENT_COMMANDS;
    return table
      .filter(({ shown }) => shown === undefined || shown(seen))
      .map(({ id, keys, label, lacks, run, danger, apart }) => ({
        id,
        label: label(seen, strings),
        ...unable(lacks(seen), strings),
        act: () => run(seen, { actions, open }),
        ...(keys === undefined ? {} : { keys: shownKey(keys, platform) }),
        ...(danger ? { danger } : {}),
        ...(apart ? { apart } : {}),
      }));
  }, [actions, chosen, open, platform, selection.active, strings]);
};
