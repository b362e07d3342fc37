import { type Blind, isUnseen, type WatchStatus } from '../../../preload/contract/dns/watch.ts';
import { FAMILIES, type WatchEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { Ledger } from '../../ports/storage/ledger.ts';
import type { Targets } from '../publication/target.ts';
import { createKeyedQueue } from '../runtime/keyed-queue.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { PacedDns } from '../verification/paced-dns.ts';
import type { NameLookup } from './name-lookup.ts';
import { createSightings, SECOND_LOOK } from './sightings.ts';
import { isAllWell, watchStatusOf } from './watch-status.ts';

/** Between two looks, in ms: while all is as expected, and while something is not, or could not be seen. */
const REST = 30 * 60_000;
const TROUBLED = 5 * 60_000;
/** Checks after the expected address changed, since the name's maintainer may correct it within minutes. In ms, each after the one before. */
const CHANGED = [60_000, 60_000, 120_000, 180_000] as const;
/** Multiples of the golden ratio lie evenly between 0 and 1: so many looks do not fall together for ever. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const AT_ONCE = 4;
/** By hand no sooner than so long after the last look, in ms. */
const BY_HAND = 10_000;

interface Watched {
  event: WatchEvent;
  targets: Targets;
  /** What its names were to show when it was planned last. */
  expected: string;
  /** How many of CHANGED have passed. */
  steps: number;
  askedAt: number | null;
  /** The last look brought nothing. */
  failed: boolean;
  nextAt: number | null;
  asking: boolean;
}

/** Checks watched names, which another person maintains. It only queries the DNS. */
export interface Watcher {
  /** It is there, as it is now, with what this line has: looked at by itself from here on. Answers how it stands. */
  watch(event: WatchEvent, targets: Targets): WatchStatus;
  /** 今すぐ実行. Answers how long to wait, in ms, where it was looked at just now; 0 if it is. */
  askNow(event: WatchEvent): number;
  isAsking(id: string): boolean;
  /** When it is looked at next; null: not by itself. ms since 1970. */
  nextAt(id: string): number | null;
  forget(id: string): void;
  /** It stands otherwise now, or was looked at. */
  onLook(listener: (id: string) => void): void;
  stop(): void;
}

export const createWatcher = (
  { clock, journal, ledger }: { clock: Clock; journal: Journal; ledger: Ledger },
  {
    isLineDown,
    lookup,
    pace,
    scheduler,
    state,
  }: {
    isLineDown: () => boolean;
    lookup: NameLookup;
    pace: Pick<PacedDns, 'turn'>;
    scheduler: Scheduler;
    state: Pick<StateStore, 'fields'>;
  },
): Watcher => {
  const watched = new Map<string, Watched>();
  const listeners: ((id: string) => void)[] = [];
  const timers = scheduler.slots();
  const sightings = createSightings({ clock, journal, ledger });
  const queue = createKeyedQueue(AT_ONCE);
  let turns = 0;

  /** Away from home or behind a portal, DNS answers may be forged. */
  const obstacle = (): Blind | null => {
    const { hold } = state.fields();
    if (hold !== null && hold.why !== 'vpn') return 'network';
    return isLineDown() ? 'line' : null;
  };
  const statusOf = ({ event, targets, askedAt, failed }: Watched): WatchStatus =>
    watchStatusOf({ event, targets, sightings: sightings.of(event.id), askedAt, blind: obstacle() ?? (failed ? 'dns' : null) });

  const later = (one: Watched, wait: number): void => {
    one.nextAt = clock.now() + wait;
    timers.set(one.event.id, one.nextAt, () => enqueue(one.event.id));
  };
  const rest = (one: Watched, isDoubtful: boolean): void => {
    if (!one.event.enabled) return;
    const status = statusOf(one);
    const step = CHANGED[one.steps];
    if (isDoubtful) later(one, SECOND_LOOK);
    else if (step !== undefined && !isAllWell(status)) {
      one.steps += 1;
      later(one, step);
    } else if (!isAllWell(status) || isUnseen(status)) later(one, TROUBLED);
    else {
      turns += 1;
      later(one, REST * (0.9 + 0.2 * ((turns * GOLDEN) % 1)));
    }
  };

  const look = async (id: string): Promise<void> => {
    const one = watched.get(id);
    if (one === undefined) return;
    const { event } = one;
    if (obstacle() !== null) return rest(one, false);
    one.asking = true;
    let isDoubtful = false;
    let heard = 0;
    for (const host of event.hosts) {
      await pace.turn();
      const families = FAMILIES.filter((family) => event.families[family]);
      const answered = await lookup.ask(host, families);
      // Edited, removed or switched off meanwhile; or the line went down, and what was heard may be its router's word.
      if (watched.get(id) !== one || one.event !== event || obstacle() !== null) break;
      if (answered === null) continue;
      heard += 1;
      if (sightings.note(event, host, answered)) isDoubtful = true;
    }
    one.asking = false;
    if (watched.get(id) !== one) return;
    if (one.event !== event) return;
    if (obstacle() === null) one.failed = heard < event.hosts.length;
    if (heard > 0) one.askedAt = clock.now();
    rest(one, isDoubtful);
    for (const listener of listeners) listener(id);
  };
  const enqueue = (id: string): void => queue.add(id, () => look(id));

  const forget = (id: string): void => {
    watched.delete(id);
    timers.set(id, null);
    sightings.forget(id);
  };

  return {
    watch(event, targets) {
      const known = watched.get(event.id);
      const one: Watched = known ?? { event, targets, expected: '', steps: 0, askedAt: null, failed: false, nextAt: null, asking: false };
      const before = known?.event;
      // What was asked for before says nothing of other records.
      if (before !== undefined && JSON.stringify(before.families) !== JSON.stringify(event.families)) sightings.drop(event.id);
      Object.assign(one, { event, targets });
      watched.set(event.id, one);
      const status = statusOf(one);
      const expected = JSON.stringify([status.expected, status.blind === 'line' || status.blind === 'network']);
      if (!event.enabled) {
        one.nextAt = null;
        timers.set(event.id, null);
      } else if (before !== event) enqueue(event.id);
      else if (expected !== one.expected) {
        one.steps = 0;
        later(one, CHANGED[0]);
      }
      one.expected = expected;
      return status;
    },
    askNow(event) {
      const one = watched.get(event.id);
      if (one?.asking) return 0;
      const wait = one?.askedAt == null ? 0 : one.askedAt + BY_HAND - clock.now();
      if (wait > 0 && wait <= BY_HAND) return wait;
      if (one === undefined) return 0;
      enqueue(event.id);
      for (const listener of listeners) listener(event.id);
      return 0;
    },
    isAsking: (id) => watched.get(id)?.asking === true,
    nextAt: (id) => watched.get(id)?.nextAt ?? null,
    forget,
    onLook: (listener) => void listeners.push(listener),
    stop: queue.close,
  };
};
