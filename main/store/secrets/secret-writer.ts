import type { FileResult } from '../../ports/storage/files.ts';
import type { Sealer } from '../../ports/storage/secrets.ts';
import type { Report } from '../data-folder.ts';
import { copyOf, type SecretItems } from './secret-file.ts';
import { drop, put } from './secret-items.ts';
import { readSlot, slotOf } from './secret-slots.ts';
import type { SecretVault } from './secret-vault.ts';
import type { SlotsInUse } from './slots-in-use.ts';

/** What one slot is to hold: the secrets of the slot `from` as they are now, and over them `values` by key, of which '' drops one. */
export interface SlotContent {
  slot: string;
  from: string | null;
  values: Record<string, string>;
}

interface Sealing {
  slot: string;
  key: string;
  value: string;
  blob: Promise<string>;
}

/** Writes slots to the file of the present choice, sealed where the system can. */
export const createSecretWriter = (
  vault: SecretVault,
  { inUse, sealer, report }: { inUse: SlotsInUse; sealer: Sealer; report: Report },
) => {
  const hasAnySlotOf = (items: SecretItems, event: string): boolean =>
    vault.index.numbersOf(event).some((number) => items.has(slotOf(event, number)));

  /** Later Electrons seal by promise: the values are used at once, and until they are sealed the disk keeps what it had. */
  const finish = (sealing: Sealing[], blobs: PromiseSettledResult<string>[]): void => {
    const { sealed, plain, values } = vault.tables;
    blobs.forEach((blob, at) => {
      const { slot, key, value } = sealing[at] as Sealing;
      // Changed or removed meanwhile: that change writes its own value.
      if (blob.status === 'rejected' || values.get(slot)?.get(key) !== value) return;
      put(sealed, slot, key, blob.value);
      drop(plain, slot, key);
    });
    for (const event of new Set(sealing.map(({ slot }) => readSlot(slot).event))) inUse.copyToId(event);
    if (blobs.some(({ status }) => status === 'rejected')) report('secrets-unreadable');
    vault.commitNow();
  };

  return (contents: readonly SlotContent[]): FileResult => {
    const { sealed, plain, values } = vault.tables;
    const next = { sealed: copyOf(sealed), plain: copyOf(plain), values: copyOf(values) };
    const sealing: Sealing[] = [];
    const keep = (slot: string, key: string, value: string): void => {
      drop(next.values, slot, key);
      if (value !== '') put(next.values, slot, key, value);
      const blob = vault.store === 'system' && value !== '' ? sealer.seal(value) : null;
      if (blob instanceof Promise) {
        sealing.push({ slot, key, value, blob });
        return;
      }
      // A secret stands in one file only: what an earlier choice left in the other one is removed.
      for (const items of [next.sealed, next.plain]) drop(items, slot, key);
      if (blob !== null) put(next.sealed, slot, key, blob);
      else if (vault.store === 'file' && value !== '') put(next.plain, slot, key, value);
    };
    try {
      for (const { slot, from, values: pairs } of contents) {
        for (const items of [next.sealed, next.plain, next.values]) {
          const before = from === null ? undefined : items.get(from);
          if (before !== undefined) items.set(slot, new Map(before));
        }
        for (const [key, value] of Object.entries(pairs)) keep(slot, key, value);
        // An empty slot is written too: where the slot that the document names is missing, an earlier one would be used (slotInUse).
        const { event } = readSlot(slot);
        for (const items of [next.sealed, next.plain]) if (hasAnySlotOf(items, event) && !items.has(slot)) items.set(slot, new Map());
      }
    } catch {
      return { ok: false, full: false, detail: 'secret store locked' };
    }
    const written = vault.commit(next);
    if (written.ok && sealing.length > 0) {
      const blobs = Promise.allSettled(sealing.map(({ blob }) => blob));
      vault.inBackground(async () => finish(sealing, await blobs));
    }
    return written;
  };
};
