import type { AppState, EventView, StateDelta } from '../../preload/contract/state.ts';
import type { Clock } from './ports.ts';

/** Changes closer together than this are told together, in ms: ten thousand events may change within seconds, and each telling costs a sort. */
const restOf = (events: number): number => (events > 1000 ? 500 : 100);

/** The one state. Changes are gathered: the first is told at once, those that follow closely together. */
export interface StateStore {
  get(): AppState;
  /** The fields without the events: cheap, however many events there are. */
  fields(): Readonly<Omit<AppState, 'seq' | 'events'>>;
  views(): IterableIterator<EventView>;
  /** Fields are replaced whole; equal ones are not told. */
  change(fields: Partial<Omit<AppState, 'seq' | 'events'>>): void;
  putEvent(view: EventView): void;
  removeEvent(id: string): void;
  event(id: string): EventView | undefined;
  /** How many events need someone, and how many run; counted as they change, for it is asked after each change. */
  counts(): { needsYou: number; running: number };
  listen(listener: (delta: StateDelta) => void): () => void;
}

export const createStateStore = (initial: Omit<AppState, 'seq' | 'events'>, clock: Clock): StateStore => {
  const events = new Map<string, EventView>();
  const listeners = new Set<(delta: StateDelta) => void>();
  let fields = { ...initial };
  let seq = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let pending: { fields: Partial<typeof fields>; events: Set<string>; removed: Set<string> } | null = null;

  const flush = (): void => {
    if (pending === null) return;
    const told = pending;
    pending = null;
    toldAt = clock.monotonic();
    seq += 1;
    const delta: StateDelta = {
      seq,
      fields: told.fields,
      events: [...told.events].map((id) => events.get(id)).filter((view) => view !== undefined),
      removed: [...told.removed],
    };
    for (const listener of [...listeners]) listener(delta);
  };
  const counts = { needsYou: 0, running: 0 };
  const count = (view: EventView | undefined, by: 1 | -1): void => {
    if (view?.status.needsYou) counts.needsYou += by;
    if (view?.status.activity === 'running') counts.running += by;
  };
  const gather = (): NonNullable<typeof pending> => {
    if (pending === null) {
      pending = { fields: {}, events: new Set(), removed: new Set() };
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
    change(next) {
      for (const [name, value] of Object.entries(next) as [keyof typeof fields, never][]) {
        if (Object.is(fields[name], value)) continue;
        fields = { ...fields, [name]: value };
        Object.assign(gather().fields, { [name]: value });
      }
    },
    putEvent(view) {
      count(events.get(view.event.id), -1);
      count(view, 1);
      events.set(view.event.id, view);
      const { events: changed, removed } = gather();
      changed.add(view.event.id);
      removed.delete(view.event.id);
    },
    removeEvent(id) {
      count(events.get(id), -1);
      if (!events.delete(id)) return;
      const { events: changed, removed } = gather();
      changed.delete(id);
      removed.add(id);
    },
    event: (id) => events.get(id),
    counts: () => ({ ...counts }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
