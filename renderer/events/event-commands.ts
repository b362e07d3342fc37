import { hasNames } from '../../preload/contract/event.ts';
import type { EventView } from '../../preload/contract/state.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { addressesOf } from '../../preload/strings/sentences/event-names.ts';
import type { IconName } from '../controls/icon.tsx';
import type { EventActions, Shell } from '../store/navigation.ts';

/** What a command looks at: the chosen events, and the one with the focus. */
export interface CommandSelection {
  chosen: readonly EventView[];
  active: string | null;
}

/** What a command acts with. */
export interface CommandHands {
  actions: EventActions;
  open: Shell['open'];
}

/** What the chosen events lack for a command. */
export type Lack = keyof Strings['eventList']['commands']['lacks'];

/** A key with ⌘ or Ctrl, unless it is a key of the list alone. */
export interface CommandKey {
  key: string;
  command: boolean;
  shift?: boolean;
}

export interface EventCommand {
  id: string;
  /** null: it has no place in a tool bar. */
  icon: IconName | null;
  keys?: CommandKey;
  label(selection: CommandSelection, strings: Strings): string;
  /** Absent: it is there whatever is chosen. Else it is left out where this says no. */
  shown?(selection: CommandSelection): boolean;
  /** Why it makes no sense for what is chosen; null: it does. */
  lacks(selection: CommandSelection): Lack | null;
  run(selection: CommandSelection, hands: CommandHands): void;
  danger?: boolean;
  /** A line above it in menus. */
  apart?: boolean;
}

const idsOf = ({ chosen }: CommandSelection): string[] => chosen.map(({ event }) => event.id);
/** The one that a command for one event is about. */
const oneOf = ({ chosen, active }: CommandSelection): EventView | undefined => chosen.find(({ event }) => event.id === active) ?? chosen[0];
const nothing = ({ chosen }: CommandSelection): 'event' | null => (chosen.length > 0 ? null : 'event');
const single = (selection: CommandSelection): 'event' | 'one' | null =>
  nothing(selection) ?? (selection.chosen.length === 1 ? null : 'one');
const isAnyOn = ({ chosen }: CommandSelection): boolean => chosen.some(({ event }) => event.enabled);
/** All at one service, so that one password can be meant. */
const oneService = (selection: CommandSelection): Lack | null => {
  const services = new Set(selection.chosen.map(({ event }) => (event.type === 'dns' ? event.service : null)));
  if (services.has(null)) return 'service';
  return nothing(selection) ?? (services.size === 1 ? null : 'oneService');
};
const stoppedOf = ({ chosen }: CommandSelection): EventView[] => chosen.filter(({ status }) => status.activity === 'stopped');

/** All that can be done with events, in the order of menus: tool bar, context menu, application menu and ⌘K are drawn from this table. */
export const EVENT_COMMANDS = [
  {
    id: 'add',
    icon: 'add',
    keys: { key: 'N', command: true },
    label: (_, { action }) => action.addLong,
    lacks: () => null,
    run: (_, { open }) => open({ kind: 'event', id: null }),
  },
  {
    id: 'properties',
    icon: 'edit',
    keys: { key: '↩', command: false },
    label: (_, { action }) => action.properties,
    lacks: nothing,
    run: (selection, { open }) => {
      const one = oneOf(selection);
      if (one) open({ kind: 'event', id: one.event.id });
    },
  },
  {
    id: 'run',
    icon: 'run',
    label: (_, { action }) => action.run,
    lacks: nothing,
    run: (selection, { actions }) => actions.run(idsOf(selection)),
    apart: true,
  },
  {
    id: 'resume',
    icon: 'resume',
    label: (_, { action }) => action.resume,
    shown: (selection) => stoppedOf(selection).length > 0,
    lacks: nothing,
    run: (selection, { actions }) => actions.resume(stoppedOf(selection).map(({ event }) => event.id)),
  },
  {
    id: 'enable',
    icon: 'power',
    label: (selection, { action }) => (isAnyOn(selection) ? action.disable : action.enable),
    lacks: nothing,
    run: (selection, { actions }) => actions.enable(idsOf(selection), !isAnyOn(selection)),
  },
  {
    id: 'enable-all',
    icon: null,
    label: (_, { eventList }) => eventList.commands.enableAll,
    shown: ({ chosen }) => chosen.some(({ event }) => event.enabled) && chosen.some(({ event }) => !event.enabled),
    lacks: nothing,
    run: (selection, { actions }) => actions.enable(idsOf(selection), true),
  },
  {
    id: 'duplicate',
    icon: 'duplicate',
    label: (_, { action }) => action.duplicate,
    lacks: single,
    run: (selection, { actions }) => {
      const one = oneOf(selection);
      if (one) actions.duplicate(one.event.id);
    },
    apart: true,
  },
  {
    id: 'credentials',
    icon: null,
    label: (_, { eventList }) => eventList.commands.credentials,
    lacks: oneService,
    run: (selection, { open }) => open({ kind: 'credentials', ids: idsOf(selection) }),
  },
  {
    id: 'move',
    icon: null,
    label: (_, { action }) => action.move,
    lacks: (selection) => single(selection) ?? (oneOf(selection)?.event.type === 'dns' ? null : 'service'),
    run: (selection, { open }) => {
      const one = oneOf(selection);
      if (one) open({ kind: 'move', id: one.event.id });
    },
  },
  {
    id: 'copy-hosts',
    icon: null,
    label: (_, { eventList }) => eventList.commands.copyHosts,
    lacks: (selection) => nothing(selection) ?? (selection.chosen.some(({ event }) => hasNames(event)) ? null : 'host'),
    run: (selection, { actions }) => actions.copy(idsOf(selection), 'hosts'),
    apart: true,
  },
  {
    id: 'copy-addresses',
    icon: null,
    label: (_, { eventList }) => eventList.commands.copyAddresses,
    lacks: (selection) => nothing(selection) ?? (selection.chosen.some((view) => addressesOf(view).length > 0) ? null : 'address'),
    run: (selection, { actions }) => actions.copy(idsOf(selection), 'addresses'),
  },
  {
    id: 'copy-rows',
    icon: null,
    keys: { key: 'C', command: true },
    label: (_, { eventList }) => eventList.commands.copyRows,
    lacks: nothing,
    run: (selection, { actions }) => actions.copy(idsOf(selection), 'rows'),
  },
  {
    id: 'export',
    icon: null,
    label: (_, { action }) => action.export,
    lacks: nothing,
    run: (selection, { open }) => open({ kind: 'export', ids: idsOf(selection) }),
  },
  {
    id: 'remove',
    icon: 'remove',
    keys: { key: '⌫', command: false },
    label: (_, { action }) => action.remove,
    lacks: nothing,
    run: (selection, { open }) => open({ kind: 'remove', ids: idsOf(selection) }),
    danger: true,
    apart: true,
  },
] as const satisfies readonly EventCommand[];

export type EventCommandId = (typeof EVENT_COMMANDS)[number]['id'];

/** Those with an icon: the ones a tool bar can have. */
export const COMMAND_ICONS = Object.fromEntries(EVENT_COMMANDS.map(({ id, icon }) => [id, icon])) as Record<
  EventCommandId,
  IconName | null
>;
