import { type DnsEvent, FAMILIES, type Family } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { emptyFamilyRecord, type Ledger } from '../../ports/storage/ledger.ts';
import { createKeyedQueue } from '../runtime/keyed-queue.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { AuthoritativeDns, Holding } from './authoritative-dns.ts';
import { type Comparison, compare, isShown, NOTHING_SHOWN, ofAll } from './comparison.ts';
import { openAddress, settledRecord } from './open-reply.ts';

/** Looks after an acceptance, in ms from it: until the world sees the address, or ten minutes have passed. */
const LOOKS = [500, 2000, 5000, 10_000, 20_000, 40_000, 60_000, 120_000, 180_000, 300_000, 600_000];
/** The interval of routine checks of a published name, in ms; the checks of all names are spread over it. */
const REST = 30 * 60_000;
const REST_GAP = 20_000;
/** Multiples of the golden ratio lie evenly between 0 and 1, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** In ms. */
const SECOND_LOOK = 5 * 60_000;
/** Names looked up at the same time: ten thousand that changed together must not fall on one name server. */
const AT_ONCE = 4;
/** What stands beside the address may be about to go: only what lasts so long after the update is told, in ms. */
const BESIDE_LASTS = 60_000;
/** The shortest time between two corrections of a record that another party changed, in ms. */
export const REPAIR_GAP = 6 * 3_600_000;

export interface Verifier {
  /** After an acceptance, and after a reply that left it open: looks until every authoritative server holds the address. */
  follow(event: DnsEvent, family: Family): void;
  /** From here on a look every half hour: what was accepted before the app started. */
  watch(event: DnsEvent, family: Family): void;
  /** What stands beside its addresses is judged otherwise now. */
  renew(event: DnsEvent): void;
  /** Stops looking after an event. */
  forget(id: string): void;
  /** One look now, without a record: what the servers hold for all of the event's hosts. */
  look(event: DnsEvent, family: Family, expected: string): Promise<Comparison>;
  /** Calls `listener` with an event's id when all servers have come to show what was just sent for one of its families. */
  onShown(listener: (id: string) => void): void;
  /** The event's record says something else of the DNS now. */
  onRecord(listener: (id: string) => void): void;
  /** A routine check found that the DNS no longer shows the accepted address. */
  onDrift(listener: (event: DnsEvent, family: Family) => void): void;
}

export const createVerifier = (
  { clock, journal, ledger }: { clock: Clock; journal: Journal; ledger: Ledger },
  { scheduler, authoritativeDns, state }: { scheduler: Scheduler; authoritativeDns: AuthoritativeDns; state: Pick<StateStore, 'fields'> },
): Verifier => {
  const timers = scheduler.slots();
  const recordListeners: ((id: string) => void)[] = [];
  const shownListeners: ((id: string) => void)[] = [];
  const driftListeners: ((event: DnsEvent, family: Family) => void)[] = [];
  /** Away from home or behind a portal, DNS answers may be forged: no server is asked. */
  const isStrange = (): boolean => {
    const { hold } = state.fields();
    return hold !== null && hold.why !== 'vpn';
  };
  /** On the monotonic clock. */
  let restFree = 0;
  /** Names under routine checks, and how many were added out of turn. */
  const resting = new Set<string>();
  let squeezed = 0;
  const keyedQueue = createKeyedQueue(AT_ONCE);
  const key = (id: string, family: Family): string => `${id} ${family}`;
  const changed = (id: string): void => {
    for (const listener of recordListeners) listener(id);
  };

  const store = (event: DnsEvent, family: Family, seen: Comparison): void => {
    const record = ledger.get(event.id);
    if (record === undefined) return;
    ledger.put({ ...record, [family]: { ...record[family], ...seen, verifiedAt: clock.now() } });
    changed(event.id);
  };

  /** seen: null while what stands beside it may still go. */
  const settle = (event: DnsEvent, family: Family, address: string, seen: Comparison | null): void => {
    const record = ledger.get(event.id);
    if (record === undefined) return;
    const settled = settledRecord(record[family], { address, at: record[family].triedAt, now: clock.now() });
    const compared = seen === null ? settled : { ...settled, ...seen, verifiedAt: clock.now() };
    ledger.put({ ...record, [family]: compared }, { sync: true });
    changed(event.id);
  };

  const start = (event: DnsEvent, family: Family, step: number | null): void =>
    isStrange() ? rest(event, family) : keyedQueue.add(key(event.id, family), () => look(event, family, step));

  const rest = (event: DnsEvent, family: Family): void => {
    resting.add(key(event.id, family));
    const now = clock.monotonic();
    const next = Math.max(restFree + Math.min(REST_GAP, REST / resting.size), now + REST);
    const hasTurn = next <= now + 2 * REST;
    if (hasTurn) restFree = next;
    else squeezed += 1;
    // Thousands that come at once, as at a start: spread over the half hour in which the others have their turns.
    const wait = hasTurn ? next - now : REST * (1 + ((squeezed * GOLDEN) % 1));
    timers.set(key(event.id, family), clock.now() + wait, () => start(event, family, null));
  };

  /** step: the index into LOOKS; null: a routine check. */
  const look = async (event: DnsEvent, family: Family, step: number | null): Promise<void> => {
    const before = ledger.get(event.id)?.[family];
    if (before === undefined) return;
    const open = openAddress(before);
    const expected = open ?? before.accepted;
    if (expected === null) return;
    const since = open === null ? before.acceptedAt : before.triedAt;
    const seen: ({ host: string; holdings: Holding[] } & Comparison)[] = [];
    for (const host of event.hosts) {
      const holdings = await authoritativeDns.look(host, family);
      seen.push({ host, holdings, ...compare(holdings, expected, event.othersMine === true) });
    }
    // Sent, accepted, or refused anew meanwhile: who did that has set the next look.
    const record = ledger.get(event.id)?.[family];
    if (record === undefined || record.accepted !== before.accepted || record.acceptedAt !== before.acceptedAt) return;
    if (openAddress(record) !== open || record.triedAt !== before.triedAt) return;
    const all = ofAll(seen);
    const { verification } = all;
    const next = step === null ? -1 : LOOKS.findIndex((after, index) => index > step && (since ?? 0) + after > clock.now());
    const isLasting = verification === 'beside' && clock.now() - (since ?? 0) >= BESIDE_LASTS;
    const over = verification === 'match' || isLasting || next === -1;
    const settles = open !== null && isShown(all);
    // Of what was left open nothing is known while the DNS doesn't show it.
    const isNews = open === null ? over && (step !== null || verification !== before.verification) : settles;
    if (isNews) {
      if (settles) settle(event, family, open, over ? all : null);
      else store(event, family, all);
      for (const { host, holdings, verification: each } of seen)
        journal.add({
          kind: 'verification',
          event: event.id,
          name: event.name,
          host,
          family,
          verification: each,
          expected,
          ...(settles ? { settles } : {}),
          seen: holdings.flatMap(({ server, addresses }) => (addresses === null ? [] : [{ server, addresses }])),
          ...(step === null || since === null ? {} : { sinceUpdateMs: Math.max(0, clock.now() - since) }),
        });
    }
    if (over && step !== null && verification === 'match') for (const tell of shownListeners) tell(event.id);
    if (!over) timers.set(key(event.id, family), (since ?? clock.now()) + (LOOKS[next] ?? 0), () => start(event, family, next));
    else if (open !== null && !settles) rest(event, family);
    else if (verification === 'mismatch' && step === null && before.verification !== 'mismatch') {
      // One name server may lag for a moment; a difference that remains on the second look is a real change.
      timers.set(key(event.id, family), clock.now() + SECOND_LOOK, () => start(event, family, null));
    } else {
      if (verification === 'mismatch' && step === null) for (const listener of driftListeners) listener(event, family);
      rest(event, family);
    }
  };

  const follow = (event: DnsEvent, family: Family): void =>
    timers.set(key(event.id, family), clock.now() + (LOOKS[0] ?? 0), () => start(event, family, 0));

  return {
    follow,
    watch: rest,
    onRecord: (listener) => void recordListeners.push(listener),
    onShown: (listener) => void shownListeners.push(listener),
    onDrift: (listener) => void driftListeners.push(listener),
    renew(event) {
      for (const family of FAMILIES) {
        const { accepted, comparable, verification } = ledger.get(event.id)?.[family] ?? emptyFamilyRecord();
        if (accepted === null) continue;
        if (comparable) follow(event, family);
        // The service, not the DNS, reported the other addresses, and the user has now said that they are intended.
        else if (verification === 'beside') store(event, family, NOTHING_SHOWN);
      }
    },
    forget(id) {
      for (const family of FAMILIES) {
        timers.set(key(id, family), null);
        resting.delete(key(id, family));
      }
    },
    async look(event, family, expected) {
      if (isStrange()) return NOTHING_SHOWN;
      const othersMine = event.othersMine === true;
      return ofAll(
        await Promise.all(event.hosts.map(async (host) => compare(await authoritativeDns.look(host, family), expected, othersMine))),
      );
    },
  };
};
