import { FAMILIES } from '../../../preload/contract/event.ts';
import type { AppState } from '../../../preload/contract/state.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import { eventItems } from './events.ts';
import { item, line, type TrayItem, text } from './items.ts';
import { stateLines } from './text.ts';

/** Lines of the menu, separators aside: what is more stands in the window. */
const MOST_LINES = 12;
const MOST_STATE_LINES = 3;

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

/** Of more lines than there is room for: what is, and the last, which says what keeps others out. */
const fewer = (lines: string[]): string[] =>
  lines.length <= MOST_STATE_LINES ? lines : [...lines.slice(0, MOST_STATE_LINES - 1), ...lines.slice(-1)];

/** The whole menu, twelve lines at most: what is, the events, what can be done. */
export const trayMenu = (state: AppState, strings: Strings, now: number): TrayItem[] => {
  const { tray } = strings;
  const checkNow: TrayItem = {
    kind: 'act',
    label: tray.checkNow,
    act: { do: 'check' },
    disabled: state.checking || state.pausedUntil !== null,
  };
  const more: TrayItem[] = [
    ...copyItems(state, strings),
    item(tray.history, { do: 'history' }),
    ...loginItems(state, strings),
    ...(state.practice ? [item(tray.changePractice, { do: 'practice' })] : []),
  ];
  const head = fewer(stateLines(state, strings, now)).map(text);
  const foot: TrayItem[] = [
    line,
    item(strings.action.addLong, { do: 'add' }),
    checkNow,
    pauseItem(state, strings),
    line,
    item(tray.open, { do: 'open' }),
    item(tray.settings, { do: 'settings' }),
    { kind: 'submenu', label: tray.more, items: more },
    line,
    item(tray.quit, { do: 'quit' }),
  ];
  const taken = [...head, ...foot].filter(({ kind }) => kind !== 'separator').length;
  return [
    ...head,
    ...(head.length > 0 && state.events.length > 0 ? [line] : []),
    ...eventItems(state, strings, MOST_LINES - taken),
    ...foot,
  ];
};
