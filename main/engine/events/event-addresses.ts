import type { AddressSource, Family, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { TrackedAddresses } from '../detection/tracked-addresses.ts';
import { addressesIn, isOverLine, ownSourceIn, type Targets, targetsOf } from '../publication/target.ts';
import type { StateStore } from '../runtime/state-store.ts';

/** Which address an event would publish, and where that comes from. */
export interface EventAddresses {
  /** Where its address comes from: what the user set for all events, unless this one says otherwise. */
  sourceOf(event: SaikoroEvent): AddressSource;
  /** Whether its address comes from a source of the user's own, and whether that may be asked. */
  ownSourceOf(event: SaikoroEvent): 'asked' | 'practice' | null;
  targetsOf(event: SaikoroEvent): Targets;
  /** What it would publish now, by family; null where nothing is known that may be. */
  addressesOf(event: SaikoroEvent): Record<Family, string | null>;
  /** It publishes another address than the line's own. */
  isOverLine(event: SaikoroEvent, targets: Targets): boolean;
}

export const createEventAddresses = (
  { services }: { services: Services },
  { tracked, state }: { tracked: Pick<TrackedAddresses, 'of'>; state: Pick<StateStore, 'fields'> },
): EventAddresses => {
  const sourceOf = (event: SaikoroEvent): AddressSource =>
    event.type === 'dns' && event.address.kind !== 'automatic' ? event.address : state.fields().settings.address;
  const takesCallers = (event: SaikoroEvent): boolean =>
    event.type === 'dns' && services.find(event.service)?.limits.sourceAddressOnly === true;
  const of = (event: SaikoroEvent): Targets =>
    targetsOf({ event, line: tracked.of(sourceOf(event)), takesCallers: takesCallers(event) }, state.fields());
  return {
    sourceOf,
    ownSourceOf: (event) => ownSourceIn(sourceOf(event), tracked.of(sourceOf(event))),
    targetsOf: of,
    addressesOf: (event) => addressesIn(of(event)),
    isOverLine: (event, targets) => isOverLine(event, sourceOf(event), targets, tracked.of({ kind: 'automatic' }).ipv4.address),
  };
};
