import type { Arg, Result } from '../../../preload/contract/api.ts';
import type { UiState } from '../../../preload/contract/settings.ts';
import type { DocumentWriter } from '../document/document-writer.ts';
import type { SettingsKept } from '../document/settings.ts';
import type { UiKept } from '../document/ui-state.ts';
import type { EventManager } from '../events/event-manager.ts';
import type { Watchdog } from '../health/watchdog.ts';
import type { AddressMonitor } from '../monitor/address-monitor.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { Pause } from './pause.ts';

type Done = Result<'events.run'>;
const DONE: Done = { ok: true };

/** What the user asks for of the app as a whole, whether by the window, the tray or the command line. */
export interface AppCommands {
  checkAddress(): Done;
  /** The window was opened: brings the state up to date. */
  windowOpened(): void;
  pause(until: Arg<'app.pause'>['for']): Done;
  saveSettings: SettingsKept['save'];
  saveUi(ui: UiState): Done;
  dismiss(code: string): Done;
  readNotices(ids: number[]): Done;
  snooze(arg: Arg<'warnings.snooze'>): Done;
}

export const createAppCommands = ({
  monitor,
  pause,
  writer,
  settings,
  ui,
  noticeCenter,
  eventManager,
  watchdog,
  state,
}: {
  monitor: Pick<AddressMonitor, 'check' | 'glance'>;
  pause: Pick<Pause, 'begin' | 'end'>;
  writer: Pick<DocumentWriter, 'save'>;
  settings: Pick<SettingsKept, 'save'>;
  ui: UiKept;
  noticeCenter: Pick<NoticeCenter, 'read'>;
  eventManager: Pick<EventManager, 'replan'>;
  watchdog: Pick<Watchdog, 'snooze'>;
  state: StateStore;
}): AppCommands => ({
  checkAddress() {
    void monitor.check({ thorough: true });
    return DONE;
  },
  windowOpened: monitor.glance,
  pause(until) {
    if (until === 'not') pause.end();
    else pause.begin(until);
    writer.save();
    return DONE;
  },
  saveSettings: settings.save,
  saveUi(next) {
    ui.save(next);
    return DONE;
  },
  dismiss(code) {
    if (code === 'obstacle') {
      ui.remember({ natClosed: state.fields().publication.obstacle?.verdict });
      return DONE;
    }
    state.change({ problems: state.fields().problems.filter((problem) => problem.code !== code) });
    state.touch();
    return DONE;
  },
  readNotices(ids) {
    noticeCenter.read(ids);
    return DONE;
  },
  snooze({ for: snooze, ...ref }) {
    const { found, events } = watchdog.snooze(ref, snooze);
    eventManager.replan(events);
    return found ? DONE : { ok: false, code: 'not-found' };
  },
});
