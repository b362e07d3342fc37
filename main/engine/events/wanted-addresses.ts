import type { Family, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { WantedAddresses } from '../runtime/wanted-addresses.ts';
import type { EventAddresses } from './event-addresses.ts';
import type { EventList } from './event-list.ts';

/** Of the events that are switched on, and of the window. */
export const createWantedAddresses = ({
  events,
  addresses: { sourceOf },
  state,
}: {
  events: Pick<EventList, 'all'>;
  addresses: Pick<EventAddresses, 'sourceOf'>;
  state: Pick<StateStore, 'fields'>;
}): WantedAddresses => {
  const enabled = (): SaikoroEvent[] => events.all().filter((event) => event.enabled);
  return {
    sources: () => [state.fields().settings.address, ...enabled().flatMap((event) => (event.type === 'dns' ? [sourceOf(event)] : []))],
    families() {
      const { settings } = state.fields();
      const wanted = enabled();
      const uses = (family: Family): boolean =>
        settings.families[family] || wanted.some((event) => event.type === 'dns' && event.families[family]);
      return { ipv4: uses('ipv4'), ipv6: uses('ipv6') };
    },
    awaited: () => enabled().some((event) => sourceOf(event).kind === 'automatic'),
  };
};
