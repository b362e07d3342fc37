import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { World } from '../runtime/world.ts';
import { createDocumentWriter, type DocumentWriter } from './document-writer.ts';
import { createSettings, type SettingsKept } from './settings.ts';
import { createUiState, type UiKept } from './ui-state.ts';

/** The settings, the window's state, and the writer of both. */
export interface Document {
  writer: DocumentWriter;
  settings: SettingsKept;
  ui: UiKept;
}

export const createDocument = (
  world: Pick<World, 'clock' | 'journal' | 'documents'>,
  needs: { scheduler: Scheduler; state: StateStore; events: { all(): SaikoroEvent[] } },
): Document => {
  const writer = createDocumentWriter(world, needs);
  return { writer, settings: createSettings(world, { ...needs, writer }), ui: createUiState(world, { ...needs, writer }) };
};
