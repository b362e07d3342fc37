import type { Settings } from '../../../preload/contract/settings.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { DocumentWriter, Saved } from './document-writer.ts';

/** What the user has set. */
export interface SettingsKept {
  save(settings: Settings): Saved;
  /** Others were saved. */
  onChange(listener: (change: { before: Settings; after: Settings }) => void): void;
}

export const createSettings = (
  { journal }: { journal: Pick<Journal, 'add'> },
  { writer, state }: { writer: Pick<DocumentWriter, 'save'>; state: StateStore },
): SettingsKept => {
  const listeners: Parameters<SettingsKept['onChange']>[0][] = [];
  return {
    save(settings) {
      const before = state.fields().settings;
      const saved = writer.save({ settings });
      if (!saved.ok) return saved;
      state.change({ settings });
      for (const { id, router } of before.homes ?? [])
        if (!settings.homes?.some((home) => home.id === id)) journal.add({ kind: 'home', change: 'removed', router });
      for (const listener of listeners) listener({ before, after: settings });
      return saved;
    },
    onChange: (listener) => void listeners.push(listener),
  };
};
