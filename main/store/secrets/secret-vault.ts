import type { AppState } from '../../../preload/contract/state.ts';
import type { FileResult } from '../../ports/storage/files.ts';
import type { Sealer } from '../../ports/storage/secrets.ts';
import { type DataFolder, diskProblem, type Report } from '../data-folder.ts';
import { type Bindings, copyOf, openSecretFile, type SecretItems } from './secret-file.ts';
import { openInto } from './secret-items.ts';
import { createSlotIndex } from './secret-slots.ts';

export interface SecretsOptions {
  files: DataFolder;
  sealer: Sealer;
  /** `--secrets=file`: holds for this run only, whatever the system offers. */
  forced?: 'file';
  now: () => number;
  report: Report;
}

/** Every secret by slot: the blobs of secrets.json, the plain text of secrets-file.json, and each value that could be opened. */
export interface SecretTables {
  sealed: SecretItems;
  plain: SecretItems;
  values: SecretItems;
}

/** The two files of secrets and what they hold, in memory. */
export interface SecretVault {
  readonly tables: SecretTables;
  readonly bound: Bindings;
  readonly index: ReturnType<typeof createSlotIndex>;
  readonly store: AppState['secretStore'];
  /** Replaces the tables once they are written. */
  commit(next: SecretTables): FileResult;
  /** Writes the present tables; a failure is reported. */
  commitNow(): void;
  /** The same after this turn of the event loop: thousands of changes are one write. */
  commitLater(): void;
  /** Runs after everything that waits already. */
  inBackground(task: () => void | Promise<void>): void;
  /** Once everything that runs in the background is done. */
  settled(): Promise<void>;
  dropSlots(slots: readonly string[]): void;
  /** Takes the user's choice over, if `prepare`, which runs with the new choice already in force, and the write succeed. */
  choose(store: 'file' | 'session', prepare: () => FileResult): FileResult;
  /** Both files were lost: writes them again. */
  writeAnew(): void;
}

/**
 * Reads both files and opens what is sealed. A blob that cannot be opened (another machine, a lost keychain) stays in its file: its key is
 * listed and its value is missing until the user types it again.
 */
export const openSecretVault = async ({ files, sealer, forced, now, report }: SecretsOptions): Promise<SecretVault> => {
  const sealedFile = openSecretFile('secrets.json', { files, now, report });
  const plainFile = openSecretFile('secrets-file.json', { files, now, report });
  let { choice } = sealedFile;
  let tables: SecretTables = { sealed: sealedFile.items, plain: plainFile.items, values: copyOf(plainFile.items) };
  const bound = new Map([...sealedFile.bound, ...plainFile.bound]);
  const index = createSlotIndex([...tables.sealed.keys(), ...tables.plain.keys()]);
  let background: Promise<void> = Promise.resolve();
  let isCommitPlanned = false;

  const chosen = choice === 'file' || choice === 'session' ? choice : null;
  const isAvailable = forced === undefined && (chosen === null || tables.sealed.size > 0) && (await sealer.available());
  let store: AppState['secretStore'] = forced ?? chosen ?? (isAvailable ? 'system' : 'unchosen');
  const unreadable = await openInto(tables.values, tables.sealed, isAvailable ? sealer : null);
  if (unreadable > 0) report('secrets-unreadable', String(unreadable));
  else if (store === 'unchosen') report('no-secret-store');

  /** The file that gains a secret is written before the file that loses it: a crash in between leaves it twice instead of nowhere. */
  const commit = (next: SecretTables): FileResult => {
    const writes = [
      () => sealedFile.save({ items: next.sealed, bound, choice: store === 'system' ? store : choice }),
      () => plainFile.save({ items: next.plain, bound, choice: null }),
    ];
    for (const write of store === 'system' ? writes : writes.reverse()) {
      const written = write();
      if (!written.ok) return written;
    }
    if (store === 'system') choice = store;
    tables = next;
    return { ok: true };
  };
  const commitNow = (): void => {
    const written = commit(tables);
    if (!written.ok) report(diskProblem(written), written.detail);
  };
  const inBackground = (task: () => void | Promise<void>): void => {
    background = background.then(task);
  };
  const commitLater = (): void => {
    if (isCommitPlanned) return;
    isCommitPlanned = true;
    inBackground(() => {
      isCommitPlanned = false;
      commitNow();
    });
  };

  return {
    get tables() {
      return tables;
    },
    get store() {
      return store;
    },
    bound,
    index,
    commit,
    commitNow,
    commitLater,
    inBackground,
    settled: () => background,
    dropSlots(slots) {
      for (const slot of slots) {
        for (const items of Object.values(tables)) items.delete(slot);
        bound.delete(slot);
        index.remove(slot);
      }
      if (slots.length > 0) commitLater();
    },
    choose(next, prepare) {
      const before = store;
      store = next;
      const prepared = prepare();
      const written = prepared.ok ? sealedFile.save({ items: tables.sealed, bound, choice: next }) : prepared;
      if (written.ok) choice = next;
      else store = before;
      return written;
    },
    writeAnew() {
      for (const file of [sealedFile, plainFile]) file.lost();
      commitNow();
    },
  };
};
