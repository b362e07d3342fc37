import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Settings, UiState } from '../../../preload/contract/settings.ts';
import type { FileResult } from './files.ts';

/** What is kept in the settings file. */
export interface Document {
  settings: Settings;
  ui: UiState;
  events: SaikoroEvent[];
  /** By event: which of its secrets on the disk are in use; absent: 0. A save without it leaves it as it is. */
  secretSlots?: Record<string, number>;
}

/** The file behind it. `save` is durable when it returns ok; on a read-only file it changes nothing and says so. */
export interface DocumentStore {
  readonly document: Document;
  readonly readOnly: boolean;
  /** It is the very document that was saved last, not a backup, a fresh start or a part of it. */
  readonly intact: boolean;
  save(document: Document): FileResult;
}
