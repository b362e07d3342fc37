import type { Outcome } from '../../../../preload/contract/outcome.ts';
import { type Bad, type Good, SAYS_NOTHING, textAt } from './exchange.ts';
import { UPDATED } from './targets.ts';

/** How a service that cannot change a record makes one and takes one away. `make` gives the id of the new record, or how it failed. */
export interface Replacing {
  make(): Promise<{ id: string } | Outcome>;
  remove(id: string): Promise<Good | Bad>;
}

/** Services answer with no content, or with the record that went; anything else says nothing of it. */
const isGone = (reply: Good | Bad, id: string): boolean => {
  if (!reply.ok) return reply.status === 404;
  return (SAYS_NOTHING.has(reply.status) && reply.text === '') || textAt(reply.json, '/id') === id;
};

/**
 * The new record first, then the old one goes: the name is never without an address. When the old one cannot be taken away, the new one
 * goes again, so that a later try finds what was there before.
 */
export const replaceRecord = async (oldId: string | null, { make, remove }: Replacing): Promise<Outcome> => {
  const made = await make();
  if (!('id' in made)) return made;
  if (oldId === null) return UPDATED;
  const removed = await remove(oldId);
  if (isGone(removed, oldId)) return UPDATED;
  await remove(made.id);
  return removed.ok ? removed.strange : removed.outcome;
};
