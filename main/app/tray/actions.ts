import type { Engine } from '../../engine/engine.ts';
import type { LoginItem } from '../system/login-item.ts';
import type { AppWindow } from '../window/window.ts';
import type { TrayAct } from './menu.ts';

export interface TrayActNeeds {
  saikoro: Engine;
  eventManager: Pick<AppWindow, 'open'>;
  loginItem: LoginItem;
  copyText: (text: string) => void;
  changePractice: (() => void) | null;
  quit: () => void;
}

/** What a choice in the tray's menu does. */
export const actOn =
  ({ saikoro, eventManager, loginItem, copyText, changePractice, quit }: TrayActNeeds) =>
  (act: TrayAct): void => {
    const { desk, state } = saikoro;
    switch (act.do) {
      case 'check':
        desk.checkAddress();
        break;
      case 'open':
        eventManager.open();
        break;
      case 'settings':
      case 'history':
        eventManager.open({ view: act.do });
        break;
      case 'event':
        eventManager.open({ view: 'events', event: act.id });
        break;
      case 'copy': {
        const { address } = state.fields().addresses[act.family];
        if (address !== null) copyText(address);
        break;
      }
      case 'pause':
        desk.pause(act.for);
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
