import type { MenuItemConstructorOptions } from 'electron';
import type { AppState } from '../../../preload/contract/state.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import type { Clock } from '../../ports/clock.ts';
import { trayIcon } from './icon.ts';
import type { TrayAct, TrayItem } from './items.ts';
import { trayMenu } from './menu.ts';
import { trayTooltip } from './text.ts';

/** State changes closer together than this are drawn once, in ms: ten thousand events may finish in a second. */
const REST_MS = 250;
/** The ages in the menu are in minutes; the pointer may tell of itself at each pixel. */
const STALE_MS = 20_000;

/** The system's icon, reduced to the calls that are used (native-tray.ts). */
export interface NativeTray {
  setIcon(file: string): void;
  setTooltip(text: string): void;
  setMenu(template: MenuItemConstructorOptions[]): void;
  /** The pointer is on the icon: a menu may be opened next. */
  onApproach(listener: () => void): void;
  /** The icon itself was clicked, where that does not open the menu. */
  onClick(listener: () => void): void;
  destroy(): void;
}

export interface TrayNeeds {
  makeFace(icon: string): NativeTray;
  platform: NodeJS.Platform;
  isGroundDark(): boolean;
  stringsFor(language: AppState['language']): Strings;
  clock: Clock;
  act(act: TrayAct): void;
}

export interface AppTray {
  /** Any number of times; the system is only asked to draw what changed. */
  show(state: AppState): void;
  /** The taskbar's colour may have changed. */
  refresh(): void;
  end(): void;
}

/** A single ampersand marks a shortcut letter in native menus. */
const literal = (label: string): string => plainText(label).replaceAll('&', '&&');

const toTemplate = (item: TrayItem, act: (act: TrayAct) => void): MenuItemConstructorOptions => {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: literal(item.label), enabled: false };
    case 'submenu':
      return { label: literal(item.label), submenu: item.items.map((inner) => toTemplate(inner, act)) };
    case 'act': {
      const { label, disabled, checked } = item;
      const box = checked === undefined ? {} : { type: 'checkbox' as const, checked };
      return { label: literal(label), click: () => act(item.act), enabled: disabled !== true, ...box };
    }
  }
};

export const createAppTray = ({ makeFace, platform, isGroundDark, stringsFor, clock, act }: TrayNeeds): AppTray => {
  let face: NativeTray | null = null;
  let state: AppState | null = null;
  let drawn = { icon: '', tooltip: '', menu: '' };
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawnAtWall = 0;
  let later: (() => void) | null = null;
  let ended = false;

  const render = (): void => {
    if (!state || ended) return;
    const strings = stringsFor(state.language);
    const items = trayMenu(state, strings, clock.now());
    const next = {
      icon: trayIcon(state.health, platform, isGroundDark()),
      tooltip: trayTooltip(state, strings),
      menu: JSON.stringify(items),
    };
    if (!face) {
      face = makeFace(next.icon);
      face.onApproach(() => {
        if (Math.abs(clock.now() - drawnAtWall) >= STALE_MS) render();
      });
      face.onClick(() => act({ do: 'open' }));
    } else if (next.icon !== drawn.icon) face.setIcon(next.icon);
    if (next.tooltip !== drawn.tooltip) face.setTooltip(next.tooltip);
    if (next.menu !== drawn.menu) face.setMenu(items.map((item) => toTemplate(item, act)));
    drawn = next;
    drawnAt = clock.monotonic();
    drawnAtWall = clock.now();
  };

  return {
    show: (next) => {
      state = next;
      if (ended || later) return;
      const wait = drawnAt + REST_MS - clock.monotonic();
      if (wait <= 0) return render();
      later = clock.wakeAt(clock.now() + wait, () => {
        later = null;
        render();
      });
    },
    refresh: render,
    end: () => {
      ended = true;
      later?.();
      face?.destroy();
      face = null;
    },
  };
};
