import type { Engine } from '../../engine/engine.ts';
import type { LoginItem } from '../system/login-item.ts';
import type { AppWindow } from '../window/window.ts';
import type { TrayAct } from './menu.ts';

export interface TrayActNeeds {
  saikoro: Engine;
  appWindow: Pick<AppWindow, 'open'>;
  loginItem: LoginItem;
  copyText: (text: string) => void;
  changePractice: (() => void) | null;
  quit: () => void;
}

/** What a choice in the tray's menu does. */
export const actOn =
  ({ saikoro, appWindow, loginItem, copyText, changePractice, quit }: TrayActNeeds) =>
  (act: TrayAct): void => {
    const { commands, state } = saikoro;
    switch (act.do) {
      case 'check':
        commands.checkAddress();
        break;
      case 'open':
        appWindow.open();
        break;
      case 'settings':
      case 'history':
        appWindow.open({ view: act.do });
        break;
      case 'event':
        appWindow.open({ view: 'events', event: act.id });
        break;
      case 'copy': {
        const { address } = state.fields().addresses[act.family];
        if (address !== null) copyText(address);
        break;
      }
      case 'pause':
        commands.pause(act.for);
        break;
      case 'login':
        loginItem.set(act.enabled);
        state.change({ loginItem: loginItem.read() });
        break;
      case 'practice':
        changePractice?.();
        break;
      case 'quit':
        quit();
    }
  };
