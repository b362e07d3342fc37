import { type AddressSource, FAMILIES, type Family, type SaikoroEvent } from '../../../preload/contract/event.ts';
import { sourceKey } from '../detection/tracked-addresses.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { WantedAddresses } from '../runtime/wanted-addresses.ts';
import type { EventList } from './event-list.ts';

/** What the enabled events ask for, whatever the settings say. */
interface Demand {
  /** Sources that events name themselves, each once. */
  own: AddressSource[];
  /** At least one event takes the source of the settings; a program does, since it is run when that address changes. */
  followsSettings: boolean;
  families: Record<Family, boolean>;
}

const demandOf = (events: readonly SaikoroEvent[]): Demand => {
  const own = new Map<string, AddressSource>();
  const demand: Demand = { own: [], followsSettings: false, families: { ipv4: false, ipv6: false } };
  for (const event of events) {
    if (!event.enabled) continue;
    // What it publishes, or is compared with, is this line's address.
    const followsLine = event.type === 'dns' || (event.type === 'watch' && event.expects.kind === 'mine');
    if (followsLine) for (const family of FAMILIES) demand.families[family] ||= event.families[family];
    if (event.type === 'dns' && event.address.kind !== 'automatic') own.set(sourceKey(event.address), event.address);
    else if (event.type !== 'watch') demand.followsSettings = true;
  }
  demand.own = [...own.values()];
  return demand;
};

/** Of the events that are switched on, and of the window. Asked every few seconds, so the events are gone through only after one of them changed. */
export const createWantedAddresses = ({
  events,
  state,
}: {
  events: Pick<EventList, 'all'>;
  state: Pick<StateStore, 'fields'>;
}): WantedAddresses => {
  let countedFrom: readonly SaikoroEvent[] | null = null;
  let demand = demandOf([]);
  const current = (): Demand => {
    const all = events.all();
    if (all !== countedFrom) demand = demandOf(all);
    countedFrom = all;
    return demand;
  };
  return {
    sources: () => [state.fields().settings.address, ...current().own],
    families() {
      const { settings } = state.fields();
      const { families } = current();
      return { ipv4: settings.families.ipv4 || families.ipv4, ipv6: settings.families.ipv6 || families.ipv6 };
    },
    awaited: () => current().followsSettings && state.fields().settings.address.kind === 'automatic',
  };
};
