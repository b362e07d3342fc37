import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import { eventLine, needing, stateLines } from './text.ts';

/** What a click in the tray's menu asks for. */
export type TrayAct =
  | { do: 'check' | 'open' | 'settings' | 'history' | 'practice' | 'quit' }
  | { do: 'copy'; family: Family }
  | { do: 'pause'; for: 'hour' | 'tomorrow' | 'resumed' | 'not' }
  | { do: 'event'; id: string }
  | { do: 'needs' }
  | { do: 'login'; enabled: boolean };

/** The menu as data: compared before the system is asked to draw it again. */
export type TrayItem =
  | { kind: 'separator' }
  | { kind: 'text'; label: string }
  | { kind: 'act'; label: string; act: TrayAct; checked?: boolean; disabled?: boolean }
  | { kind: 'submenu'; label: string; items: TrayItem[] };

const MOST_EVENTS = 5;

const line: TrayItem = { kind: 'separator' };
const text = (label: string): TrayItem => ({ kind: 'text', label });
const item = (label: string, act: TrayAct): TrayItem => ({ kind: 'act', label, act });

const eventItems = (state: AppState, strings: Strings): TrayItem[] => {
  const all = needing(state);
  const lines = all.slice(0, MOST_EVENTS).map((view) => item(eventLine(view, strings), { do: 'event', id: view.event.id }));
  const rest = all.length - lines.length;
  return rest > 0 ? [...lines, item(strings.confirm.more(rest), { do: 'needs' })] : lines;
};

const copyItems = (state: AppState, { tray }: Strings): TrayItem[] =>
  FAMILIES.filter((family) => state.addresses[family].address !== null).map((family) =>
    item(tray.copyAddress(family), { do: 'copy', family }),
  );

const pauseItem = (state: AppState, { tray }: Strings): TrayItem => {
  if (state.pausedUntil !== null) return item(tray.resume, { do: 'pause', for: 'not' });
  return {
    kind: 'submenu',
    label: tray.pause,
    items: [
      item(tray.pauseHour, { do: 'pause', for: 'hour' }),
      item(tray.pauseTomorrow, { do: 'pause', for: 'tomorrow' }),
      item(tray.pauseUntilResumed, { do: 'pause', for: 'resumed' }),
    ],
  };
};

const loginItems = ({ loginItem }: AppState, { tray }: Strings): TrayItem[] => {
  if (!loginItem.supported) return [];
  // Registered but not yet approved will not open at login, so it is not ticked.
  const checked = loginItem.enabled && !loginItem.needsApproval;
  return [{ kind: 'act', label: tray.openAtLogin, act: { do: 'login', enabled: !checked }, checked }];
};

/** The whole menu: what is, who is needed, what can be done. */
export const trayMenu = (state: AppState, strings: Strings, now: number): TrayItem[] => {
  const { tray } = strings;
  const checkNow: TrayItem = {
    kind: 'act',
    label: tray.checkNow,
    act: { do: 'check' },
    disabled: state.checking || state.pausedUntil !== null,
  };
  return [
    ...stateLines(state, strings, now).map(text),
    ...eventItems(state, strings),
    line,
    checkNow,
    ...copyItems(state, strings),
    ...(state.practice ? [item(tray.changePractice, { do: 'practice' })] : []),
    pauseItem(state, strings),
    line,
    item(tray.open, { do: 'open' }),
    item(tray.history, { do: 'history' }),
    item(tray.settings, { do: 'settings' }),
    ...loginItems(state, strings),
    line,
    item(tray.quit, { do: 'quit' }),
  ];
};
