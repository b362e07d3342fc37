import type { SealedCopy, Secrets } from '../../../main/ports/storage/secrets.ts';
import type { SaikoroEvent } from '../../../preload/contract/event.ts';

/** What was typed, in memory; each of these events has a token to begin with, but those that only watch. */
export interface FakeSecrets {
  secrets: Secrets;
  /** What was typed for an event before; '' drops it. */
  typed: (event: string, values: Record<string, string>) => void;
}

export const createSecrets = (events: readonly SaikoroEvent[]): FakeSecrets => {
  const kept = new Map<string, Record<string, string>>(
    events.flatMap(({ id, type }) => (type === 'watch' ? [] : [[id, { token: 't0p' }]])),
  );
  const typed: FakeSecrets['typed'] = (id, more) =>
    void kept.set(id, Object.fromEntries(Object.entries({ ...kept.get(id), ...more }).filter(([, value]) => value !== '')));
  const copies = new Map<SealedCopy, Record<string, string>>();
  const secrets: Secrets = {
    get: (id, key) => kept.get(id)?.[key] ?? null,
    keys: (id) => Object.keys(kept.get(id) ?? {}),
    draft: (changes) => ({
      ok: true,
      draft: {
        slots: {},
        adopt() {
          for (const [id, { values, from }] of changes) {
            const before = from === null ? {} : (kept.get(from) ?? {});
            kept.delete(id);
            typed(id, { ...before, ...values });
          }
        },
        discard: () => {},
      },
    }),
    settle: ({ slots }) => slots,
    forget: (id) => void kept.delete(id),
    copy(id) {
      const made = { version: copies.size };
      copies.set(made, { ...kept.get(id) });
      return made;
    },
    isCopy: (id, made) => JSON.stringify(copies.get(made)) === JSON.stringify({ ...kept.get(id) }),
    open: async (made) => ({ ...copies.get(made) }),
  };
  return { secrets, typed };
};
