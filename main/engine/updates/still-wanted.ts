import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import type { Due } from '../limits/due.ts';
import { fingerprintOf, valuesOf } from '../limits/event-settings.ts';

/** What became of an event while its request was under way. other: removed, or given other settings; resting: switched off, or all are paused. */
export type Standing = 'wanted' | 'resting' | 'other';

/** `now`: the event as it is kept at this moment. Pure but for the secrets it reads. */
export const standingOf = (
  { event, values, byHand }: Due,
  now: SaikoroEvent | undefined,
  { secrets, paused }: { secrets: Secrets; paused: boolean },
): Standing => {
  if (now?.type !== 'dns' || fingerprintOf(now) !== fingerprintOf(event)) return 'other';
  // A password that was typed anew leaves the event as it is.
  if (JSON.stringify(valuesOf(now, secrets)) !== JSON.stringify(values)) return 'other';
  return byHand || (now.enabled && !paused) ? 'wanted' : 'resting';
};
