import type { DnsEvent, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { Watchdog } from '../health/watchdog.ts';
import { fingerprintOf, valuesOf } from '../limits/event-settings.ts';
import { createHandGap } from '../limits/hand-gap.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import { createReminders } from '../reminders/reminders.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';
import { createDeferrals } from '../updates/deferrals.ts';
import { createUpdateRunner } from '../updates/update-runner.ts';
import type { Updater } from '../updates/updater.ts';
import type { Verifier } from '../verification/verifier.ts';
import type { Watcher } from '../watching/watcher.ts';
import { takeUp } from './after-restart.ts';
import type { EventAddresses } from './event-addresses.ts';
import type { EventList } from './event-list.ts';
import { createEventMemory } from './event-memory.ts';
import { createEventPlans } from './event-plans.ts';
import { createEventViews } from './event-views.ts';
import { createRunsByHand } from './runs-by-hand.ts';

/** Keeps the events: plans each, runs what is due, remembers what came of it, shows how it stands. */
export interface EventManager extends Pick<EventAddresses, 'sourceOf' | 'ownSourceOf' | 'addressesOf'> {
  add(event: SaikoroEvent, options?: { fresh?: boolean }): void;
  remove(id: string): void;
  /** Their order in the document and the window. */
  arrange(ids: readonly string[]): void;
  events(): SaikoroEvent[];
  get(id: string): SaikoroEvent | undefined;
  replan(ids?: Iterable<string>): void;
  /** 今すぐ実行. Answers how long to wait, in ms, where it is too soon to ask the service again; 0 if it runs. */
  runNow(id: string): number;
  /** Resumes a stopped event. */
  resume(id: string): void;
  /** The user has confirmed what the service asks for; false: it asks for nothing. */
  confirm(id: string): boolean;
  /** What is under way goes on; nothing more begins. */
  stop(): void;
}

export interface EventManagerNeeds {
  events: EventList;
  addresses: EventAddresses;
  tracked: Pick<TrackedAddresses, 'of'>;
  scheduler: Scheduler;
  limiter: RateLimiter;
  updater: Updater;
  verifier: Verifier;
  watcher: Watcher;
  watchdog: Pick<Watchdog, 'look' | 'settle' | 'forget'>;
  noticeCenter: Pick<NoticeCenter, 'post'>;
  state: StateStore;
  /** Asks for fresh addresses before a schedule's time is followed. */
  monitor: { check(): Promise<void> };
  /** Determines the present network. */
  location: { admit(): Promise<unknown> };
}

export const createEventManager = (
  world: Pick<World, 'approvals' | 'clock' | 'journal' | 'ledger' | 'programs' | 'hideSecrets' | 'secrets' | 'services'>,
  needs: EventManagerNeeds,
): EventManager => {
  const { ledger, secrets } = world;
  const { events, addresses, limiter, verifier, watcher, state } = needs;
  const timers = needs.scheduler.slots();
  const deferrals = createDeferrals({ ...world, limiter });
  const handGap = createHandGap(world);
  const memory = createEventMemory({ ...world, handGap, limiter });
  const byHand = createRunsByHand(world, { memory, handGap, deferrals });
  const plans = createEventPlans(world, { ...needs, memory, deferrals, byHand });
  const reminders = createReminders({ ...world, ...needs, shown: (id) => replan(id) });
  const views = createEventViews(world, { ...needs, memory, deferrals, reminders });
  const asker = (event: DnsEvent) => ({ event, values: valuesOf(event, secrets) });

  const runner = createUpdateRunner({
    ...world,
    ...needs,
    ready(id) {
      const event = events.get(id);
      return event === undefined || event.type === 'watch' ? null : plans.of(event).ready;
    },
    begun(ids) {
      for (const id of ids) {
        const view = state.event(id);
        if (view?.status.activity === 'queued') state.putEvent({ ...view, status: { ...view.status, activity: 'running' } });
      }
    },
    ended(id, done) {
      const current = events.get(id);
      if (current === undefined) return ledger.remove(id);
      if (done !== null) {
        // Edited while the request was under way: what was accepted belongs to the settings of before.
        if (fingerprintOf(current) !== fingerprintOf(done.event)) memory.outdate(current);
        if (!done.again) byHand.done(done.event);
      }
      replan(id);
    },
  });

  const replan = (id: string): void => {
    const event = events.get(id);
    if (event === undefined || runner.isRunning(id)) return;
    const paused = plans.isPaused();
    if (event.type === 'watch') {
      // What it is compared with may have changed, and with that when it is looked at next.
      watcher.watch(event, addresses.targetsOf(event));
      const plan = { nextAt: watcher.nextAt(id), nextWhy: 'schedule' as const };
      const moreAt = views.show(event, { plan, running: watcher.isAsking(id), paused });
      timers.set(id, plans.lookAgainAt(event, { nextAt: null }, moreAt), () => replan(id));
      return;
    }
    const { planned: plan, ready } = plans.of(event);
    if (ready !== null) {
      runner.start(ready);
      views.show(event, { plan, running: runner.isRunning(id), queued: runner.isQueued(id), paused });
      return;
    }
    byHand.done(event);
    timers.set(id, plans.lookAgainAt(event, plan, views.show(event, { plan, running: false, paused })), () => replan(id));
  };

  verifier.onRecord(replan);
  watcher.onLook(replan);
  verifier.onDrift(({ id }, family) => {
    if (state.fields().hold === null && memory.outdateDrifted(id, family)) replan(id);
  });

  return {
    ...addresses,
    events: events.all,
    get: events.get,
    stop() {
      runner.stop();
      watcher.stop();
    },
    add(event, { fresh = false } = {}) {
      const known = events.get(event.id);
      events.put(event, { fresh });
      const record = memory.take(event, known, { fresh });
      runner.trust(event.id);
      if (event.type === 'dns') {
        if (known?.type === 'dns' && known.othersMine !== event.othersMine) verifier.renew(event);
        if (memory.recordOf(event.id) !== record) limiter.open(asker(event));
        if (known === undefined && record.fingerprint !== '') limiter.learn(asker(event), record);
        if (known === undefined) takeUp(event, world, { ...needs, memory, settled: () => replan(event.id) });
      }
      // While it is sent its status waits for the answer, and its settings are shown at once.
      const shown = runner.isRunning(event.id) ? state.event(event.id) : undefined;
      if (shown !== undefined) state.putEvent({ ...shown, event, storedSecrets: secrets.keys(event.id) });
      replan(event.id);
    },
    arrange(ids) {
      events.arrange(ids);
      state.arrange(ids);
    },
    remove(id) {
      const event = events.get(id);
      if (event !== undefined) memory.leave(event);
      events.remove(id);
      ledger.remove(id);
      secrets.forget(id);
      timers.set(id, null);
      for (const each of [verifier, watcher, needs.watchdog, deferrals, reminders]) each.forget(id);
      state.removeEvent(id);
      state.touch();
    },
    replan(ids) {
      for (const id of ids ?? events.all().map((event) => event.id)) replan(id);
    },
    confirm: (id) => reminders.confirm(events.get(id)),
    runNow(id) {
      const event = events.get(id);
      if (event === undefined || runner.isRunning(id)) return 0;
      if (event.type === 'watch') return watcher.askNow(event);
      return byHand.ask(event, () => {
        replan(id);
        return runner.isRunning(id);
      });
    },
    resume(id) {
      const event = events.get(id);
      if (!memory.resume(id)) return;
      if (event?.type === 'dns') limiter.open(asker(event));
      replan(id);
    },
  };
};
