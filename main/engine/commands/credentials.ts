import type { Arg, Result } from '../../../preload/contract/api.ts';
import { type DnsEvent, nameOf } from '../../../preload/contract/event.ts';
import { isSentElsewhere, storedOriginsOf } from '../approvals/destination.ts';
import { boundTo, isBoundAlike } from '../approvals/secret-binding.ts';
import { createSecretChanges } from '../approvals/secret-changes.ts';
import type { DocumentWriter } from '../document/document-writer.ts';
import type { EventManager } from '../events/event-manager.ts';
import type { World } from '../runtime/world.ts';
import type { Undo } from '../undo/undo.ts';

type Done = Result<'events.credentials'>;
const refuse = (code: string, field?: string): Done => ({ ok: false, code, ...(field === undefined ? {} : { field }) });

/** New passwords or tokens for all events of an account at once. */
export interface Credentials {
  renew(arg: Arg<'events.credentials'>): Done;
}

export const createCredentials = (
  world: Pick<World, 'documents' | 'journal' | 'secrets' | 'services'>,
  {
    eventManager,
    undo,
    writer,
  }: { eventManager: Pick<EventManager, 'add' | 'events' | 'get'>; undo: Undo; writer: Pick<DocumentWriter, 'save'> },
): Credentials => {
  const { journal, secrets, services } = world;
  const { keepWith } = createSecretChanges({
    ...world,
    events: eventManager.events,
    keep: (events, slots) => writer.save({ events, slots }),
  });

  const flawOf = (events: readonly DnsEvent[], typed: Readonly<Record<string, string>>): Done | null => {
    const [first] = events;
    const info = first === undefined ? undefined : services.find(first.service)?.info;
    if (first === undefined || info === undefined) return refuse('not-found');
    if (events.some(({ service }) => service !== first.service)) return refuse('several-services');
    // It is typed for one server, and is told to no other.
    const originsOf = ({ id }: DnsEvent): string => storedOriginsOf(info, (key) => secrets.get(id, key)).join(' ');
    if (events.some((event) => !isBoundAlike(first, event, services) || originsOf(event) !== originsOf(first)))
      return refuse('several-servers');
    const asked = new Set(info.fields.flatMap(({ key, kind }) => (kind === 'secret' ? [key] : [])));
    const unknown = Object.entries(typed).find(([key, value]) => !asked.has(key) || value === '');
    if (unknown !== undefined) return refuse('missing-secret', unknown[0]);
    if (Object.keys(typed).length === 0) return refuse('missing-secret', [...asked][0]);
    // An address that names another host would lead the other secrets of the event there.
    const elsewhere = events.some(({ id }) => isSentElsewhere(info, typed, (key) => secrets.get(id, key)));
    return elsewhere ? refuse('secret-again') : null;
  };

  return {
    renew({ ids, secrets: typed }) {
      const found = ids.map((id) => eventManager.get(id));
      const events = found.filter((event) => event?.type === 'dns');
      if (events.length !== found.length) return refuse('not-found');
      const flaw = flawOf(events, typed);
      if (flaw !== null) return flaw;
      return undo.remembering('credentials', ids, () => {
        const changes = events.map((event) => [event.id, { values: typed, from: event.id, boundTo: boundTo(event, services) }] as const);
        const kept = keepWith(eventManager.events(), new Map(changes));
        if (!kept.ok) return kept;
        for (const event of events) {
          eventManager.add(event, { fresh: true });
          journal.add({ kind: 'event', event: event.id, name: nameOf(event), change: 'edited' });
        }
        return { ok: true };
      });
    },
  };
};
