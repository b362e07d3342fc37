import type { SealedCopy, Sealer } from '../../ports/storage/secrets.ts';
import type { SecretVault } from './secret-vault.ts';
import type { SlotsInUse } from './slots-in-use.ts';

/** What one secret is kept as: a sealed blob, or where nothing seals, its value. */
type Kept = { blob: string | Promise<string> } | { value: string };

/** Copies of an event's secrets as they are at one moment, in memory alone. */
export const createSecretCopies = (vault: SecretVault, { inUse, sealer }: { inUse: SlotsInUse; sealer: Sealer }) => {
  const contents = new WeakMap<SealedCopy, ReadonlyMap<string, Kept>>();
  const versions = new Map<string, number>();
  let latest = 0;
  const versionOf = (event: string): number => versions.get(event) ?? 0;

  const keep = (value: string): Kept | null => {
    if (vault.store !== 'system') return { value };
    try {
      return { blob: sealer.seal(value) };
    } catch {
      // The keychain was locked meanwhile: the secret is asked for again.
      return null;
    }
  };
  return {
    copy(event: string): SealedCopy {
      const slot = inUse.of(event) ?? '';
      const { sealed, values } = vault.tables;
      const kept = new Map<string, Kept>([...(sealed.get(slot) ?? [])].map(([key, blob]) => [key, { blob }]));
      for (const [key, value] of values.get(slot) ?? []) {
        const one = kept.has(key) ? null : keep(value);
        if (one !== null) kept.set(key, one);
      }
      const made: SealedCopy = { version: versionOf(event) };
      contents.set(made, kept);
      return made;
    },
    isCopy: (event: string, { version }: SealedCopy): boolean => version === versionOf(event),
    /** They are others from now on. */
    changed: (event: string): void => {
      latest += 1;
      versions.set(event, latest);
    },
    async open(copy: SealedCopy): Promise<Record<string, string>> {
      const opened: Record<string, string> = {};
      for (const [key, one] of contents.get(copy) ?? []) {
        const value = 'value' in one ? one.value : await Promise.resolve(one.blob).then(sealer.open, () => null);
        if (value !== null) opened[key] = value;
      }
      return opened;
    },
  };
};
