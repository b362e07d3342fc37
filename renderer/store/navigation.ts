import { createContext, useContext, useMemo } from 'react';
import type { Arg } from '../../preload/contract/api.ts';
import type { Undoable } from '../../preload/contract/history/deed.ts';
import type { PlannedFile } from '../../preload/contract/imports/plan.ts';
import type { HelpPage } from '../../preload/contract/menu/help-pages.ts';
import type { UiState, View } from '../../preload/contract/settings.ts';
import type { Strings } from '../../preload/strings/index.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import type { Cell } from './cell.ts';
import { useHost } from './context.ts';
import { act, type Refusal } from './ipc.ts';
import type { SelectionCell } from './selection.ts';
import type { Store } from './store.ts';

/** What stands over the window. */
export type Overlay =
  /** from: the event that a new one takes the place of. */
  | { kind: 'event'; id: string | null; from?: string; service?: string; second?: boolean; tab?: keyof Strings['event']['tabs'] }
  /** second: beside the one there is, and not in its place. */
  | { kind: 'move'; id: string; second?: boolean }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'passwords' }
  | { kind: 'credentials'; ids: string[] }
  | { kind: 'export'; ids?: string[] }
  | { kind: 'import' }
  /** The quick search. */
  | { kind: 'search' }
  /** service: one that was added meanwhile. */
  | { kind: 'first-run'; service?: string }
  /** plans: of files that were dropped. */
  | { kind: 'clients'; plans?: readonly PlannedFile[] }
  | { kind: 'remove-plugin'; id: string }
  /** null: a new one. */
  | { kind: 'channel'; id: string | null }
  | { kind: 'remove-channel'; id: string };

/** The sections of the settings, in their order. */
export const SETTINGS_SECTIONS = [
  'general',
  'address',
  'notify',
  'channels',
  'heartbeat',
  'secrets',
  'plugins',
  'transfer',
  'updates',
  'diagnostics',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** What is read over the window, and over a dialog in it, which stays as it is. */
export type Reading = { kind: 'about' } | { kind: 'shortcuts' } | { kind: 'licences' } | { kind: 'help'; page?: HelpPage };

export interface Message {
  text: string;
  tone: 'good' | 'bad';
  /** What can be done about it at once. */
  action?: { label: string; act(): void };
}

/** What views may ask of the window around them. */
export interface Shell {
  view: View;
  /** section: of the settings, shown at its heading. */
  show(view: View, section?: SettingsSection): void;
  /** Which section was asked for last; a new object each time. */
  section: { name: SettingsSection } | null;
  open(overlay: Overlay): void;
  read(reading: Reading): void;
  say(message: Message): void;
  /** Which events are chosen. */
  selection: SelectionCell;
  /** The list shows those alone that a person has to act for. */
  needsOnly: Cell<boolean>;
  /** Shows the list with them. */
  showNeeds(): void;
  /** Marks these events in the list. */
  select(ids: readonly string[]): void;
  /** Shows below the list what happens to an event, as it happens. */
  follow(id: string): void;
  /** An event stands open: what is chosen now is for that one. */
  inEvent: boolean;
  /** In the open event, else in a new one. */
  chooseService(id: string): void;
  /** Asks for the file of a plug-in. */
  addPlugin(): void;
  reviewPlugin(id: string): void;
  /** Remembers list state beyond this window. */
  keep(ui: Partial<UiState>): void;
}

export const ShellContext = createContext<Shell | null>(null);
export const useShell = (): Shell => {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('ShellContext is missing');
  return shell;
};

/** Shows a refusal in words, except where the user cancelled. */
export const tellRefusal = (shell: Pick<Shell, 'say'>, strings: Strings, answer: { ok: true } | Refusal): void => {
  if (!answer.ok && answer.code !== 'cancelled') shell.say({ text: refusalText(strings, answer.code, answer.detail), tone: 'bad' });
};

export interface EventActions {
  run(ids: string[]): void;
  resume(ids: string[]): void;
  enable(ids: string[], enabled: boolean): void;
  /** Opens the copy. */
  duplicate(id: string): void;
  remove(ids: string[]): Promise<void>;
  copy(ids: string[], what: Arg<'events.copy'>['what']): void;
  order(ids: string[], before: string | null): void;
  undo(): void;
  redo(): void;
  check(): void;
  pause(length: 'hour' | 'tomorrow' | 'resumed' | 'not'): void;
}

/** Once the state tells of it: what a command made is known to main first. */
const isHere = (store: Store, id: string): Promise<void> =>
  new Promise((done) => {
    const look = (): void => {
      if (!store.get()?.events.some(({ event }) => event.id === id)) return;
      stop();
      done();
    };
    const stop = store.subscribe(look);
    look();
  });

/** The calls the list, its menus and the heading have in common; a refusal is said at the foot of the window. */
export const useActions = (strings: Strings): EventActions => {
  const { bridge, store } = useHost();
  const shell = useShell();
  return useMemo(() => {
    const words = strings.eventList;
    const go = (direction: keyof Undoable): void => {
      const deed = store.get()?.undoable[direction];
      void act(bridge, `events.${direction}`, undefined).then((answer) => {
        tell(answer);
        if (answer.ok && deed) shell.say({ text: words.done[direction](deed), tone: 'good' });
      });
    };
    const tell = (answer: { ok: true } | Refusal): void => tellRefusal(shell, strings, answer);
    return {
      run: (ids) => void act(bridge, 'events.run', { ids }).then(tell),
      resume: (ids) => void act(bridge, 'events.resume', { ids }).then(tell),
      enable: (ids, enabled) => void act(bridge, 'events.enable', { ids, enabled }).then(tell),
      duplicate: (id) =>
        void act(bridge, 'events.duplicate', { id }).then(async (answer) => {
          tell(answer);
          if (!answer.ok) return;
          await isHere(store, answer.id);
          shell.select([answer.id]);
          shell.open({ kind: 'event', id: answer.id });
        }),
      remove: async (ids) => {
        const answer = await act(bridge, 'events.remove', { ids });
        tell(answer);
        if (answer.ok) shell.say({ text: words.removed(ids.length), tone: 'good', action: { label: words.undo, act: () => go('undo') } });
      },
      copy: (ids, what) =>
        void act(bridge, 'events.copy', { ids, what }).then((answer) => {
          tell(answer);
          if (answer.ok) shell.say({ text: words.copied, tone: 'good' });
        }),
      order: (ids, before) => void act(bridge, 'events.order', { ids, before }).then(tell),
      undo: () => go('undo'),
      redo: () => go('redo'),
      check: () => void act(bridge, 'address.check', undefined).then(tell),
      pause: (length) => void act(bridge, 'app.pause', { for: length }).then(tell),
    };
  }, [bridge, store, shell, strings]);
};
