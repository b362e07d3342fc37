import type { AppState } from '../../../preload/contract/state.ts';
import type { FileResult } from '../../ports/storage/files.ts';
import type { Sealer, SecretChange, Secrets } from '../../ports/storage/secrets.ts';
import { type DataFolder, diskProblem, type Report, type Rewritable } from '../data-folder.ts';
import { idsAside } from './ids-aside.ts';
import { copyOf, openSecretFile, type SecretItems } from './secret-file.ts';
import { copySlot, drop, openInto, put } from './secret-items.ts';
import { createSlotIndex, readSlot, slotInUse, slotOf } from './secret-slots.ts';

export interface SecretStore extends Secrets, Rewritable {
  /** Where new secrets go. */
  readonly store: AppState['secretStore'];
  /** The user's choice where the system has no safe store; with 'file', what was typed before it is written now. */
  choose(store: 'file' | 'session'): FileResult;
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
  slot: string;
  key: string;
  value: string;
  blob: Promise<string>;
}

/**
 * Secrets of the events, opened once at the start. A blob that can't be opened (another machine, a lost keychain) stays where it is: its key
 * is known and its value missing, until the user types it again.
 */
export const openSecrets = async ({ files, sealer, forced, now, report }: SecretsOptions): Promise<SecretStore> => {
  const sealedShelf = openSecretFile('secrets.json', { files, now, report });
  const plainShelf = openSecretFile('secrets-file.json', { files, now, report });
  let { choice, items: sealed } = sealedShelf;
  let { items: plain } = plainShelf;
  const bound = new Map([...sealedShelf.bound, ...plainShelf.bound]);
  /** Every value that is known, wherever it is kept. */
  let values = copyOf(plain);
  /** The slot each event's secrets are in now; null: none of them may be used. Its own id where nothing else is said. */
  const inUse = new Map<string, string | null>();
  const index = createSlotIndex([...sealed.keys(), ...plain.keys()]);
  let background: Promise<void> = Promise.resolve();
  let tidying = false;

  const slotNow = (event: string): string | null => (inUse.has(event) ? (inUse.get(event) ?? null) : event);

  const isChosen = choice === 'file' || choice === 'session';
  const isAvailable = forced === undefined && (!isChosen || sealed.size > 0) && (await sealer.available());
  let store: AppState['secretStore'] = forced ?? (choice === 'file' || choice === 'session' ? choice : isAvailable ? 'system' : 'unchosen');

  const unreadable = await openInto(values, sealed, isAvailable ? sealer : null);
  if (unreadable > 0) report('secrets-unreadable', String(unreadable));
  else if (store === 'unchosen') report('no-secret-store');

  /** Written first where something is added: a crash in between leaves a secret twice rather than nowhere. */
  const commit = (next: { sealed: SecretItems; plain: SecretItems; values: SecretItems }): FileResult => {
    const writes = [
      () => sealedShelf.save({ items: next.sealed, bound, choice: store === 'system' ? store : choice }),
      () => plainShelf.save({ items: next.plain, bound, choice: null }),
    ];
    for (const write of store === 'system' ? writes : writes.reverse()) {
      const written = write();
      if (!written.ok) return written;
    }
    if (store === 'system') choice = store;
    ({ sealed, plain, values } = next);
    return { ok: true };
  };
  const commitNow = (): void => {
    const written = commit({ sealed, plain, values });
    if (!written.ok) report(diskProblem(written), written.detail);
  };
  /** Thousands go in one turn; the files are written once. */
  const commitLater = (): void => {
    if (tidying) return;
    tidying = true;
    background = background.then(() => {
      tidying = false;
      commitNow();
    });
  };
  const dropSlots = (slots: readonly string[]): void => {
    for (const slot of slots) {
      for (const items of [sealed, plain, values]) items.delete(slot);
      bound.delete(slot);
      index.remove(slot);
    }
    if (slots.length > 0) commitLater();
  };
  /** The slot in use stands under the event's bare id as well, the only place where versions of before look. Whether it did not yet. */
  const copyToId = (event: string): boolean => {
    const slot = slotNow(event);
    if (slot === null || slot === event || !index.numbersOf(event).includes(readSlot(slot).number)) return false;
    const isNew = [sealed, plain, values].map((items) => copySlot(items, slot, event)).some(Boolean);
    index.add(event);
    const typedFor = bound.get(slot);
    if (typedFor === undefined) bound.delete(event);
    else bound.set(event, typedFor);
    return isNew;
  };
  const numbersNow = (event: string): number[] => index.numbersOf(event);
  /** Any of the slots of the event that this one is of. */
  const hasSlotOf = (items: SecretItems, slot: string): boolean => {
    const { event } = readSlot(slot);
    return numbersNow(event).some((number) => items.has(slotOf(event, number)));
  };

  /** Later Electrons seal by promise: the values serve at once; until they are sealed, what was on disk before stays there. */
  const finish = (sealing: Sealing[], blobs: PromiseSettledResult<string>[]): void => {
    blobs.forEach((blob, at) => {
      const { slot, key, value } = sealing[at] as Sealing;
      // Changed or removed meanwhile: that change writes for itself.
      if (blob.status === 'rejected' || values.get(slot)?.get(key) !== value) return;
      put(sealed, slot, key, blob.value);
      drop(plain, slot, key);
    });
    for (const event of new Set(sealing.map(({ slot }) => readSlot(slot).event))) copyToId(event);
    if (blobs.some(({ status }) => status === 'rejected')) report('secrets-unreadable');
    commitNow();
  };

  /** Writes values into slots, which go on with what `from` holds now. */
  const write = (given: readonly { slot: string; from: string | null; values: Record<string, string> }[]): FileResult => {
    const next = { sealed: copyOf(sealed), plain: copyOf(plain), values: copyOf(values) };
    const sealing: Sealing[] = [];
    const keep = (slot: string, key: string, value: string): void => {
      drop(next.values, slot, key);
      if (value !== '') put(next.values, slot, key, value);
      const blob = store === 'system' && value !== '' ? sealer.seal(value) : null;
      if (blob instanceof Promise) {
        sealing.push({ slot, key, value, blob });
        return;
      }
      // Each secret is kept in one place: what an earlier choice left elsewhere goes.
      for (const items of [next.sealed, next.plain]) drop(items, slot, key);
      if (blob !== null) put(next.sealed, slot, key, blob);
      else if (store === 'file' && value !== '') put(next.plain, slot, key, value);
    };
    try {
      for (const { slot, from, values: pairs } of given) {
        for (const items of [next.sealed, next.plain, next.values]) {
          const before = from === null ? undefined : items.get(from);
          if (before !== undefined) items.set(slot, new Map(before));
        }
        for (const [key, value] of Object.entries(pairs)) keep(slot, key, value);
        // Also without a secret left in it: what the document names and is not there, is looked for among those of before (slotInUse).
        for (const items of [next.sealed, next.plain]) if (hasSlotOf(items, slot) && !items.has(slot)) items.set(slot, new Map());
      }
    } catch {
      return { ok: false, full: false, detail: 'secret store locked' };
    }
    const written = commit(next);
    if (written.ok && sealing.length > 0) {
      const blobs = Promise.allSettled(sealing.map(({ blob }) => blob));
      background = background.then(async () => finish(sealing, await blobs));
    }
    return written;
  };

  const draft: Secrets['draft'] = (changes) => {
    const drafted = [...changes].map(([event, change]: [string, SecretChange]) => {
      const isNew = !inUse.has(event) && numbersNow(event).length === 0;
      const number = isNew ? 0 : Math.max(0, ...numbersNow(event), readSlot(slotNow(event) ?? event).number) + 1;
      const slot = slotOf(event, number);
      index.add(slot);
      if (change.boundTo !== null) bound.set(slot, change.boundTo);
      return { event, number, slot, from: change.from === null ? null : slotNow(change.from), values: change.values };
    });
    const written = write(drafted);
    if (!written.ok) {
      for (const { slot } of drafted) {
        bound.delete(slot);
        index.remove(slot);
      }
      return written;
    }
    return {
      ok: true,
      draft: {
        slots: Object.fromEntries(drafted.map(({ event, number }) => [event, number])),
        adopt() {
          for (const { event, slot } of drafted) {
            inUse.set(event, slot);
            if (copyToId(event)) commitLater();
          }
          dropSlots(
            drafted.flatMap(({ event, slot }) =>
              numbersNow(event)
                .map((each) => slotOf(event, each))
                .filter((each) => each !== slot && each !== event),
            ),
          );
        },
        discard: () => dropSlots(drafted.map(({ slot }) => slot)),
      },
    };
  };

  return {
    get store() {
      return store;
    },
    get: (event, key) => values.get(slotNow(event) ?? '')?.get(key) ?? null,
    keys(event) {
      const slot = slotNow(event) ?? '';
      return [...new Set([...(values.get(slot)?.keys() ?? []), ...(sealed.get(slot)?.keys() ?? [])])];
    },
    draft,
    settle({ slots: stored, bindings, clean }) {
      const named: Record<string, number> = {};
      const wanted = new Set<string>();
      for (const [event, binding] of bindings) {
        const asked = Object.hasOwn(stored, event) ? (stored[event] ?? 0) : 0;
        const number = slotInUse(event, { named: asked, binding, numbers: numbersNow(event), bound, isCertain: clean });
        inUse.set(event, number === null ? null : slotOf(event, number));
        // What is there, but typed for somebody else, is not used, and stays for whoever knows better.
        if ((number ?? asked) > 0) named[event] = number ?? asked;
        wanted.add(slotOf(event, number ?? asked));
        if (number === null || !clean) continue;
        wanted.add(event);
        if (copyToId(event)) commitLater();
      }
      if (clean) {
        const aside = idsAside(files);
        const isKept = ({ event }: { event: string }): boolean => !bindings.has(event) && aside.has(event);
        dropSlots(index.all().filter((slot) => !wanted.has(slot) && !isKept(readSlot(slot))));
      }
      return named;
    },
    forget(event) {
      inUse.delete(event);
      dropSlots(numbersNow(event).map((number) => slotOf(event, number)));
    },
    choose(next) {
      const before = store;
      store = next;
      const isOnDisk = (slot: string, key: string): boolean => (sealed.get(slot)?.has(key) || plain.get(slot)?.has(key)) ?? false;
      const unsaved = [...values].map(([slot, pairs]) => ({
        slot,
        from: slot,
        values: Object.fromEntries([...pairs].filter(([key]) => !isOnDisk(slot, key))),
      }));
      const written = next === 'file' ? write(unsaved) : ({ ok: true } as const);
      const done = written.ok ? sealedShelf.save({ items: sealed, bound, choice: next }) : written;
      if (done.ok) choice = next;
      else store = before;
      return done;
    },
    settled: () => background,
    writeAnew() {
      for (const shelf of [sealedShelf, plainShelf]) shelf.lost();
      commitNow();
    },
  };
};
