import { nameOf, type WatchEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { type EventRecord, emptyRecord, type Ledger, type Sighting } from '../../ports/storage/ledger.ts';
import type { Answered } from './name-lookup.ts';

/** A fault of a zone that was just seen may be one of the way there: it is believed when it is seen again after so long, in ms. */
export const SECOND_LOOK = 120_000;

/** Remembers what the DNS showed of watched names, and tells the history when it shows something else. */
export interface Sightings {
  of(id: string): EventRecord['sightings'];
  /** Whether it is to be asked for once more soon, because it is not believed yet. */
  note(event: WatchEvent, host: string, answered: Answered): boolean;
  /** It is asked for otherwise from now on: nothing is known of it. */
  drop(id: string): void;
  forget(id: string): void;
}

const isAlike = (one: Answered, other: Answered): boolean =>
  JSON.stringify([one.kind, one.addresses, one.shared, one.alias]) ===
  JSON.stringify([other.kind, other.addresses, other.shared, other.alias]);

export const createSightings = ({ clock, journal, ledger }: { clock: Clock; journal: Journal; ledger: Ledger }): Sightings => {
  /** Faults that were seen once, by event and host: since when. */
  const doubts = new Map<string, Map<string, number>>();

  const isDoubtful = (id: string, host: string, known: Sighting | undefined, { kind }: Answered): boolean => {
    const mine = doubts.get(id);
    if ((kind !== 'failing' && kind !== 'silent') || known?.kind === 'failing' || known?.kind === 'silent') {
      mine?.delete(host);
      return false;
    }
    const since = mine?.get(host);
    if (since === undefined || since > clock.now()) {
      doubts.set(id, new Map([...(mine ?? []), [host, clock.now()]]));
      return true;
    }
    if (clock.now() - since < SECOND_LOOK) return true;
    mine?.delete(host);
    return false;
  };

  const tell = (event: WatchEvent, host: string, known: Sighting | undefined, { kind, addresses, alias }: Answered): void => {
    if (known !== undefined && known.kind === kind && known.addresses.join() === addresses.join()) return;
    journal.add({
      kind: 'watch',
      event: event.id,
      name: nameOf(event),
      host,
      answer: kind,
      addresses,
      ...(known === undefined ? {} : { previous: { answer: known.kind, addresses: known.addresses } }),
      ...(alias === null ? {} : { alias }),
    });
  };

  return {
    of: (id) => ledger.get(id)?.sightings,
    note(event, host, answered) {
      const record = ledger.get(event.id) ?? emptyRecord(event.id);
      const known = record.sightings?.[host];
      if (isDoubtful(event.id, host, known, answered)) return true;
      if (known !== undefined && isAlike(known, answered)) return false;
      const now = clock.now();
      tell(event, host, known, answered);
      const kept = Object.fromEntries(Object.entries(record.sightings ?? {}).filter(([name]) => event.hosts.includes(name)));
      ledger.put({ ...record, sightings: { ...kept, [host]: { ...answered, since: now } } });
      return false;
    },
    drop(id) {
      const record = ledger.get(id);
      if (record?.sightings === undefined) return;
      const { sightings: _, ...rest } = record;
      ledger.put(rest);
    },
    forget: (id) => void doubts.delete(id),
  };
};
