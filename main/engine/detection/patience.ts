import type { Clock } from '../../ports/clock.ts';

/** How long the other sources wait for a program or page of the user's own (which may take an hour), and for any other source. In ms. */
const PATIENCE = { own: 10_000, automatic: 120_000 };

/** Waits for a source up to its limit. */
export interface Patience {
  /**
   * The answer if it came in time, else null. A later answer goes to `late`; a source of the user's own (`own`) that has not
   * answered yet is not asked again meanwhile.
   */
  ask<T>(
    id: string,
    asked: { own: boolean; ask: (isLate: () => boolean) => Promise<T | null>; late: (found: T) => void },
  ): Promise<T | null>;
}

export const createPatience = ({ clock }: { clock: Clock }): Patience => {
  const slow = new Set<string>();
  return {
    ask: (id, { own, ask, late }) =>
      new Promise((resolve) => {
        if (slow.has(id)) return resolve(null);
        let isLate = false;
        const cancel = clock.wakeAt(clock.now() + PATIENCE[own ? 'own' : 'automatic'], () => {
          isLate = true;
          if (own) slow.add(id);
          resolve(null);
        });
        void ask(() => isLate).then((found) => {
          slow.delete(id);
          if (!isLate) {
            cancel();
            resolve(found);
          } else if (found !== null) late(found);
        });
      }),
  };
};
