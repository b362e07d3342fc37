import { copySlot } from './secret-items.ts';
import { readSlot } from './secret-slots.ts';
import type { SecretVault } from './secret-vault.ts';

/** The slot that each event's secrets are read from. */
export interface SlotsInUse {
  /** null: none of the event's slots may be used. An event for which nothing was set uses its bare id. */
  of(event: string): string | null;
  isSet(event: string): boolean;
  set(event: string, slot: string | null): void;
  remove(event: string): void;
  /** Copies the slot in use to the event's bare id, the only place where older versions look; answers whether that changed anything. */
  copyToId(event: string): boolean;
}

export const createSlotsInUse = (vault: SecretVault): SlotsInUse => {
  const slots = new Map<string, string | null>();
  const of = (event: string): string | null => (slots.has(event) ? (slots.get(event) ?? null) : event);
  return {
    of,
    isSet: (event) => slots.has(event),
    set: (event, slot) => void slots.set(event, slot),
    remove: (event) => void slots.delete(event),
    copyToId(event) {
      const { tables, bound, index } = vault;
      const slot = of(event);
      if (slot === null || slot === event || !index.numbersOf(event).includes(readSlot(slot).number)) return false;
      const isNew = [tables.sealed, tables.plain, tables.values].map((items) => copySlot(items, slot, event)).some(Boolean);
      index.add(event);
      const typedFor = bound.get(slot);
      if (typedFor === undefined) bound.delete(event);
      else bound.set(event, typedFor);
      return isNew;
    },
  };
};
