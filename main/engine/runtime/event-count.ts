import { FAMILIES, type Family } from '../../../preload/contract/event.ts';
import { PUBLICATIONS, type Publication, type PublicationView } from '../../../preload/contract/publication.ts';
import type { EventView, FamilyStatus } from '../../../preload/contract/state.ts';

export interface Sums extends Omit<PublicationView, 'line' | 'obstacle'> {
  wanted: Record<Family, number>;
  /** Those that publish the IPv4 address of the line. */
  overLine: number;
}

/** Counts events as they come, change and go: each change costs the same, however many events there are. */
export interface EventCount {
  add(view: EventView): void;
  remove(view: EventView): void;
  sums(): Readonly<Sums>;
  /** How many enabled events had this address accepted and not contradicted, and of how many the DNS shows it as the address of now. */
  holding(family: Family, address: string): { accepted: number; shown: number };
}

export const noCounts = (): Record<Publication, number> =>
  Object.fromEntries(PUBLICATIONS.map((each) => [each, 0])) as Record<Publication, number>;

/** It is published all the same where others stand beside it; that is said of the event. */
const isShown = ({ accepted, target, verification }: FamilyStatus): boolean =>
  accepted === target && (verification === 'match' || verification === 'beside');

export const createEventCount = (): EventCount => {
  const sums: Sums = {
    counts: noCounts(),
    total: 0,
    names: 0,
    programs: { enabled: 0, running: 0, failing: 0 },
    watches: { enabled: 0, well: 0, needsYou: 0 },
    needsYou: 0,
    missingSecrets: 0,
    wanted: { ipv4: 0, ipv6: 0 },
    overLine: 0,
  };
  const held = new Map<string, { accepted: number; shown: number }>();
  const keyOf = (family: Family, address: string): string => `${family} ${address}`;

  const hold = (family: Family, status: FamilyStatus, by: 1 | -1): void => {
    if (!status.wanted || status.accepted === null || status.verification === 'mismatch') return;
    const key = keyOf(family, status.accepted);
    const known = held.get(key) ?? { accepted: 0, shown: 0 };
    const next = { accepted: known.accepted + by, shown: known.shown + (isShown(status) ? by : 0) };
    if (next.accepted === 0) held.delete(key);
    else held.set(key, next);
  };

  const count = ({ event, status }: EventView, by: 1 | -1): void => {
    sums.total += by;
    if (!event.enabled) return;
    if (status.needsYou) sums.needsYou += by;
    if (status.missingSecrets.length > 0) sums.missingSecrets += by;
    if (event.type === 'command') {
      sums.programs.enabled += by;
      if (status.activity === 'running' || status.activity === 'queued') sums.programs.running += by;
      else if (status.activity === 'waiting' && !status.needsYou) sums.programs.failing += by;
      return;
    }
    if (event.type === 'watch') {
      sums.watches.enabled += by;
      if (status.watch?.state === 'matches' && status.watch.blind === null) sums.watches.well += by;
      if (status.needsYou) sums.watches.needsYou += by;
      return;
    }
    sums.names += by;
    if (status.publication !== null) sums.counts[status.publication] += by;
    if (status.overLine) sums.overLine += by;
    for (const family of FAMILIES) {
      if (status[family].wanted) sums.wanted[family] += by;
      hold(family, status[family], by);
    }
  };

  return {
    add: (view) => count(view, 1),
    remove: (view) => count(view, -1),
    sums: () => sums,
    holding: (family, address) => held.get(keyOf(family, address)) ?? { accepted: 0, shown: 0 },
  };
};
