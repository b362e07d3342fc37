import type { AppCommands } from '../system/app-commands.ts';
import type { AppWindow } from '../window/window.ts';
import type { TrayAct } from './items.ts';

export interface TrayActNeeds {
  commands: AppCommands;
  appWindow: Pick<AppWindow, 'open'>;
  quit: () => void;
}

type Acts = { [Do in TrayAct['do']]: (act: Extract<TrayAct, { do: Do }>) => void };

/** What a choice in the tray's menu does. */
export const actOn = ({ commands, appWindow, quit }: TrayActNeeds): ((act: TrayAct) => void) => {
  const acts: Acts = {
    check: () => commands.checkAddress(),
    open: () => appWindow.open(),
    settings: () => appWindow.open({ view: 'settings' }),
    history: () => appWindow.open({ view: 'history' }),
    events: () => appWindow.open({ view: 'events' }),
    add: () => appWindow.open({ command: 'add-event' }),
    run: ({ id }) =>
      // What stands in its way is said where the event is.
      void commands.runEvents([id]).then(({ ok }) => {
        if (!ok) appWindow.open({ view: 'events', event: id });
      }),
    'copy-text': (act) => commands.copyText(act.text),
    needs: () => appWindow.open({ view: 'events', needs: true }),
    event: ({ id }) => appWindow.open({ view: 'events', event: id }),
    copy: ({ family }) => commands.copyAddress(family),
    pause: (act) => commands.pause(act.for),
    login: ({ enabled }) => commands.openAtLogin(enabled),
    practice: () => commands.changePractice(),
    quit,
  };
  return (act) => acts[act.do](act as never);
};
