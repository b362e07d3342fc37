import type { AppState, EventView, StateDelta } from '../../preload/contract/state.ts';

/** In this order; those that it does not name last. */
const arranged = (events: EventView[], order: readonly string[]): EventView[] => {
  const place = new Map(order.map((id, at) => [id, at]));
  const at = ({ event }: EventView): number => place.get(event.id) ?? order.length;
  return [...events].sort((a, b) => at(a) - at(b));
};

const withEvents = (events: EventView[], { events: changed, removed }: StateDelta): EventView[] => {
  if (changed.length === 0 && removed.length === 0) return events;
  const gone = new Set(removed);
  const fresh = new Map(changed.map((view) => [view.event.id, view]));
  const kept = events.flatMap((view) => {
    const { id } = view.event;
    if (gone.has(id)) return [];
    const next = fresh.get(id);
    if (!next) return [view];
    fresh.delete(id);
    return [next];
  });
  return [...kept, ...fresh.values()];
};

/** The state after a delta; what did not change keeps its identity, so that views of it are not drawn again. */
export const applyDelta = (state: AppState, delta: StateDelta): AppState => ({
  ...state,
  ...delta.fields,
  seq: delta.seq,
  events: delta.order === undefined ? withEvents(state.events, delta) : arranged(withEvents(state.events, delta), delta.order),
});
