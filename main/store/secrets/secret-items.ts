import type { Sealer } from '../../ports/storage/secrets.ts';
import type { SecretItems } from './secret-file.ts';

export const put = (items: SecretItems, slot: string, key: string, value: string): void => {
  items.set(slot, (items.get(slot) ?? new Map<string, string>()).set(key, value));
};
export const drop = (items: SecretItems, slot: string, key: string): void => {
  items.get(slot)?.delete(key);
  if (items.get(slot)?.size === 0) items.delete(slot);
};

/** Copies one slot's contents to another; answers whether that changed anything. */
export const copySlot = (items: SecretItems, from: string, to: string): boolean => {
  const [before, after] = [items.get(to), items.get(from)];
  if (after === undefined) return items.delete(to);
  items.set(to, new Map(after));
  return before === undefined || before.size !== after.size || [...after].some(([key, value]) => before.get(key) !== value);
};

/** Adds what can be opened to the values that are known already; answers how many can't. A copy is the same blob: asked for once, counted once. */
export const openInto = async (values: SecretItems, sealed: SecretItems, sealer: Pick<Sealer, 'open'> | null): Promise<number> => {
  const openedAs = new Map<string, string | null>();
  let unreadable = 0;
  for (const [slot, blobs] of sealed)
    for (const [key, blob] of blobs) {
      if (values.get(slot)?.has(key)) continue;
      const isCopy = openedAs.has(blob);
      const value = isCopy ? (openedAs.get(blob) ?? null) : sealer === null ? null : await sealer.open(blob);
      openedAs.set(blob, value);
      if (value !== null) put(values, slot, key, value);
      else if (!isCopy) unreadable += 1;
    }
  return unreadable;
};
