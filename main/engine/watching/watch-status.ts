import { type Blind, isTroubled, WATCH_STATES, type WatchedName, type WatchStatus } from '../../../preload/contract/dns/watch.ts';
import { FAMILIES, type Family, type WatchEvent } from '../../../preload/contract/event.ts';
import { parseAddress } from '../../net/address.ts';
import type { EventRecord, Sighting } from '../../ports/storage/ledger.ts';
import type { Targets } from '../publication/target.ts';

export interface WatchInput {
  event: WatchEvent;
  /** What this line has: what `mine` is compared with. */
  targets: Targets;
  sightings: EventRecord['sightings'];
  /** When the DNS last answered, ms since 1970. */
  askedAt: number | null;
  blind: Blind | null;
}

/** What each wanted family is to show; null: not known, or any will do. */
export const expectedOf = ({ expects, families }: WatchEvent, targets: Targets): Record<Family, string | null> => {
  const of = (family: Family): string | null => {
    if (!families[family] || expects.kind === 'any') return null;
    if (expects.kind === 'given') return parseAddress(expects[family] ?? '', family);
    const target = targets[family];
    return target.kind === 'address' ? target.address : null;
  };
  return { ipv4: of('ipv4'), ipv6: of('ipv6') };
};

const familyOf = (address: string): Family => (address.includes(':') ? 'ipv6' : 'ipv4');

const nameOf = (
  host: string,
  seen: Sighting | undefined,
  { event, expected }: { event: WatchEvent; expected: Record<Family, string | null> },
): WatchedName => {
  if (seen === undefined) return { host, state: 'asking', addresses: [], beside: [], alias: null };
  const { kind, addresses, shared, alias } = seen;
  const as = (state: WatchedName['state'], beside: string[] = []): WatchedName => ({ host, state, addresses, beside, alias });
  if (kind !== 'addresses') return as(kind);
  if (event.expects.kind === 'any') return as('matches');
  const wanted = FAMILIES.flatMap((family) => expected[family] ?? []);
  if (wanted.length === 0) return as('unjudged');
  if (!wanted.every((address) => shared.includes(address))) return as('differs');
  // Of a family that nothing is known of, none is said to be another's.
  const beside = addresses.filter((address) => expected[familyOf(address)] !== null && !wanted.includes(address));
  return beside.length > 0 && event.othersExpected !== true ? as('beside', beside) : as('matches');
};

/** How a watch event stands. Pure. */
export const watchStatusOf = ({ event, targets, sightings = {}, askedAt, blind }: WatchInput): WatchStatus => {
  const expected = expectedOf(event, targets);
  const names = event.hosts.map((host) => nameOf(host, sightings[host], { event, expected }));
  const state = WATCH_STATES.find((each) => names.some((name) => name.state === each)) ?? 'asking';
  return { state, names, expected, askedAt, blind };
};

/** What is not as it should be, by name: a look is due sooner while that changes. */
export const isAllWell = ({ names }: Pick<WatchStatus, 'names'>): boolean => !names.some(isTroubled);
