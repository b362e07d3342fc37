import type { Result } from '../../../preload/contract/api.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Settings } from '../../../preload/contract/settings.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import type { StateStore } from '../runtime/state-store.ts';

export type Saved = Result<'events.run'>;

/** Writes the one document: settings, the window's state, events, and where their secrets are. */
export interface DocumentWriter {
  /** With these instead of what is there now; `slots`: besides those the document names. */
  save(instead?: { settings?: Settings; events?: SaikoroEvent[]; slots?: Record<string, number> | undefined }): Saved;
  /** Writes what is not written yet. */
  flush(): void;
}

export const createDocumentWriter = (
  { documents }: { documents: DocumentStore },
  { state, events }: { state: Pick<StateStore, 'fields'>; events: { all(): SaikoroEvent[] } },
): DocumentWriter => {
  const save: DocumentWriter['save'] = ({ settings, events: next, slots = {} } = {}) => {
    const { settings: current, ui, pausedUntil } = state.fields();
    const saved = documents.save({
      settings: settings ?? current,
      ui: { ...ui, pausedUntil },
      events: next ?? events.all(),
      secretSlots: { ...documents.document.secretSlots, ...slots },
    });
    if (saved.ok) return { ok: true };
    return { ok: false, code: documents.readOnly ? 'read-only' : saved.full ? 'disk-full' : 'disk-error', detail: saved.detail };
  };
  return {
    save,
    flush() {
      if (!documents.readOnly) save();
    },
  };
};
