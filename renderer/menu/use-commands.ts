import { useEffect, useMemo } from 'react';
import type { Arg } from '../../preload/contract/api.ts';
import { COMMAND_IDS, MENU_COMMANDS, type MenuCommand } from '../../preload/contract/menu/commands.ts';
import { useEventCommands } from '../events/use-event-commands.ts';
import { settle } from '../store/clock.ts';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { type EventActions, type Shell, tellRefusal, useActions, useShell } from '../store/navigation.ts';
import { isTyping } from './typing.ts';
import { useTyping } from './use-typing.ts';

const HOMEPAGE = 'https://saikoro.app/';
/** The menu bar is told what is grey once things are quiet: a selection may change with every key. */
const QUIET_MS = 80;

export interface MenuCommands {
  run(id: MenuCommand): void;
  /** What can do nothing now. */
  off: ReadonlySet<MenuCommand>;
  /** The same once what stands over the window is gone: for the quick search, which closes before it acts. */
  able: Omit<MenuCommands, 'able'>;
}

interface Means {
  shell: Shell;
  actions: EventActions;
  checkRelease(): void;
  openLink(url: string): void;
}

/** Each view's own search; where a view has none, that of the events. */
const searchHere = (shell: Shell): void => {
  if (shell.view !== 'history') shell.show('events');
  requestAnimationFrame(() => document.getElementById(shell.view === 'history' ? 'history-search' : 'search')?.focus());
};

/** Of the text that is being typed, else of what was done with events last. */
const undo = (what: 'undo' | 'redo', { actions, shell }: Means): void => {
  if (isTyping(document.activeElement)) document.execCommand(what);
  else if (!shell.inEvent) actions[what]();
};

type Act = (means: Means) => void;

const ACTS: Partial<Record<MenuCommand, Act>> = {
  about: ({ shell }) => shell.read({ kind: 'about' }),
  'check-release': ({ shell, checkRelease }) => {
    shell.show('settings');
    checkRelease();
  },
  settings: ({ shell }) => shell.show('settings'),
  'add-event': ({ shell }) => shell.open({ kind: 'event', id: null }),
  'import-clients': ({ shell }) => shell.open({ kind: 'clients' }),
  'import-file': ({ shell }) => shell.open({ kind: 'import' }),
  'export-all': ({ shell }) => shell.open({ kind: 'export' }),
  undo: (means) => undo('undo', means),
  redo: (means) => undo('redo', means),
  find: ({ shell }) => searchHere(shell),
  'quick-search': ({ shell }) => shell.open({ kind: 'search' }),
  'view-events': ({ shell }) => shell.show('events'),
  'view-address': ({ shell }) => shell.show('address'),
  'view-history': ({ shell }) => shell.show('history'),
  'view-settings': ({ shell }) => shell.show('settings'),
  'check-address': ({ actions }) => actions.check(),
  'pause-hour': ({ actions }) => actions.pause('hour'),
  'pause-tomorrow': ({ actions }) => actions.pause('tomorrow'),
  'pause-resumed': ({ actions }) => actions.pause('resumed'),
  'end-pause': ({ actions }) => actions.pause('not'),
  help: ({ shell }) => shell.read({ kind: 'help' }),
  licences: ({ shell }) => shell.read({ kind: 'licences' }),
  'first-run': ({ shell }) => shell.open({ kind: 'first-run' }),
  shortcuts: ({ shell }) => shell.read({ kind: 'shortcuts' }),
  homepage: ({ openLink }) => openLink(HOMEPAGE),
};

/** An event's command by the name its list has for it; null: it is none. */
const nameInList = (id: MenuCommand): string | null => (id.startsWith('event-') ? id.slice('event-'.length) : null);

/** Of what is typed, or of events. */
const OF_EITHER = ['undo', 'redo'] as const;

/** What waits until a dialog is gone. */
const NOT_OVER = COMMAND_IDS.filter((id) => MENU_COMMANDS[id].when !== 'always');

/** Everything the menus can ask of the page. */
export const useCommands = (covered: boolean): MenuCommands => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const actions = useActions(strings);
  const ofEvents = useEventCommands();
  const inList = shell.view === 'events';
  const enabled = ofEvents.flatMap(({ id, disabled }) => (disabled || !inList ? [] : [id])).join(' ');
  const paused = useAppState((state) => state.pausedUntil !== null);
  const empty = useAppState((state) => state.events.length === 0);

  const typing = useTyping();
  const canUndo = useAppState((state) => state.undoable.undo !== null);
  const canRedo = useAppState((state) => state.undoable.redo !== null);
  const { inEvent } = shell;

  const noReleases = useAppState((state) => state.release.way === 'none');

  const unable = useMemo(() => {
    const can = new Set(enabled.split(' '));
    const isOff: Partial<Record<MenuCommand, boolean>> = {
      undo: !canUndo,
      redo: !canRedo,
      'check-release': noReleases,
      'export-all': empty,
      find: empty && shell.view !== 'history',
      'check-address': paused,
      'pause-hour': paused,
      'pause-tomorrow': paused,
      'pause-resumed': paused,
      'end-pause': !paused,
    };
    return new Set(
      COMMAND_IDS.filter((id) => {
        const name = nameInList(id);
        return isOff[id] === true || (name !== null && !can.has(name));
      }),
    );
  }, [enabled, paused, empty, noReleases, canUndo, canRedo, shell.view]);
  const off = useMemo(() => {
    const all = new Set(covered ? [...unable, ...NOT_OVER] : unable);
    // While a text is typed it is that which is undone; in an open event nothing else is.
    for (const id of OF_EITHER)
      if (typing) all.delete(id);
      else if (inEvent) all.add(id);
    return all;
  }, [covered, unable, typing, inEvent]);

  const tell = useMemo(() => settle(QUIET_MS, (told: Arg<'menu.off'>) => void act(bridge, 'menu.off', told)), [bridge]);
  useEffect(() => tell({ ids: [...off], typing }), [off, typing, tell]);

  return useMemo(() => {
    const openLink = (url: string): void => void act(bridge, 'app.openLink', { url }).then((answer) => tellRefusal(shell, strings, answer));
    const checkRelease = (): void => void act(bridge, 'release.check', undefined).then((answer) => tellRefusal(shell, strings, answer));
    const means: Means = { shell, actions, checkRelease, openLink };
    const runUnless =
      (not: ReadonlySet<MenuCommand>) =>
      (id: MenuCommand): void => {
        if (not.has(id)) return;
        const name = nameInList(id);
        if (name !== null) ofEvents.find((one) => one.id === name)?.act();
        else if (MENU_COMMANDS[id].by === 'main') void act(bridge, 'menu.run', { id });
        else ACTS[id]?.(means);
      };
    return { run: runUnless(off), off, able: { run: runUnless(unable), off: unable } };
  }, [bridge, shell, strings, actions, ofEvents, off, unable]);
};
