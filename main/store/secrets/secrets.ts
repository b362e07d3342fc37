import type { FileResult } from '../../ports/storage/files.ts';
import type { SecretChange, Secrets } from '../../ports/storage/secrets.ts';
import type { Rewritable } from '../data-folder.ts';
import { idsAside } from './ids-aside.ts';
import { createSecretCopies } from './secret-copies.ts';
import { readSlot, slotInUse, slotOf } from './secret-slots.ts';
import { openSecretVault, type SecretsOptions, type SecretVault } from './secret-vault.ts';
import { createSecretWriter } from './secret-writer.ts';
import { createSlotsInUse } from './slots-in-use.ts';

export interface SecretStore extends Secrets, Rewritable {
  /** Where new secrets are kept. */
  readonly store: SecretVault['store'];
  /** The user's choice where the system has no safe store; with 'file', secrets typed before the choice are written now. */
  choose(store: 'file' | 'session'): FileResult;
  /** Once everything that is still being sealed or removed is on disk. */
  settled(): Promise<void>;
}

/** The secrets of all events and channels, opened once at start-up. */
export const openSecrets = async (options: SecretsOptions): Promise<SecretStore> => {
  const vault = await openSecretVault(options);
  const { bound, index } = vault;
  const inUse = createSlotsInUse(vault);
  const copies = createSecretCopies(vault, { inUse, sealer: options.sealer });
  const write = createSecretWriter(vault, { inUse, ...options });
  const copyToIdLater = (event: string): void => {
    if (inUse.copyToId(event)) vault.commitLater();
  };

  const draft: Secrets['draft'] = (changes) => {
    const drafted = [...changes].map(([event, change]: [string, SecretChange]) => {
      const numbers = index.numbersOf(event);
      const isNew = !inUse.isSet(event) && numbers.length === 0;
      const number = isNew ? 0 : Math.max(0, ...numbers, readSlot(inUse.of(event) ?? event).number) + 1;
      const slot = slotOf(event, number);
      index.add(slot);
      if (change.boundTo !== null) bound.set(slot, change.boundTo);
      return { event, number, slot, from: change.from === null ? null : inUse.of(change.from), values: change.values };
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
            copies.changed(event);
            copyToIdLater(event);
          }
          const slotsOf = (event: string): string[] => index.numbersOf(event).map((number) => slotOf(event, number));
          vault.dropSlots(drafted.flatMap(({ event, slot }) => slotsOf(event).filter((each) => each !== slot && each !== event)));
        },
        discard: () => vault.dropSlots(drafted.map(({ slot }) => slot)),
      },
    };
  };

  return {
    get store() {
      return vault.store;
    },
    get: (event, key) => vault.tables.values.get(inUse.of(event) ?? '')?.get(key) ?? null,
    keys(event) {
      const slot = inUse.of(event) ?? '';
      const { values, sealed } = vault.tables;
      return [...new Set([...(values.get(slot)?.keys() ?? []), ...(sealed.get(slot)?.keys() ?? [])])];
    },
    draft,
    settle({ slots: stored, bindings, clean }) {
      const named: Record<string, number> = {};
      const wanted = new Set<string>();
      for (const [event, binding] of bindings) {
        const asked = Object.hasOwn(stored, event) ? (stored[event] ?? 0) : 0;
        const number = slotInUse(event, { named: asked, binding, numbers: index.numbersOf(event), bound, isCertain: clean });
        inUse.set(event, number === null ? null : slotOf(event, number));
        // Secrets that were typed for another service or server are not used; they stay in the file, in case a newer document is put back.
        if ((number ?? asked) > 0) named[event] = number ?? asked;
        wanted.add(slotOf(event, number ?? asked));
        if (number === null || !clean) continue;
        wanted.add(event);
        copyToIdLater(event);
      }
      if (clean) {
        const aside = idsAside(options.files);
        const isKept = ({ event }: { event: string }): boolean => !bindings.has(event) && aside.has(event);
        vault.dropSlots(index.all().filter((slot) => !wanted.has(slot) && !isKept(readSlot(slot))));
      }
      return named;
    },
    ...copies,
    forget(event) {
      copies.changed(event);
      inUse.remove(event);
      vault.dropSlots(index.numbersOf(event).map((number) => slotOf(event, number)));
    },
    choose(next) {
      const { sealed, plain, values } = vault.tables;
      const isOnDisk = (slot: string, key: string): boolean => (sealed.get(slot)?.has(key) || plain.get(slot)?.has(key)) ?? false;
      const unsaved = [...values].map(([slot, pairs]) => ({
        slot,
        from: slot,
        values: Object.fromEntries([...pairs].filter(([key]) => !isOnDisk(slot, key))),
      }));
      return vault.choose(next, () => (next === 'file' ? write(unsaved) : { ok: true }));
    },
    settled: vault.settled,
    writeAnew: vault.writeAnew,
  };
};
