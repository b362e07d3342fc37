import { FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { AddressState, EventHold, EventStatus, Lack } from '../../../preload/contract/state.ts';
import { isNear, isOffline } from '../../ports/address-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EventRecord } from '../../ports/storage/ledger.ts';
import type { Lapse } from '../runtime/scheduler.ts';
import type { Targets } from './target.ts';

const HOUR = 3_600_000;
/** What ends by itself as a rule is told of after so long, in ms. */
const TOLD_AFTER: Record<Lack, number> = {
  'own-source': 6 * HOUR,
  'no-source': 6 * HOUR,
  'sources-differ': 6 * HOUR,
  'line-lost': 6 * HOUR,
  'lacks-other': 6 * HOUR,
};
const OTHER: Record<Family, Family> = { ipv4: 'ipv6', ipv6: 'ipv4' };
const LACKING: Record<Family, EventHold['why']> = { ipv4: 'lacks-ipv4', ipv6: 'lacks-ipv6' };

type Line = Record<Family, Pick<AddressState, 'kind' | 'evidence'>>;

/** Somebody beyond the router has confirmed it, if not in this very round: over hours nobody would have. */
const isUpOver = ({ kind, evidence }: Line[Family]): boolean =>
  kind === 'known' && evidence.some(({ transport, answer }) => !isNear(transport) && answer === 'address');

/** Nobody on the Internet can be reached, over neither family: that is told as such, and no source is to blame. */
export const isCutOff = ({ ipv4, ipv6 }: Line): boolean => ipv4.kind === 'unknown' && isOffline(ipv4.evidence) && !isUpOver(ipv6);

interface LackInput {
  event: SaikoroEvent;
  record: Pick<EventRecord, Family>;
  line: Line;
  targets: Targets;
  held: EventStatus['held'];
  ownSource: EventStatus['ownSource'] | null;
  paused: boolean;
}

export type ToldLacks = Record<Family, Lack | null>;

/** What keeps one wanted family from being published though nobody refuses anything; null: nothing does. Pure. */
const lackOf = (family: Family, { event, record, line, targets, held, ownSource, paused }: LackInput): Lack | null => {
  const target = targets[family];
  if (event.type !== 'dns' || !event.enabled || !event.families[family] || paused) return null;
  if (held?.why === LACKING[family]) return 'lacks-other';
  const isPublished = record[family].accepted !== null;
  if (target.kind === 'absent') return isPublished ? 'line-lost' : null;
  if (target.kind !== 'unknown' || ownSource === 'practice') return null;
  if (ownSource) return 'own-source';
  if (line[family].kind === 'undecided') return 'sources-differ';
  // The line is up, and has no way out over this family.
  if (isOffline(line[family].evidence) && isUpOver(line[OTHER[family]])) return isPublished ? 'line-lost' : null;
  return line[family].kind === 'unknown' ? 'no-source' : null;
};

/** Remembers since when events lack what they are to publish. In memory: after a restart it is counted anew. */
export interface LastingLacks {
  /** What has lasted long enough to be told, and when more may have. */
  of(input: LackInput): { told: ToldLacks; at: number | null };
  /** Time that was slept through does not count. */
  lapsed(lapse: Lapse): void;
  forget(id: string): void;
}

export const createLastingLacks = ({ clock, cutOff }: { clock: Clock; cutOff: () => boolean }): LastingLacks => {
  const began = new Map<string, number>();
  const keyOf = (id: string, family: Family): string => `${id} ${family}`;
  const dueAt = (key: string, lack: Lack | null): number | null => {
    if (lack === null) {
      began.delete(key);
      return null;
    }
    const since = cutOff() ? clock.now() : (began.get(key) ?? clock.now());
    began.set(key, since);
    return since + TOLD_AFTER[lack];
  };
  return {
    of(input) {
      const told: ToldLacks = { ipv4: null, ipv6: null };
      const coming: number[] = [];
      for (const family of FAMILIES) {
        const lack = lackOf(family, input);
        const due = dueAt(keyOf(input.event.id, family), lack);
        if (due !== null && due <= clock.now()) told[family] = lack;
        else if (due !== null) coming.push(due);
      }
      return { told, at: coming.length === 0 ? null : Math.min(...coming) };
    },
    lapsed({ slept, setBack }) {
      for (const [key, since] of began) began.set(key, Math.min(since + slept - setBack, clock.now()));
    },
    forget(id) {
      for (const family of FAMILIES) began.delete(keyOf(id, family));
    },
  };
};
