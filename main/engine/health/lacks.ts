import { FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { type AddressState, type EventHold, type EventStatus, LACKS, type Lack } from '../../../preload/contract/state.ts';
import { isNear, isOffline } from '../../ports/address-source.ts';
import type { EventRecord } from '../../ports/storage/ledger.ts';
import type { Targets } from '../publication/target.ts';

const OTHER: Record<Family, Family> = { ipv4: 'ipv6', ipv6: 'ipv4' };
const LACKING: Record<Family, EventHold['why']> = { ipv4: 'lacks-ipv4', ipv6: 'lacks-ipv6' };

export type Line = Record<Family, Pick<AddressState, 'kind' | 'evidence' | 'checkedAt'>>;

/** A source beyond the router confirmed the address, though not necessarily in the last round. */
const isUpOver = ({ kind, evidence }: Line[Family]): boolean =>
  kind === 'known' && evidence.some(({ transport, answer }) => !isNear(transport) && answer === 'address');

/** No host on the Internet can be reached over either family: told as a line that is down, and not blamed on a source. */
export const isCutOff = ({ ipv4, ipv6 }: Line): boolean => ipv4.kind === 'unknown' && isOffline(ipv4.evidence) && !isUpOver(ipv6);

export interface LackInput {
  event: SaikoroEvent;
  record: Pick<EventRecord, Family>;
  line: Line;
  targets: Targets;
  held: EventStatus['held'];
  ownSource: EventStatus['ownSource'] | null;
  paused: boolean;
  /** The lack that was found last; kept until the first round after a start. */
  before: Lack | null;
}

/** What keeps a wanted family from being published although no service refused it; null: nothing. */
const lackOf = (family: Family, { event, record, line, targets, held, ownSource, paused, before }: LackInput): Lack | null => {
  const target = targets[family];
  if (event.type !== 'dns' || !event.enabled || !event.families[family] || paused) return null;
  if (held?.why === LACKING[family]) return 'lacks-other';
  const isPublished = record[family].accepted !== null;
  if (target.kind === 'absent') return isPublished ? 'line-lost' : null;
  if (target.kind !== 'unknown' || ownSource === 'practice') return null;
  if (line[family].checkedAt === null && line[family].evidence.length === 0) return before;
  if (ownSource) return 'own-source';
  if (line[family].kind === 'undecided') return 'sources-differ';
  // The line is up, and has no way out over this family.
  if (isOffline(line[family].evidence) && isUpOver(line[OTHER[family]])) return isPublished ? 'line-lost' : null;
  return line[family].kind === 'unknown' ? 'no-source' : null;
};

/** What an event lacks to be published, by what, with the families that lack it. Pure. */
export const lacksOf = (input: LackInput): { lack: Lack; families: Family[] }[] =>
  LACKS.map((lack) => ({ lack, families: FAMILIES.filter((family) => lackOf(family, input) === lack) })).filter(
    ({ families }) => families.length > 0,
  );
