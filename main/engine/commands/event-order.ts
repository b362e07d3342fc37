import type { Arg, Result } from '../../../preload/contract/api.ts';
import type { DocumentWriter } from '../document/document-writer.ts';
import type { EventManager } from '../events/event-manager.ts';
import type { Undo } from '../undo/undo.ts';

/** The user's own order of the events: that of the document. */
export interface EventOrder {
  /** Puts these, in this order, before another one; null: last. */
  reorder(arg: Arg<'events.order'>): Result<'events.order'>;
}

export const createEventOrder = ({
  eventManager,
  undo,
  writer,
}: {
  eventManager: Pick<EventManager, 'arrange' | 'events' | 'get'>;
  undo: Undo;
  writer: Pick<DocumentWriter, 'save'>;
}): EventOrder => ({
  reorder({ ids, before }) {
    const moved = new Set(ids);
    const events = ids.flatMap((id) => eventManager.get(id) ?? []);
    if (events.length !== moved.size || (before !== null && (moved.has(before) || eventManager.get(before) === undefined)))
      return { ok: false, code: 'not-found' };
    const rest = eventManager.events().filter(({ id }) => !moved.has(id));
    const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
    const next = [...rest.slice(0, at), ...events, ...rest.slice(at)];
    return undo.remembering('reordered', ids, () => {
      const saved = writer.save({ events: next });
      if (saved.ok) eventManager.arrange(next.map(({ id }) => id));
      return saved;
    });
  },
});
