import type { FileResult } from './files.ts';

/** Something only this user can open again. Texts go in, base64 comes out. */
export interface Sealer {
  available(): Promise<boolean>;
  /** At once where the system can; may throw or reject when the store was locked meanwhile. */
  seal(text: string): string | Promise<string>;
  /** null: sealed by another machine or user, or with a key that is gone. */
  open(sealed: string): Promise<string | null>;
}

/** A change of one event's secrets. */
export interface SecretChange {
  /** By setting key; '' drops it. */
  values: Record<string, string>;
  /** The event whose present secrets are kept unless `values` replaces them: the event itself, or the one it is a copy of; null: none. */
  from: string | null;
  /** For whom they were typed (secret-binding.ts). */
  boundTo: string | null;
}

/** Secrets written beside those in use, until `adopt` or `discard` is called. */
export interface SecretDraft {
  /** By event: what the document has to name, for these to be its secrets. */
  slots: Record<string, number>;
  /** The document that names them is on the disk: they replace the ones in use. */
  adopt(): void;
  /** The document was not written: removes them. */
  discard(): void;
}

/** An event's secrets at one moment, sealed where the system can; opened by the store that made it. */
export interface SealedCopy {
  readonly version: number;
}

/**
 * Values under event id and setting key. A change is one with that of the document: it is written beside what is in use, and counts from
 * the moment the document that names it is on the disk.
 */
export interface Secrets {
  get(event: string, key: string): string | null;
  keys(event: string): string[];
  draft(changes: ReadonlyMap<string, SecretChange>): { ok: true; draft: SecretDraft } | Extract<FileResult, { ok: false }>;
  /**
   * At the start: takes those the document names, or, where these are not there, others typed for the same service and server; answers
   * what it should name. Those typed for another are not used. `clean`: what no event names goes, but for those of events that were set aside.
   */
  settle(stored: { slots: Record<string, number>; bindings: ReadonlyMap<string, string | null>; clean: boolean }): Record<string, number>;
  forget(event: string): void;
  /** Its secrets as they are now, in memory alone. */
  copy(event: string): SealedCopy;
  /** Whether its secrets are still those of the copy. */
  isCopy(event: string, copy: SealedCopy): boolean;
  /** What of the copy can be opened. */
  open(copy: SealedCopy): Promise<Record<string, string>>;
}
