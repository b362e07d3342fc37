import type { Arg, Result } from '../../../preload/contract/api.ts';
import { nameOf, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { settleSecrets } from '../../engine/approvals/secret-binding.ts';
import { createEventCommands } from '../../engine/commands/event-commands.ts';
import { leaveBehind } from '../../engine/updates/left-behind.ts';
import { openNetwork } from '../../instance/sources.ts';
import { openStores, type Stores } from '../../instance/stores.ts';
import type { EventWish } from '../../ports/storage/approvals.ts';
import { resumed } from '../../ports/storage/ledger.ts';
import type { Registry } from '../../providers/index.ts';
import type { Context } from '../command-line/context.ts';
import { changesElsewhere } from '../control/ask.ts';

type Done = Result<'events.run'>;

/** The events of a folder: changed by the engine's own commands, here, or in the Saikoro that runs on it. */
export interface KeptEvents {
  stores: Stores;
  services: Registry;
  all(): SaikoroEvent[];
  /** `was`: the event as it was read. */
  save(arg: Arg<'events.save'> & { was?: SaikoroEvent }): Promise<Done>;
  take(events: SaikoroEvent[], secrets: ReadonlyMap<string, Record<string, string>>): Promise<Done>;
  remove(ids: string[]): Promise<Done>;
  enable(ids: string[], enabled: boolean): Promise<Done>;
  allow(wishes: readonly EventWish[]): Promise<Done>;
  /** Once everything is on the disk. */
  settled(): Promise<void>;
}

const NO_ADDRESS = { ipv4: null, ipv6: null };

export const openKeptEvents = async (context: Context): Promise<KeptEvents> => {
  const { kit, folder, ca, version, platform } = context;
  const stores = await openStores(kit, folder, { found: [], forced: 'file' });
  const trust = ca === undefined ? {} : { ca };
  const { services } = openNetwork(kit, { ...trust, version, practice: null, platform, installed: stores.plugins.usable() });
  const { documents, journal, secrets, ledger } = stores;
  settleSecrets({ documents, secrets, services });
  const events = new Map(documents.document.events.map((event) => [event.id, event]));
  const commands = createEventCommands(
    { clock: kit.clock, random: kit.random, documents, journal, secrets, services },
    {
      writer: {
        save({ events: next, slots = {} } = {}) {
          const { document } = documents;
          const secretSlots = { ...document.secretSlots, ...slots };
          const saved = documents.save({ ...document, events: next ?? [...events.values()], secretSlots });
          if (saved.ok) return { ok: true };
          return { ok: false, code: documents.readOnly ? 'read-only' : saved.full ? 'disk-full' : 'disk-error', detail: saved.detail };
        },
      },
      eventManager: {
        events: () => [...events.values()],
        get: (id) => events.get(id),
        add: (event) => void events.set(event.id, event),
        remove(id) {
          const event = events.get(id);
          // How often its service was asked is remembered: to remove an event and add it again is no way around.
          if (event !== undefined) leaveBehind(ledger, event, { now: kit.clock.now(), accounts: [] });
          events.delete(id);
          ledger.remove(id);
          secrets.forget(id);
        },
        addressesOf: () => NO_ADDRESS,
        ownSourceOf: () => null,
        runNow: () => 0,
        resume(id) {
          const record = ledger.get(id);
          if (record !== undefined) ledger.put({ ...record, ipv4: resumed(record.ipv4), ipv6: resumed(record.ipv6) });
        },
        confirm: () => false,
      },
      monitor: { check: async () => {} },
      state: { fields: () => ({ hold: null }) as never },
    },
  );
  const kept = { stores, services, all: () => [...events.values()], settled: () => secrets.settled() };
  if (context.isBeside) return { ...kept, ...changesElsewhere(context) };
  return {
    ...kept,
    save: async ({ event, secrets: typed, isNew }) => commands.save({ event, secrets: typed, isNew }),
    take: async (found, values) => commands.take(found, values),
    remove: async (ids) => commands.remove(ids),
    enable: async (ids, enabled) => commands.enable(ids, enabled),
    async allow(wishes) {
      const written = stores.approvals.allow(wishes);
      return written.ok ? { ok: true } : { ok: false, code: written.full ? 'disk-full' : 'disk-error', detail: written.detail };
    },
  };
};

/** Whom a word names: by its id, its name or one of its hosts, whichever fits first; several of a name are told apart by their ids. */
export const findEvent = (events: readonly SaikoroEvent[], word: string): SaikoroEvent[] => {
  const plain = word.toLowerCase().replace(/\.$/, '');
  const byId = events.filter(({ id }) => id === word);
  if (byId.length > 0) return byId;
  const byName = events.filter((event) => nameOf(event).toLowerCase() === plain);
  if (byName.length > 0) return byName;
  return events.filter((event) => event.type === 'dns' && event.hosts.some((host) => host.toLowerCase().replace(/\.$/, '') === plain));
};
