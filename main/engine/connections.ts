import { startsLook } from '../../preload/contract/settings.ts';
import type { Commands } from './commands/commands.ts';
import { sourceKey } from './detection/tracked-addresses.ts';
import type { Document } from './document/document.ts';
import type { ClockRollback } from './events/clock-rollback.ts';
import type { EventList } from './events/event-list.ts';
import type { EventManager } from './events/event-manager.ts';
import { isVerified } from './health/derivation.ts';
import type { Watchdog } from './health/watchdog.ts';
import type { AddressMonitor } from './monitor/address-monitor.ts';
import type { Runtime } from './runtime/runtime.ts';
import type { World } from './runtime/world.ts';
import type { Recorder } from './timeline/recorder.ts';

/** Connects what one room announces to what another does about it. Contains no decisions of its own. */
export const connectRooms = (
  { approvals }: Pick<World, 'approvals'>,
  {
    clockRollback,
    eventManager,
    events,
    monitor,
    noticeCenter,
    pause,
    recorder,
    scheduler,
    settings,
    state,
    watchdog,
  }: Pick<Runtime, 'noticeCenter' | 'scheduler' | 'state'> &
    Pick<Document, 'settings'> & {
      clockRollback: ClockRollback;
      eventManager: EventManager;
      events: EventList;
      monitor: AddressMonitor;
      pause: Commands['pause'];
      recorder: Recorder;
      watchdog: Watchdog;
    },
): void => {
  settings.onChange(({ before, after }) => {
    if (startsLook(before, after)) void monitor.check({ thorough: true });
  });
  monitor.onTold((changes) => recorder.changed(changes, sourceKey(state.fields().settings.address)));
  approvals.listen(() => {
    eventManager.replan();
    void monitor.check({ thorough: true });
  });
  watchdog.onTelling(noticeCenter.post);
  watchdog.onChange(state.touch);
  state.onTouch(() => {
    const fields = state.fields();
    watchdog.note({ paused: fields.pausedUntil !== null, verified: isVerified(fields) });
    if (watchdog.causesChanged()) eventManager.replan();
  });
  scheduler.onLapse((lapse) => {
    watchdog.lapsed(lapse);
    recorder.lapsed(lapse);
    if (lapse.setBack > 0) {
      clockRollback.happened(events.all());
      pause.bound(lapse.setBack);
    }
    eventManager.replan();
  });
};
