import type { AppState, EventView, StateDelta } from '../../../preload/contract/state.ts';
import type { Clock } from '../../ports/clock.ts';
import { createEventCount, type EventCount } from './event-count.ts';
import { inOrder } from './in-order.ts';
import { onceLater } from './once-later.ts';

/** Changes within this time are sent as one delta, in ms: ten thousand events may change within seconds, and each delta makes the window sort. */
const restOf = (events: number): number => (events > 1000 ? 500 : 100);

/** The one state. Changes are gathered: the first is told at once, those that follow closely together. */
export interface StateStore {
  get(): AppState;
  /** The fields without the events: cheap, however many events there are. */
  fields(): Readonly<Omit<AppState, 'seq' | 'events'>>;
  views(): IterableIterator<EventView>;
  /** Replaces fields whole; a field with the identical value causes no delta. */
  change(fields: Partial<Omit<AppState, 'seq' | 'events'>>): void;
  putEvent(view: EventView): void;
  removeEvent(id: string): void;
  event(id: string): EventView | undefined;
  /** The order of the events, also of those that come later; those not named come last. */
  arrange(ids: readonly string[]): void;
  /** All events counted, as they change. */
  count: Pick<EventCount, 'sums' | 'holding'>;
  /** Brings what follows from the other fields and the events up to date, where time alone may have changed it. */
  derive(): void;
  /** After anything that may change what follows: brings it up to date once, after what is being done now. */
  touch(): void;
  onTouch(listener: () => void): void;
  listen(listener: (delta: StateDelta) => void): () => void;
}

/** Computes the fields that follow from other fields and the events. No other code writes those fields. */
export type Derivation = (fields: Readonly<Fields>, count: Pick<EventCount, 'sums' | 'holding'>) => Partial<Fields>;
type Fields = Omit<AppState, 'seq' | 'events'>;

export const createStateStore = (initial: Fields, clock: Clock, follows: Derivation = () => ({})): StateStore => {
  let events = new Map<string, EventView>();
  let order: readonly string[] = [];
  let ranks = new Map<string, number>();
  /** The last of those that are there, by the order; one that comes before it was put at the wrong end. */
  let highest = -1;
  let isDisordered = false;
  const count = createEventCount();
  const forget = (id: string): void => {
    const known = events.get(id);
    if (known !== undefined) count.remove(known);
  };
  const listeners = new Set<(delta: StateDelta) => void>();
  let fields = { ...initial };
  let seq = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let pending: { fields: Partial<typeof fields>; events: Set<string>; removed: Set<string>; arranged: boolean } | null = null;

  const change = (next: Partial<Fields>): void => {
    for (const [name, value] of Object.entries(next) as [keyof typeof fields, never][]) {
      if (Object.is(fields[name], value)) continue;
      fields = { ...fields, [name]: value };
      Object.assign(gather().fields, { [name]: value });
    }
  };
  const derive = (): void => change(follows(fields, count));
  const touchListeners: (() => void)[] = [];
  const touch = onceLater(() => {
    derive();
    for (const listener of touchListeners) listener();
  });

  /** Derived fields are sent in the same delta as their inputs, so that the window never shows events beside an outdated summary. */
  const putInOrder = (): void => {
    const next = inOrder(events, order);
    isDisordered = false;
    highest = Math.max(-1, ...[...next.keys()].slice(-1).map((id) => ranks.get(id) ?? -1));
    if (next === events) return;
    events = next;
    gather().arranged = true;
  };

  const flush = (): void => {
    if (isDisordered) putInOrder();
    if (pending === null) return;
    derive();
    const told = pending;
    pending = null;
    toldAt = clock.monotonic();
    seq += 1;
    const delta: StateDelta = {
      seq,
      fields: told.fields,
      events: [...told.events].map((id) => events.get(id)).filter((view) => view !== undefined),
      removed: [...told.removed],
      ...(told.arranged ? { order: [...events.keys()] } : {}),
    };
    for (const listener of [...listeners]) listener(delta);
  };
  const gather = (): NonNullable<typeof pending> => {
    if (pending === null) {
      pending = { fields: {}, events: new Set(), removed: new Set(), arranged: false };
      const wait = toldAt + restOf(events.size) - clock.monotonic();
      if (wait <= 0) queueMicrotask(flush);
      else clock.wakeAt(clock.now() + wait, flush);
    }
    return pending;
  };

  return {
    get() {
      flush();
      return { ...fields, seq, events: [...events.values()] };
    },
    fields: () => fields,
    views: () => events.values(),
    change,
    derive,
    touch,
    onTouch: (listener) => void touchListeners.push(listener),
    count,
    putEvent(view) {
      forget(view.event.id);
      count.add(view);
      if (!events.has(view.event.id)) {
        const rank = ranks.get(view.event.id) ?? Number.POSITIVE_INFINITY;
        isDisordered ||= rank < highest;
        highest = Math.max(highest, rank);
      }
      events.set(view.event.id, view);
      const { events: changed, removed } = gather();
      changed.add(view.event.id);
      removed.delete(view.event.id);
    },
    removeEvent(id) {
      forget(id);
      if (!events.delete(id)) return;
      const { events: changed, removed } = gather();
      changed.delete(id);
      removed.add(id);
    },
    event: (id) => events.get(id),
    arrange(ids) {
      order = ids;
      ranks = new Map(ids.map((id, at) => [id, at]));
      putInOrder();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
