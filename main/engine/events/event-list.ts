import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Clock } from '../../ports/clock.ts';
import { inOrder } from '../runtime/in-order.ts';

/** The events as they are set up now. */
export interface EventList {
  /** The same array until an event is put or removed. */
  all(): SaikoroEvent[];
  get(id: string): SaikoroEvent | undefined;
  /** When it, or the app, began: what time-driven schedules count from; ms since 1970. */
  since(id: string): number;
  /** `fresh`: it begins now, though it was there before. */
  put(event: SaikoroEvent, options: { fresh: boolean }): void;
  remove(id: string): void;
  /** Their order; those not named come last. */
  arrange(ids: readonly string[]): void;
}

export const createEventList = ({ clock }: { clock: Clock }): EventList => {
  let events = new Map<string, { event: SaikoroEvent; since: number }>();
  let all: SaikoroEvent[] | null = null;
  return {
    all() {
      all ??= [...events.values()].map(({ event }) => event);
      return all;
    },
    get: (id) => events.get(id)?.event,
    since: (id) => events.get(id)?.since ?? clock.now(),
    put(event, { fresh }) {
      const known = events.get(event.id);
      events.set(event.id, { event, since: known !== undefined && !fresh ? known.since : clock.now() });
      all = null;
    },
    arrange(ids) {
      const next = inOrder(events, ids);
      if (next === events) return;
      events = next;
      all = null;
    },
    remove(id) {
      events.delete(id);
      all = null;
    },
  };
};
