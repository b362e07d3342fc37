import type { Arg, Result } from '../../../preload/contract/api.ts';
import { FAMILIES, nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { toAscii } from '../../net/host-name.ts';
import type { SecretChange } from '../../ports/storage/secrets.ts';
import { isSentElsewhere } from '../approvals/destination.ts';
import { boundTo, isBoundAlike } from '../approvals/secret-binding.ts';
import { createSecretChanges, type SecretChanges } from '../approvals/secret-changes.ts';
import type { DocumentWriter } from '../document/document-writer.ts';
import type { EventManager } from '../events/event-manager.ts';
import type { AddressMonitor } from '../monitor/address-monitor.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';
import { checkEvent } from './event-validation.ts';

type Done = Result<'events.run'>;
const DONE: Done = { ok: true };
const refuse = (code: string, more: { field?: string; detail?: string } = {}): Done => ({
  ok: false,
  code,
  ...more,
});

/** What the user asks for of events, whether by the window, the tray or the command line. */
export interface EventCommands {
  save(arg: Arg<'events.save'>): Done;
  remove(ids: string[]): Done;
  duplicate(id: string): Result<'events.duplicate'>;
  enable(ids: string[], enabled: boolean): Done;
  run(ids: string[]): Done;
  resume(ids: string[]): Done;
  confirm(id: string): Done;
  /** Adds events read from a file; their ids are fresh. */
  take(events: SaikoroEvent[], secrets: ReadonlyMap<string, Record<string, string>>): Done;
  /** Takes the secrets away from events whose plug-in is replaced or removed; can be undone. */
  withdraw: SecretChanges['withdraw'];
}

export const createEventCommands = (
  world: Pick<World, 'clock' | 'random' | 'documents' | 'journal' | 'secrets' | 'services'>,
  {
    writer,
    eventManager,
    monitor,
    state,
  }: {
    writer: Pick<DocumentWriter, 'save'>;
    eventManager: Pick<EventManager, 'events' | 'get' | 'add' | 'remove' | 'addressesOf' | 'ownSourceOf' | 'runNow' | 'resume' | 'confirm'>;
    monitor: Pick<AddressMonitor, 'check'>;
    state: Pick<StateStore, 'fields'>;
  },
): EventCommands => {
  const { clock, journal, secrets, services } = world;
  const keep = (events: SaikoroEvent[], slots?: Record<string, number>): Done => writer.save({ events, slots });
  const { keepWith, withdraw } = createSecretChanges({ ...world, events: eventManager.events, keep });
  const log = (
    event: SaikoroEvent,
    change: 'added' | 'edited' | 'deleted' | 'enabled' | 'disabled' | 'resumed' | 'confirmed' | 'imported',
  ): void => {
    journal.add({ kind: 'event', event: event.id, name: nameOf(event), change });
  };
  const isAddressless = (event: SaikoroEvent): boolean => {
    const known = eventManager.addressesOf(event);
    return event.type === 'dns' && FAMILIES.every((family) => !event.families[family] || known[family] === null);
  };
  const newId = (): string => Array.from({ length: 16 }, () => Math.floor(world.random() * 36).toString(36)).join('');

  const tidy = (event: SaikoroEvent): SaikoroEvent => {
    if (event.type === 'command') return event;
    const hosts = event.hosts.map(toAscii);
    return event.type === 'dns' ? { ...event, hosts } : { ...event, hosts: [...new Set(hosts)] };
  };
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
      // An optional secret would otherwise be lost without a message.
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
      // A copy of an event that replaces another one does not replace it too.
      if (copy.type === 'dns') delete copy.move;
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
        return wait > 0 ? refuse('too-soon', { detail: String(clock.now() + Math.ceil(wait)) }) : DONE;
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
    withdraw,
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
