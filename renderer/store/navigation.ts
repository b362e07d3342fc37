import { createContext, useContext, useMemo } from 'react';
import type { PlannedFile } from '../../preload/contract/imports/plan.ts';
import type { HelpPage } from '../../preload/contract/menu/help-pages.ts';
import type { UiState, View } from '../../preload/contract/settings.ts';
import { refusalText, type Strings } from '../../preload/strings/index.ts';
import type { Cell } from './cell.ts';
import { useBridge } from './context.ts';
import { act, type Refusal } from './ipc.ts';
import type { SelectionCell } from './selection.ts';

/** What stands over the window. */
export type Overlay =
  /** from: the event that a new one takes the place of. */
  | { kind: 'event'; id: string | null; from?: string; service?: string; second?: boolean; tab?: keyof Strings['event']['tabs'] }
  /** second: beside the one there is, and not in its place. */
  | { kind: 'move'; id: string; second?: boolean }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'passwords' }
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
  duplicate(id: string): void;
  check(): void;
  pause(length: 'hour' | 'tomorrow' | 'resumed' | 'not'): void;
}

/** The calls the list, its menus and the heading have in common; a refusal is said at the foot of the window. */
export const useActions = (strings: Strings): EventActions => {
  const bridge = useBridge();
  const shell = useShell();
  return useMemo(() => {
    const tell = (answer: { ok: true } | Refusal): void => tellRefusal(shell, strings, answer);
    return {
      run: (ids) => void act(bridge, 'events.run', { ids }).then(tell),
      resume: (ids) => void act(bridge, 'events.resume', { ids }).then(tell),
      enable: (ids, enabled) => void act(bridge, 'events.enable', { ids, enabled }).then(tell),
      duplicate: (id) => void act(bridge, 'events.duplicate', { id }).then(tell),
      check: () => void act(bridge, 'address.check', undefined).then(tell),
      pause: (length) => void act(bridge, 'app.pause', { for: length }).then(tell),
    };
  }, [bridge, shell, strings]);
};
