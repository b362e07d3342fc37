import type { Arg, Result } from '../../../preload/contract/api.ts';
import { FAMILIES, nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { startsLook, type UiState } from '../../../preload/contract/settings.ts';
import { toAscii } from '../../net/host-name.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { SecretChange, Secrets } from '../../ports/storage/secrets.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import { isSentElsewhere } from '../approvals/destination.ts';
import { boundTo, isBoundAlike } from '../approvals/secret-binding.ts';
import { createSecretChanges, type SecretChanges } from '../approvals/secret-changes.ts';
import type { EventManager } from '../events/event-manager.ts';
import type { Watchdog } from '../health/watchdog.ts';
import type { AddressMonitor } from '../monitor/address-monitor.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import { checkEvent } from './event-validation.ts';
import { createPause } from './pause.ts';

type Done = Result<'events.run'>;
const DONE: Done = { ok: true };
const refuse = (code: string, more: { field?: string; detail?: string } = {}): Done => ({
  ok: false,
  code,
  ...more,
});

/** What the user asks for, whether by the window, the tray or the command line. */
export interface EventCommands {
  save(arg: Arg<'events.save'>): Done;
  remove(ids: string[]): Done;
  duplicate(id: string): Result<'events.duplicate'>;
  enable(ids: string[], enabled: boolean): Done;
  run(ids: string[]): Done;
  resume(ids: string[]): Done;
  confirm(id: string): Done;
  checkAddress(): Done;
  /** The window opened: it must not show old news. */
  windowOpened(): void;
  pause(until: Arg<'app.pause'>['for']): Done;
  saveSettings(settings: Arg<'settings.save'>['settings']): Done;
  saveUi(ui: UiState): Done;
  /** What only main keeps there. */
  rememberUi(ui: Pick<UiState, 'natTold' | 'natClosed'>): void;
  dismiss(code: string): Done;
  readNotices(ids: number[]): Done;
  snooze(arg: Arg<'warnings.snooze'>): Done;
  /** Goes on with a pause from before a restart. */
  takeUpPause(): void;
  /** Once the events are known, and after the clock was set back, by so many ms. */
  boundPause(by?: number): void;
  /** Writes what is not written yet. */
  flush(): void;
  /** Adds events read from a file; their ids are fresh. */
  take(events: SaikoroEvent[], secrets: ReadonlyMap<string, Record<string, string>>): Done;
  /** For a plug-in that changes. */
  withdraw: SecretChanges['withdraw'];
}

export const createEventCommands = (deps: {
  scheduler: Scheduler;
  noticeCenter: NoticeCenter;
  monitor: AddressMonitor;
  clock: Clock;
  documents: DocumentStore;
  journal: Journal;
  eventManager: EventManager;
  random: () => number;
  secrets: Secrets;
  services: Services;
  state: StateStore;
  touched: () => void;
  watchdog: Pick<Watchdog, 'snooze'>;
}): EventCommands => {
  const { scheduler, monitor, clock, documents, journal, eventManager, secrets, services, state } = deps;

  const pause = createPause({ ...deps, changed: () => keep(eventManager.events()) });
  const keep = (events: SaikoroEvent[], slots: Record<string, number> = {}): Done => {
    const { settings, ui, pausedUntil } = state.fields();
    const secretSlots = { ...documents.document.secretSlots, ...slots };
    const saved = documents.save({ settings, ui: { ...ui, pausedUntil }, events, secretSlots });
    if (saved.ok) return DONE;
    return refuse(documents.readOnly ? 'read-only' : saved.full ? 'disk-full' : 'disk-error', { detail: saved.detail });
  };
  const { keepWith, withdraw } = createSecretChanges({ documents, secrets, services, events: eventManager.events, keep });
  const log = (
    event: SaikoroEvent,
    change: 'added' | 'edited' | 'deleted' | 'enabled' | 'disabled' | 'resumed' | 'confirmed' | 'imported',
  ): void => {
    journal.add({ kind: 'event', event: event.id, name: nameOf(event), change });
  };
  const keepUi = (ui: UiState): void => {
    state.change({ ui: { ...ui, pausedUntil: state.fields().pausedUntil } });
    // A dragged window tells of itself many times a second.
    scheduler.set('ui', clock.now() + 1000, () => void keep(eventManager.events()));
  };
  const isAddressless = (event: SaikoroEvent): boolean => {
    const known = eventManager.addressesOf(event);
    return event.type === 'dns' && FAMILIES.every((family) => !event.families[family] || known[family] === null);
  };
  const newId = (): string => Array.from({ length: 16 }, () => Math.floor(deps.random() * 36).toString(36)).join('');

  const tidy = (event: SaikoroEvent): SaikoroEvent => (event.type === 'dns' ? { ...event, hosts: event.hosts.map(toAscii) } : event);
  /** Every one of them, whatever becomes of another; the first refusal is told. */
  const each = (ids: string[], act: (event: SaikoroEvent) => Done): Done => {
    const answers = ids.map((id) => {
      const event = eventManager.get(id);
      return event === undefined ? refuse('not-found') : act(event);
    });
    return answers.find(({ ok }) => !ok) ?? DONE;
  };

  return {
    save({ event: typed, secrets: given, isNew }) {
      const before = eventManager.get(typed.id);
      if (isNew === (before !== undefined)) return refuse('not-found');
      const event = tidy(typed);
      // A password goes to the service and server it was typed for, and to no other.
      const info = event.type === 'dns' ? services.find(event.service)?.info : undefined;
      const elsewhere = info !== undefined && isSentElsewhere(info, given, (key) => secrets.get(event.id, key));
      const moved = before !== undefined && (elsewhere || !isBoundAlike(before, event, services));
      const stored = moved ? [] : secrets.keys(event.id);
      const wrong = checkEvent(event, { services, hasSecret: (key) => Boolean(given[key]) || stored.includes(key) });
      if (wrong !== null) return wrong;
      // What need not be there would else be gone without a word.
      const hadThem = moved && before.type === 'dns' && event.type === 'dns' && before.service === event.service;
      const left = (hadThem ? (info?.fields ?? []) : []).find(
        ({ key, required }) => !required && given[key] === undefined && secrets.keys(event.id).includes(key),
      );
      if (left !== undefined) return refuse('secret-again', { field: left.key });
      const change = { values: given, from: moved ? null : event.id, boundTo: boundTo(event, services) };
      const kept = keepWith(
        before === undefined
          ? [...eventManager.events(), event]
          : eventManager.events().map((each) => (each.id === event.id ? event : each)),
        new Map(moved || Object.keys(given).length > 0 ? [[event.id, change]] : []),
      );
      if (!kept.ok) return kept;
      log(event, before === undefined ? 'added' : 'edited');
      eventManager.add(event, { fresh: before !== undefined && Object.keys(given).length > 0 });
      if (event.type === 'dns' && event.address.kind !== 'automatic') void monitor.check();
      return DONE;
    },
    remove(ids) {
      const gone = new Set(ids);
      const kept = keep(eventManager.events().filter((event) => !gone.has(event.id)));
      if (!kept.ok) return kept;
      for (const id of ids) {
        const event = eventManager.get(id);
        if (event === undefined) continue;
        eventManager.remove(id);
        log(event, 'deleted');
      }
      return DONE;
    },
    duplicate(id) {
      const event = eventManager.get(id);
      if (event === undefined) return { ok: false, code: 'not-found' };
      // Two enabled events for one name would race each other: the copy waits until it is told to run.
      const copy = { ...structuredClone(event), id: newId(), enabled: false };
      const change = { values: {}, from: id, boundTo: boundTo(copy, services) };
      const kept = keepWith([...eventManager.events(), copy], new Map(secrets.keys(id).length > 0 ? [[copy.id, change]] : []));
      if (!kept.ok) return kept;
      eventManager.add(copy);
      log(copy, 'added');
      return { ok: true, id: copy.id };
    },
    enable(ids, enabled) {
      const wanted = new Set(ids);
      const kept = keep(eventManager.events().map((event) => (wanted.has(event.id) ? { ...event, enabled } : event)));
      if (!kept.ok) return kept;
      return each(ids, (event) => {
        if (event.enabled !== enabled) {
          eventManager.add({ ...event, enabled });
          log(event, enabled ? 'enabled' : 'disabled');
        }
        return DONE;
      });
    },
    run(ids) {
      if (FAMILIES.every((family) => state.fields().addresses[family].address === null)) void monitor.check({ thorough: true });
      return each(ids, (event) => {
        const { hold } = state.fields();
        if (hold !== null && event.type === 'dns' && Object.values(eventManager.addressesOf(event)).every((address) => address === null))
          return refuse(`held-${hold.why}`);
        const source = event.type === 'dns' ? eventManager.ownSourceOf(event) : null;
        if (source !== null && isAddressless(event)) {
          void monitor.check();
          return refuse(source === 'practice' ? 'practice-source' : 'no-address');
        }
        const wait = eventManager.runNow(event.id);
        return wait > 0 ? refuse('too-soon', { detail: String(Math.ceil(wait / 1000)) }) : DONE;
      });
    },
    resume(ids) {
      return each(ids, (event) => {
        eventManager.resume(event.id);
        log(event, 'resumed');
        return DONE;
      });
    },
    confirm(id) {
      return each([id], (event) => {
        if (!eventManager.confirm(event.id)) return refuse('nothing-to-confirm');
        log(event, 'confirmed');
        return DONE;
      });
    },
    checkAddress() {
      void monitor.check({ thorough: true });
      return DONE;
    },
    windowOpened: monitor.glance,
    pause(until) {
      if (until === 'not') pause.end();
      else pause.begin(until);
      keep(eventManager.events());
      return DONE;
    },
    saveSettings(settings) {
      const before = state.fields().settings;
      const saved = documents.save({ ...documents.document, settings, ui: state.fields().ui, events: eventManager.events() });
      if (!saved.ok) return refuse(documents.readOnly ? 'read-only' : saved.full ? 'disk-full' : 'disk-error', { detail: saved.detail });
      state.change({ settings });
      for (const { id, router } of before.homes ?? [])
        if (!settings.homes?.some((home) => home.id === id)) journal.add({ kind: 'home', change: 'removed', router });
      if (startsLook(before, settings)) void monitor.check({ thorough: true });
      return DONE;
    },
    saveUi(ui) {
      const { natTold, natClosed } = state.fields().ui;
      keepUi({ ...ui, natTold, natClosed });
      return DONE;
    },
    rememberUi: (ui) => keepUi({ ...state.fields().ui, ...ui }),
    dismiss(code) {
      if (code === 'obstacle') {
        keepUi({ ...state.fields().ui, natClosed: state.fields().publication.obstacle?.verdict });
        return DONE;
      }
      state.change({ problems: state.fields().problems.filter((problem) => problem.code !== code) });
      deps.touched();
      return DONE;
    },
    readNotices(ids) {
      deps.noticeCenter.read(ids);
      return DONE;
    },
    snooze({ for: snooze, ...ref }) {
      const { found, events } = deps.watchdog.snooze(ref, snooze);
      eventManager.replan(events);
      return found ? DONE : refuse('not-found');
    },
    withdraw,
    takeUpPause: pause.takeUp,
    boundPause: pause.bound,
    flush() {
      if (!documents.readOnly) keep(eventManager.events());
    },
    take(events, values) {
      const changes = events.flatMap((event): [string, SecretChange][] => {
        const typed = values.get(event.id);
        return typed === undefined ? [] : [[event.id, { values: typed, from: null, boundTo: boundTo(event, services) }]];
      });
      const kept = keepWith([...eventManager.events(), ...events], new Map(changes));
      if (!kept.ok) return kept;
      for (const event of events) {
        eventManager.add(event);
        log(event, 'imported');
      }
      return DONE;
    },
  };
};
