import type { SaikoroEvent } from '../../preload/contract/event.ts';
import type { Settings, UiState } from '../../preload/contract/settings.ts';
import type { FileResult } from './ports.ts';

/** What is kept in the settings file. */
export interface Document {
  settings: Settings;
  ui: UiState;
  events: SaikoroEvent[];
}

/** The file behind it. `save` is durable when it returns ok; on a read-only file it changes nothing and says so. */
export interface DocumentStore {
  readonly document: Document;
  readonly readOnly: boolean;
  save(document: Document): FileResult;
}
