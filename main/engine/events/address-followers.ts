import type { AddressSource, Family, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Ledger } from '../../ports/storage/ledger.ts';
import { lineKey, type TrackedAddresses } from '../detection/tracked-addresses.ts';
import { publishersOf } from '../publication/target.ts';
import type { AddressChange } from '../runtime/address-change.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { EventManager } from './event-manager.ts';
import { publishableOf } from './publishable.ts';

/** Which addresses the events follow, and what becomes of those events when one changed. */
export interface AddressFollowers {
  changed(changes: AddressChange[]): void;
  inUse(): { sources: AddressSource[]; families: Record<Family, boolean>; awaited: boolean };
}

export const createAddressFollowers = ({
  eventManager,
  ledger,
  lines,
  noticeCenter,
  state,
  touched,
}: {
  eventManager: EventManager;
  ledger: Pick<Ledger, 'get'>;
  lines: Pick<TrackedAddresses, 'of'>;
  noticeCenter: Pick<NoticeCenter, 'addressChanged'>;
  state: StateStore;
  touched: () => void;
}): AddressFollowers => {
  const { sourceOf } = eventManager;
  const isStopped = ({ id }: SaikoroEvent, family: Family): boolean => ledger.get(id)?.[family].stopped === true;
  let publishable = '';
  return {
    changed(changes) {
      const { settings, ...fields } = state.fields();
      const shown = lineKey(settings.address);
      for (const change of changes)
        if (change.key === shown && change.previous !== null)
          noticeCenter.addressChanged({ ...change, events: publishersOf(state.views(), { sourceOf, isStopped }, change) });
      const before = publishable;
      publishable = publishableOf([settings.address, ...eventManager.sources()], lines, fields);
      if (publishable !== before) eventManager.replan();
      touched();
    },
    inUse() {
      const wanted = eventManager.events().filter((event) => event.type === 'dns' && event.enabled);
      const { settings } = state.fields();
      const uses = (family: Family): boolean =>
        settings.families[family] || wanted.some((event) => event.type === 'dns' && event.families[family]);
      return {
        sources: [settings.address, ...eventManager.sources()],
        families: { ipv4: uses('ipv4'), ipv6: uses('ipv6') },
        awaited: eventManager.events().some((event) => event.enabled && sourceOf(event).kind === 'automatic'),
      };
    },
  };
};
