import type { Result } from '../../../preload/contract/api.ts';
import type { Settings } from '../../../preload/contract/settings.ts';
import type { Engine } from '../../engine/engine.ts';
import type { SecretChange, Secrets } from '../../ports/storage/secrets.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';

type Done = Result<'events.run'>;

/** Writes settings and the secrets that belong to them: both or neither. */
export type KeepSettings = (settings: Settings, changes?: ReadonlyMap<string, SecretChange>) => Done;

export const createKeepSettings =
  ({
    saikoro: { state, eventManager },
    secrets,
    documents,
  }: {
    saikoro: Pick<Engine, 'state' | 'eventManager'>;
    secrets: Pick<Secrets, 'draft'>;
    documents: DocumentStore;
  }): KeepSettings =>
  (settings, changes = new Map()) => {
    const refuse = (full: boolean, detail: string): Done => ({ ok: false, code: full ? 'disk-full' : 'disk-error', detail });
    if (documents.readOnly) return { ok: false, code: 'read-only' };
    const drafted = changes.size === 0 ? null : secrets.draft(changes);
    if (drafted !== null && !drafted.ok) return refuse(drafted.full, drafted.detail);
    const secretSlots = { ...documents.document.secretSlots, ...drafted?.draft.slots };
    const document = { ...documents.document, settings, ui: state.fields().ui, events: eventManager.events(), secretSlots };
    const saved = documents.save(document);
    if (!saved.ok) {
      drafted?.draft.discard();
      return refuse(saved.full, saved.detail);
    }
    drafted?.draft.adopt();
    state.change({ settings });
    return { ok: true };
  };
