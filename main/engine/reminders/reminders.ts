import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { EventStatus } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import { emptyRecord, type Ledger, type Reminder } from '../../ports/storage/ledger.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import { dueOf } from './reminder.ts';

/** Reminds of what a service wants a person to confirm, or it takes the name away. Nothing is confirmed by itself. */
export interface Reminders {
  /** The event is there, as it is now: tells what is due, and wakes when the next step comes. Answers how it stands; none: nothing is to be confirmed. */
  look(event: SaikoroEvent): EventStatus['confirm'];
  /** The user says that it is confirmed; false: there is nothing to confirm, or no such event. */
  confirm(event: SaikoroEvent | undefined): boolean;
  forget(id: string): void;
}

export const createReminders = ({
  clock,
  ledger,
  scheduler,
  services,
  noticeCenter,
  shown,
}: {
  clock: Clock;
  ledger: Ledger;
  scheduler: Scheduler;
  services: Services;
  noticeCenter: Pick<NoticeCenter, 'post'>;
  /** It stands otherwise now. */
  shown: (id: string) => void;
}): Reminders => {
  const timers = scheduler.slots();
  const ruleOf = (event: SaikoroEvent): { service: string; everyDays: number; page: string } | null => {
    if (event.type !== 'dns' || event.unreminded === true) return null;
    const { confirmEveryDays, confirmPage } = services.find(event.service)?.info ?? {};
    return confirmEveryDays === undefined || confirmPage === undefined
      ? null
      : { service: event.service, everyDays: confirmEveryDays, page: confirmPage };
  };
  const keep = (id: string, reminder: Reminder): Reminder => {
    // On disk before it is told: after a crash it is not told again.
    ledger.put({ ...(ledger.get(id) ?? emptyRecord(id)), reminder }, { sync: true });
    return reminder;
  };
  /** Counted from when the event began to use this service; at a clock that was set back, from now. */
  const keptOf = (id: string, service: string): Reminder => {
    const kept = ledger.get(id)?.reminder;
    return kept !== undefined && kept.service === service && kept.from <= clock.now()
      ? kept
      : keep(id, { service, from: clock.now(), confirmed: false, told: [] });
  };

  return {
    look(event) {
      const rule = ruleOf(event);
      if (rule === null) {
        timers.set(event.id, null);
        return undefined;
      }
      const kept = keptOf(event.id, rule.service);
      const { until, step, nextAt } = dueOf(kept, rule.everyDays, clock.now());
      const view = { until, page: rule.page, ...(kept.confirmed ? { confirmedAt: kept.from } : {}) };
      // An event that is switched off may never be wanted again.
      timers.set(event.id, event.enabled ? nextAt : null, () => shown(event.id));
      if (event.enabled && step !== null) {
        keep(event.id, { ...kept, told: [...kept.told, step] });
        noticeCenter.post({ kind: 'reminder', event: event.id, name: nameOf(event), confirm: { days: step, until, page: rule.page } });
      }
      return view;
    },
    confirm(event) {
      const rule = event === undefined ? null : ruleOf(event);
      if (event === undefined || rule === null) return false;
      keep(event.id, { service: rule.service, from: clock.now(), confirmed: true, told: [] });
      shown(event.id);
      return true;
    },
    forget: (id) => timers.set(id, null),
  };
};
