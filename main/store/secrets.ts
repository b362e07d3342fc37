import type { AppState } from '../../preload/contract/state.ts';
import type { FileResult, Secrets } from '../engine/ports.ts';
import { type DataFolder, diskProblem, type Report } from './data-folder.ts';
import type { Sealer } from './sealer.ts';
import { copyOf, openShelf, type SecretItems } from './secret-shelf.ts';

export interface SecretStore extends Secrets {
  /** Where new secrets go. */
  readonly store: AppState['secretStore'];
  /** The user's choice where the system has no safe store; with 'file', what was typed before it is written now. */
  choose(store: 'file' | 'session'): FileResult;
  /** Many events with one write: for an import. */
  setAll(values: ReadonlyMap<string, Record<string, string>>): FileResult;
  /** Once everything is on disk that is still being sealed or forgotten. */
  settled(): Promise<void>;
}

export interface SecretsOptions {
  files: DataFolder;
  sealer: Sealer;
  /** --secrets=file: for this run, whatever the system offers. */
  forced?: 'file';
  now: () => number;
  report: Report;
}

interface Sealing {
  id: string;
  key: string;
  value: string;
  blob: Promise<string>;
}

const put = (items: SecretItems, id: string, key: string, value: string): void => {
  items.set(id, (items.get(id) ?? new Map<string, string>()).set(key, value));
};
const drop = (items: SecretItems, id: string, key: string): void => {
  items.get(id)?.delete(key);
  if (items.get(id)?.size === 0) items.delete(id);
};

/**
 * Secrets of the events, opened once at the start. A blob that can't be opened (another machine, a lost keychain) stays where it is: its key
 * is known and its value missing, until the user types it again.
 */
export const openSecrets = async ({ files, sealer, forced, now, report }: SecretsOptions): Promise<SecretStore> => {
  const sealedShelf = openShelf('secrets.json', { files, now, report });
  const plainShelf = openShelf('secrets-file.json', { files, now, report });
  let { choice, items: sealed } = sealedShelf;
  let { items: plain } = plainShelf;
  /** Every value that is known, wherever it is kept. */
  let values = copyOf(plain);
  let background: Promise<void> = Promise.resolve();
  let forgetting = false;

  const isChosen = choice === 'file' || choice === 'session';
  const isAvailable = forced === undefined && (!isChosen || sealed.size > 0) && (await sealer.available());
  let store: AppState['secretStore'] = forced ?? (choice === 'file' || choice === 'session' ? choice : isAvailable ? 'system' : 'unchosen');

  let unreadable = 0;
  for (const [id, blobs] of sealed)
    for (const [key, blob] of blobs) {
      if (values.get(id)?.has(key)) continue;
      const value = isAvailable ? await sealer.open(blob) : null;
      if (value === null) unreadable += 1;
      else put(values, id, key, value);
    }
  if (unreadable > 0) report('secrets-unreadable', String(unreadable));
  else if (store === 'unchosen') report('no-secret-store');

  /** Written first where something is added: a crash in between leaves a secret twice rather than nowhere. */
  const commit = (next: { sealed: SecretItems; plain: SecretItems; values: SecretItems }): FileResult => {
    const writes = [() => sealedShelf.save(next.sealed, store === 'system' ? store : choice), () => plainShelf.save(next.plain, null)];
    for (const write of store === 'system' ? writes : writes.reverse()) {
      const written = write();
      if (!written.ok) return written;
    }
    if (store === 'system') choice = store;
    ({ sealed, plain, values } = next);
    return { ok: true };
  };
  const commitLater = (): void => {
    const written = commit({ sealed, plain, values });
    if (!written.ok) report(diskProblem(written), written.detail);
  };

  /** Later Electrons seal by promise: the values serve at once; until they are sealed, what was on disk before stays there. */
  const finish = (sealing: Sealing[], blobs: PromiseSettledResult<string>[]): void => {
    blobs.forEach((blob, at) => {
      const { id, key, value } = sealing[at] as Sealing;
      // Changed or removed meanwhile: that change writes for itself.
      if (blob.status === 'rejected' || values.get(id)?.get(key) !== value) return;
      put(sealed, id, key, blob.value);
      drop(plain, id, key);
    });
    if (blobs.some(({ status }) => status === 'rejected')) report('secrets-unreadable');
    commitLater();
  };

  const setAll = (given: ReadonlyMap<string, Record<string, string>>): FileResult => {
    const next = { sealed: copyOf(sealed), plain: copyOf(plain), values: copyOf(values) };
    const sealing: Sealing[] = [];
    const keep = (id: string, key: string, value: string): void => {
      drop(next.values, id, key);
      if (value !== '') put(next.values, id, key, value);
      const blob = store === 'system' && value !== '' ? sealer.seal(value) : null;
      if (blob instanceof Promise) {
        sealing.push({ id, key, value, blob });
        return;
      }
      // Each secret is kept in one place: what an earlier choice left elsewhere goes.
      for (const items of [next.sealed, next.plain]) drop(items, id, key);
      if (blob !== null) put(next.sealed, id, key, blob);
      else if (store === 'file' && value !== '') put(next.plain, id, key, value);
    };
    try {
      for (const [id, pairs] of given) for (const [key, value] of Object.entries(pairs)) keep(id, key, value);
    } catch {
      return { ok: false, full: false, detail: 'secret store locked' };
    }
    const written = commit(next);
    if (sealing.length > 0) {
      const blobs = Promise.allSettled(sealing.map(({ blob }) => blob));
      background = background.then(async () => finish(sealing, await blobs));
    }
    return written;
  };

  return {
    get store() {
      return store;
    },
    get: (id, key) => values.get(id)?.get(key) ?? null,
    keys: (id) => [...new Set([...(values.get(id)?.keys() ?? []), ...(sealed.get(id)?.keys() ?? [])])],
    set: (id, pairs) => setAll(new Map([[id, pairs]])),
    setAll,
    forget(id) {
      for (const items of [sealed, plain, values]) items.delete(id);
      if (forgetting) return;
      forgetting = true;
      // Thousands are removed in one turn; the files are written once.
      background = background.then(() => {
        forgetting = false;
        commitLater();
      });
    },
    choose(next) {
      const before = store;
      store = next;
      const isOnDisk = (id: string, key: string): boolean => (sealed.get(id)?.has(key) || plain.get(id)?.has(key)) ?? false;
      const unsaved = [...values].map(([id, pairs]): [string, Record<string, string>] => [
        id,
        Object.fromEntries([...pairs].filter(([key]) => !isOnDisk(id, key))),
      ]);
      const written = next === 'file' ? setAll(new Map(unsaved)) : ({ ok: true } as const);
      const done = written.ok ? sealedShelf.save(sealed, next) : written;
      if (done.ok) choice = next;
      else store = before;
      return done;
    },
    settled: () => background,
  };
};
