import { type AddressSource, type DnsEvent, FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Programs } from '../../ports/programs.ts';
import { limitsOf } from '../../ports/service-limits.ts';
import type { Approvals } from '../../ports/storage/approvals.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { type Ledger, resumed } from '../../ports/storage/ledger.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import { lackingOf } from '../approvals/approvals.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import type { Watchdog } from '../health/watchdog.ts';
import { fingerprintOf, missingSecrets, valuesOf } from '../limits/event-settings.ts';
import { BY_HAND_GAP, createHandGap } from '../limits/hand-gap.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import { createReminders } from '../reminders/reminders.ts';
import type { KeyedQueue } from '../runtime/keyed-queue.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import { createDeferrals } from '../updates/deferrals.ts';
import { type Plan, plan, STOPPED_GAP } from '../updates/plan.ts';
import { planCommand } from '../updates/plan-command.ts';
import { createUpdateRunner, type Ready } from '../updates/update-runner.ts';
import type { Updater } from '../updates/updater.ts';
import { recoverIntents } from '../verification/intent-recovery.ts';
import { openAddress } from '../verification/open-reply.ts';
import { REPAIR_GAP, type Verifier } from '../verification/verifier.ts';
import { createEventAddresses, type EventAddresses } from './event-addresses.ts';
import { createEventMemory } from './event-memory.ts';
import { statusOf, toldOf } from './status.ts';

export interface EventManagerNeeds {
  scheduler: Scheduler;
  approvals: Approvals;
  clock: Clock;
  journal: Journal;
  keyedQueue: KeyedQueue;
  noticeCenter: Pick<NoticeCenter, 'post'>;
  ledger: Ledger;
  limiter: RateLimiter;
  lines: TrackedAddresses;
  programs: Programs;
  hideSecrets: (text: string) => string;
  secrets: Secrets;
  services: Services;
  state: StateStore;
  updater: Updater;
  verifier: Verifier;
  watchdog: Pick<Watchdog, 'look' | 'settle' | 'forget'>;
  /** Asks for fresh addresses before a schedule's time is followed. */
  refresh: () => Promise<void>;
  /** Looks where this machine is now. */
  admit: () => Promise<unknown>;
  /** After anything that may change the tray's shape. */
  touched: () => void;
}

/** Keeps the events: plans each, runs what is due, remembers what came of it, shows how it stands. */
export interface EventManager extends Pick<EventAddresses, 'sourceOf' | 'ownSourceOf' | 'addressesOf'> {
  add(event: SaikoroEvent, options?: { fresh?: boolean }): void;
  remove(id: string): void;
  events(): SaikoroEvent[];
  get(id: string): SaikoroEvent | undefined;
  replan(ids?: Iterable<string>): void;
  /** 今すぐ実行. Answers how long to wait, in ms, where it is too soon to ask the service again; 0 if it runs. */
  runNow(id: string): number;
  /** Lets a stopped event go on. */
  resume(id: string): void;
  /** The user has confirmed what the service asks of him; false: it asks for nothing. */
  confirm(id: string): boolean;
  /** The DNS no longer holds what was accepted. */
  repair(event: DnsEvent, family: Family): void;
  sources(): AddressSource[];
}

interface Kept {
  event: SaikoroEvent;
  /** When it, or the app, began: what time-driven schedules count from. */
  since: number;
}

export const createEventManager = (deps: EventManagerNeeds): EventManager => {
  const { scheduler, watchdog, clock, ledger, lines, secrets, services, state } = deps;
  const events = new Map<string, Kept>();
  const holds = createDeferrals(deps);
  const byHand = new Set<string>();
  const handGap = createHandGap(deps);

  const memory = createEventMemory({ ...deps, handGap });
  const { recordOf } = memory;
  const addresses = createEventAddresses(deps);
  const { addressesOf, ownSourceOf, sourceOf } = addresses;

  const lacking = (event: SaikoroEvent) => lackingOf(event, state.fields().settings.address, deps.approvals);

  const planOf = (event: SaikoroEvent, since: number): Plan =>
    event.type === 'command'
      ? planCommand({
          event,
          record: recordOf(event.id),
          addresses: addressesOf(event),
          now: clock.now(),
          since: Math.min(since, clock.now()),
          byHand: byHand.has(event.id),
        })
      : plan({
          event,
          record: recordOf(event.id),
          addresses: addressesOf(event),
          limits: limitsOf(event, services),
          now: clock.now(),
          since: Math.min(since, clock.now()),
          byHand: byHand.has(event.id),
        });

  const isPaused = (): boolean => state.fields().pausedUntil !== null || state.fields().readOnly;

  /** Answers when more of what is wrong with it will be seen. */
  const show = (event: SaikoroEvent, planned: Pick<Plan, 'nextAt' | 'nextWhy'>): number | null => {
    const [record, held, paused, ownSource] = [recordOf(event.id), holds.of(event.id), isPaused(), ownSourceOf(event)];
    const common = {
      ...{ event, record, held, paused, ownSource },
      targets: addresses.targetsOf(event),
      unapproved: lacking(event)[0]?.kind ?? null,
      running: runner.isRunning(event.id),
      missingSecrets: missingSecrets(event, deps),
    };
    const facts = { ...common, line: lines.of(sourceOf(event)), comes: planned.nextAt !== null };
    const seen = watchdog.look(facts, toldOf(facts));
    const status = statusOf({ ...common, seen, plan: planned, overLine: addresses.isOverLine(event, common.targets) });
    const confirm = reminders.look(event);
    const view = { event, storedSecrets: secrets.keys(event.id), status: { ...status, ...(confirm === undefined ? {} : { confirm }) } };
    if (JSON.stringify(state.event(event.id)) !== JSON.stringify(view)) state.putEvent(view);
    watchdog.settle(event, status);
    deps.touched();
    return seen.at;
  };

  /** What is planned for it now, and whether that is to be run at once. */
  const assess = ({ event, since }: Kept): { planned: Plan; ready: Ready | null } => {
    const planned = holds.restrain(event, planOf(event, since));
    const asked = byHand.has(event.id);
    const due =
      lacking(event).length === 0 && (event.enabled || asked) && (!isPaused() || asked) && (planned.why !== null || planned.scheduled);
    const stale = planned.scheduled && event.type === 'dns' && clock.now() - (lines.of(sourceOf(event)).ipv4.checkedAt ?? 0) > 60_000;
    return { planned, ready: due ? { event, plan: planned, byHand: planned.why === 'by-hand', stale } : null };
  };
  const ready = (id: string): Ready | null => {
    const kept = events.get(id);
    return kept === undefined ? null : assess(kept).ready;
  };
  const ended: Parameters<typeof createUpdateRunner>[0]['ended'] = (id, done) => {
    const current = events.get(id)?.event;
    if (current === undefined) {
      ledger.remove(id);
      return;
    }
    if (done !== null) {
      // Edited while the request was under way: what was accepted belongs to the settings of before.
      if (fingerprintOf(current) !== fingerprintOf(done.event)) memory.outdate(current);
      if (!done.again) byHand.delete(id);
    }
    replanOne(id);
  };
  const reminders = createReminders({ ...deps, shown: (id) => replanOne(id) });
  const runner = createUpdateRunner({ ...deps, addressesOf, ready, ended });

  const replanOne = (id: string): void => {
    const kept = events.get(id);
    if (kept === undefined || runner.isRunning(id)) return;
    const { event } = kept;
    const { planned, ready: due } = assess(kept);
    if (due !== null) {
      runner.start(due);
      show(event, planned);
      return;
    }
    byHand.delete(id);
    const moreAt = show(event, planned);
    const turns = [event.enabled && !isPaused() ? planned.nextAt : null, moreAt].filter((at) => at !== null);
    scheduler.set(`event ${id}`, turns.length === 0 ? null : Math.max(Math.min(...turns), clock.now() + 1000), () => replanOne(id));
  };

  return {
    add(event, { fresh = false } = {}) {
      const known = events.get(event.id);
      events.set(event.id, { event, since: known !== undefined && !fresh ? known.since : clock.now() });
      const record = memory.take(event, known?.event, { fresh });
      if (known?.event.type === 'dns' && event.type === 'dns' && known.event.othersMine !== event.othersMine) deps.verifier.renew(event);
      runner.trust(event.id);
      if (event.type === 'dns' && recordOf(event.id) !== record) deps.limiter.open({ event, values: valuesOf(event, secrets) });
      if (event.type === 'dns' && known === undefined) {
        if (record.fingerprint !== '') deps.limiter.learn({ event, values: valuesOf(event, secrets) }, record);
        recoverIntents(event, { ...deps, settled: () => replanOne(event.id) });
        for (const name of FAMILIES) {
          const family = recordOf(event.id)[name];
          const { accepted, comparable, verification } = family;
          const isOpen = openAddress(family) !== null;
          // What was sent or accepted and not looked up before the app ended is looked up now, not in half an hour.
          if ((accepted !== null && comparable) || isOpen) deps.verifier[verification === null || isOpen ? 'follow' : 'watch'](event, name);
        }
      }
      replanOne(event.id);
    },
    remove(id) {
      const event = events.get(id)?.event;
      if (event !== undefined) memory.leave(event);
      events.delete(id);
      ledger.remove(id);
      secrets.forget(id);
      scheduler.set(`event ${id}`, null);
      deps.verifier.forget(id);
      watchdog.forget(id);
      reminders.forget(id);
      holds.forget(id);
      state.removeEvent(id);
      deps.touched();
    },
    events: () => [...events.values()].map(({ event }) => event),
    get: (id) => events.get(id)?.event,
    replan(ids) {
      for (const id of ids ?? events.keys()) replanOne(id);
    },
    runNow(id) {
      const kept = events.get(id);
      if (kept === undefined || runner.isRunning(id)) return 0;
      const record = recordOf(id);
      const waits = FAMILIES.map((family) =>
        record[family].triedAt === null
          ? 0
          : (record[family].triedAt ?? 0) + (record[family].stopped ? STOPPED_GAP : BY_HAND_GAP) - clock.now(),
      );
      const { event } = kept;
      const wait = event.type === 'dns' ? Math.max(...waits, handGap.wait(event), holds.pauseOf(event)) : 0;
      if (wait > 0) return wait;
      byHand.add(id);
      replanOne(id);
      if (event.type === 'dns' && runner.isRunning(id)) handGap.went(event);
      return 0;
    },
    resume(id) {
      const record = ledger.get(id);
      const event = events.get(id)?.event;
      if (record === undefined || event === undefined) return;
      if (event.type === 'dns') deps.limiter.open({ event, values: valuesOf(event, secrets) });
      ledger.put({ ...record, ipv4: resumed(record.ipv4), ipv6: resumed(record.ipv6) }, { sync: true });
      replanOne(id);
    },
    confirm(id) {
      const event = events.get(id)?.event;
      return event !== undefined && reminders.confirm(event);
    },
    repair(event, family) {
      const record = ledger.get(event.id);
      if (state.fields().hold !== null || record === undefined || clock.now() - (record[family].acceptedAt ?? 0) < REPAIR_GAP) return;
      ledger.put({ ...record, [family]: { ...record[family], accepted: null } }, { sync: true });
      replanOne(event.id);
    },
    addressesOf,
    sourceOf,
    ownSourceOf,
    sources: () => [...events.values()].flatMap(({ event }) => (event.type === 'dns' && event.enabled ? [sourceOf(event)] : [])),
  };
};
