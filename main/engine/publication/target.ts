import { type AddressSource, FAMILIES, type Family, followsChange, type SaikoroEvent } from '../../../preload/contract/event.ts';
import type { AddressState, AppState, EventView } from '../../../preload/contract/state.ts';
import { addressFor } from '../../net/ipv6-suffix.ts';
import { sourceKey } from '../detection/tracked-addresses.ts';

/** What one event is to publish of one family now. on-hold: nothing while a hold lasts; unknown: no source reports an address. */
export type Target = { kind: 'address'; address: string } | { kind: 'absent' } | { kind: 'unknown' } | { kind: 'on-hold' };
export type Targets = Record<Family, Target>;

export interface TargetInput {
  event: SaikoroEvent;
  /** The line its addresses come from. */
  line: Record<Family, Pick<AddressState, 'kind' | 'address'>>;
  /** Its service takes the address of the caller, which under a VPN is the exit's. */
  takesCallers: boolean;
}

/** The one place that says which address an event is to publish now. Pure. */
export const targetsOf = ({ event, line, takesCallers }: TargetInput, { hold, vpn }: Pick<AppState, 'hold' | 'vpn'>): Targets => {
  const isOnHold = (hold !== null && hold.why !== 'vpn') || (vpn && takesCallers);
  const target = (family: Family): Target => {
    const { kind, address: own } = line[family];
    if (isOnHold) return { kind: 'on-hold' };
    if (kind !== 'known' && hold !== null) return { kind: 'on-hold' };
    if (kind === 'absent') return { kind: 'absent' };
    const address = kind !== 'known' ? null : family === 'ipv6' && event.type === 'dns' ? addressFor(event, own) : own;
    return address === null ? { kind: 'unknown' } : { kind: 'address', address };
  };
  return { ipv4: target('ipv4'), ipv6: target('ipv6') };
};

/** What is to be sent, where anything is. */
export const addressesIn = (targets: Targets): Record<Family, string | null> => {
  const [ipv4, ipv6] = FAMILIES.map((family) => {
    const target = targets[family];
    return target.kind === 'address' ? target.address : null;
  });
  return { ipv4: ipv4 ?? null, ipv6: ipv6 ?? null };
};

/**
 * Whether it publishes the IPv4 address of this computer's own line, `own`, however that was learned: then what stands between the line and
 * the Internet concerns it.
 */
export const isOverLine = (event: SaikoroEvent, source: AddressSource, { ipv4 }: Targets, own: string | null): boolean =>
  event.type === 'dns' && event.families.ipv4 && (source.kind === 'automatic' || (ipv4.kind === 'address' && ipv4.address === own));

/** 'asked' for a source of the user's own; 'practice' where practice mode refused to ask it; null for any other source. */
export const ownSourceIn = (source: AddressSource, line: Record<Family, Pick<AddressState, 'evidence'>>): 'asked' | 'practice' | null => {
  if (source.kind === 'automatic') return null;
  const isSealed = FAMILIES.some((family) => line[family].evidence.some(({ why }) => why === 'practice' || why === 'program practice'));
  return isSealed ? 'practice' : 'asked';
};

interface Publishers {
  sourceOf: (event: SaikoroEvent) => AddressSource;
  /** Nothing more is sent of it by itself. */
  isStopped: (event: SaikoroEvent, family: Family) => boolean;
}

/** How many events will publish this family of this line by themselves, now that it has changed. */
export const publishersOf = (
  views: Iterable<EventView>,
  { sourceOf, isStopped }: Publishers,
  { key, family }: { key: string; family: Family },
): number =>
  [...views].filter(
    ({ event, status }) =>
      event.type === 'dns' &&
      event.enabled &&
      event.families[family] &&
      followsChange(event) &&
      status.missingSecrets.length === 0 &&
      status.unapproved === undefined &&
      !isStopped(event, family) &&
      sourceKey(sourceOf(event)) === key,
  ).length;
