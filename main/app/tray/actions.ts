import type { Saikoro } from '../../engine/engine.ts';
import type { LoginItem } from '../system/login-item.ts';
import type { WindowKeeper } from '../window/window.ts';
import type { TrayAct } from './menu.ts';

export interface TrayActNeeds {
  saikoro: Saikoro;
  keeper: Pick<WindowKeeper, 'open'>;
  loginItem: LoginItem;
  copyText: (text: string) => void;
  changePractice: (() => void) | null;
  quit: () => void;
}

/** What a choice in the tray's menu does. */
export const actOn =
  ({ saikoro, keeper, loginItem, copyText, changePractice, quit }: TrayActNeeds) =>
  (act: TrayAct): void => {
    const { desk, state } = saikoro;
    switch (act.do) {
      case 'check':
        desk.checkAddress();
        break;
      case 'open':
        keeper.open();
        break;
      case 'settings':
      case 'history':
        keeper.open({ view: act.do });
        break;
      case 'event':
        keeper.open({ view: 'events', event: act.id });
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
