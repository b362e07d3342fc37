import type { EventView } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';
import type { EventActions, Shell } from '../store/navigation.ts';

export const COMMANDS = ['add', 'properties', 'run', 'resume', 'duplicate', 'move', 'enable', 'export', 'remove'] as const;
export type CommandId = (typeof COMMANDS)[number];

export interface EventCommand {
  id: CommandId;
  label: string;
  keys?: string;
  disabled: boolean;
  danger?: boolean;
  /** A line above it in the menu. */
  apart?: boolean;
  act(): void;
}

interface Input {
  chosen: EventView[];
  active: string | null;
  strings: Strings;
  actions: EventActions;
  open: Shell['open'];
  /** ⌘ or Ctrl+, before a letter. */
  modifier: string;
}

/** What can be done with the chosen events: the tool bar and the context menu are both drawn from this. */
export const eventCommands = ({ chosen, active, strings, actions, open, modifier }: Input): EventCommand[] => {
  const ids = chosen.map(({ event }) => event.id);
  const one = chosen.find(({ event }) => event.id === active) ?? chosen[0];
  const none = chosen.length === 0;
  const anyOn = chosen.some(({ event }) => event.enabled);
  const stopped = chosen.filter(({ status }) => status.activity === 'stopped');
  const { action } = strings;
  return [
    { id: 'add', label: action.addLong, keys: `${modifier}N`, disabled: false, act: () => open({ kind: 'event', id: null }) },
    { id: 'properties', label: action.properties, keys: '↩', disabled: !one, act: () => one && open({ kind: 'event', id: one.event.id }) },
    { id: 'run', label: action.run, disabled: none, apart: true, act: () => actions.run(ids) },
    ...(stopped.length > 0
      ? [{ id: 'resume' as const, label: action.resume, disabled: false, act: () => actions.resume(stopped.map(({ event }) => event.id)) }]
      : []),
    { id: 'enable', label: anyOn ? action.disable : action.enable, disabled: none, act: () => actions.enable(ids, !anyOn) },
    {
      id: 'duplicate',
      label: action.duplicate,
      disabled: chosen.length !== 1,
      apart: true,
      act: () => one && actions.duplicate(one.event.id),
    },
    {
      id: 'move',
      label: action.move,
      disabled: chosen.length !== 1 || one?.event.type !== 'dns',
      act: () => one && open({ kind: 'move', id: one.event.id }),
    },
    { id: 'export', label: action.export, disabled: none, act: () => open({ kind: 'export', ids }) },
    { id: 'remove', label: action.remove, keys: '⌫', disabled: none, danger: true, apart: true, act: () => open({ kind: 'remove', ids }) },
  ];
};
