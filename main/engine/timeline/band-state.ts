import { isTroubled, isUnseen } from '../../../preload/contract/dns/watch.ts';
import { FAMILIES } from '../../../preload/contract/event.ts';
import { BAND_STATES, type BandState } from '../../../preload/contract/history/timeline.ts';
import type { AppState, EventView, FamilyStatus } from '../../../preload/contract/state.ts';

/** The state of an event whose families stand so is the first of these that one of them has. */
const GRAVITY = ['mismatch', 'unknown', 'updating', 'paused', 'match'] as const satisfies readonly BandState[];
type Stated = (typeof GRAVITY)[number];

/** What the last look at the DNS said of what was accepted. */
const BY_LOOK: Record<NonNullable<FamilyStatus['verification']>, Stated> = {
  match: 'match',
  beside: 'mismatch',
  mismatch: 'mismatch',
  pending: 'updating',
  unknown: 'unknown',
};

/** Where an update failed, is held or waits for its time: what was accepted is taken to be still in the DNS. */
const byAccepted = ({ target, accepted, verification }: FamilyStatus): Stated => {
  if (target === null || accepted === null) return 'unknown';
  if (accepted !== target) return 'mismatch';
  return verification === null ? 'unknown' : BY_LOOK[verification];
};

/** null: the line has no such address, and none was published. */
const familyState = (family: FamilyStatus): Stated | null => {
  switch (family.publication) {
    case null:
    case 'none':
      return null;
    case 'published':
      return 'match';
    case 'contradicted':
    case 'beside':
      return 'mismatch';
    case 'pending':
      // Before anything was ever accepted there is nothing that could match.
      return family.accepted === null ? 'unknown' : 'updating';
    case 'checking':
      return 'updating';
    case 'unverified':
    case 'address-unknown':
      return 'unknown';
    case 'outdated':
      // The line lost its address, and the old one is still out there.
      return family.accepted === null ? 'unknown' : 'mismatch';
    case 'held':
      return family.target === null ? 'paused' : byAccepted(family);
    case 'needs-you':
    case 'retrying':
    case 'scheduled':
      return byAccepted(family);
  }
};

/** How an event stands in the history's bands; null: it has none (a program). Pure; follows from what the state says of it. */
export const bandStateOf = ({ event, status }: EventView, { pausedUntil }: Pick<AppState, 'pausedUntil'>): Stated | null => {
  if (event.type === 'command') return null;
  if (!event.enabled || pausedUntil !== null) return 'paused';
  if (event.type === 'watch') {
    if (status.watch === undefined || isUnseen(status.watch)) return 'unknown';
    return isTroubled(status.watch) ? 'mismatch' : 'match';
  }
  const states = FAMILIES.map((family) => familyState(status[family]));
  return GRAVITY.find((each) => states.includes(each)) ?? 'unknown';
};

export const placeOf = (state: BandState): number => BAND_STATES.indexOf(state);
