import { FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import type { Due } from '../limits/due.ts';
import { fingerprintOf, valuesOf } from '../limits/event-settings.ts';
import type { StateStore } from '../runtime/state-store.ts';

/** What became of an event while its request was under way. other: removed, or given other settings; resting: switched off, or all are paused. */
export type Demand = 'wanted' | 'resting' | 'other';

/** Compares what is sent with the events as they are now. */
export interface StillWanted {
  demandFor(due: Due): Demand;
  /** What it sends is what it is to publish now, and it is wanted. */
  isWanted(due: Due): boolean;
}

export const createStillWanted = (
  { secrets }: { secrets: Secrets },
  {
    events,
    addresses,
    state,
  }: {
    events: { get(id: string): SaikoroEvent | undefined };
    addresses: { addressesOf(event: SaikoroEvent): Record<Family, string | null> };
    state: Pick<StateStore, 'fields'>;
  },
): StillWanted => {
  const demandFor = ({ event, values, byHand }: Due): Demand => {
    const now = events.get(event.id);
    if (now?.type !== 'dns' || fingerprintOf(now) !== fingerprintOf(event)) return 'other';
    // A password that was typed anew leaves the event as it is.
    if (JSON.stringify(valuesOf(now, secrets)) !== JSON.stringify(values)) return 'other';
    const { pausedUntil, readOnly } = state.fields();
    return byHand || (now.enabled && pausedUntil === null && !readOnly) ? 'wanted' : 'resting';
  };
  const isCurrent = ({ event, send }: Due): boolean => {
    const now = addresses.addressesOf(event);
    return FAMILIES.every((family) => send[family] === undefined || send[family] === now[family]);
  };
  return { demandFor, isWanted: (due) => demandFor(due) === 'wanted' && isCurrent(due) };
};
