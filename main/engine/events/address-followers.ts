import type { Family, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Ledger } from '../../ports/storage/ledger.ts';
import { sourceKey, type TrackedAddresses } from '../detection/tracked-addresses.ts';
import { publishersOf } from '../publication/target.ts';
import type { AddressChange } from '../runtime/address-change.ts';
import type { NoticeCenter } from '../runtime/notices.ts';
import type { StateStore } from '../runtime/state-store.ts';
import type { WantedAddresses } from '../runtime/wanted-addresses.ts';
import type { EventManager } from './event-manager.ts';
import { publishableOf } from './publishable.ts';

/** What becomes of the events, and what is told, when an address they follow has changed. */
export const followAddresses = (
  { ledger }: { ledger: Pick<Ledger, 'get'> },
  {
    monitor,
    eventManager,
    wanted,
    tracked,
    noticeCenter,
    state,
  }: {
    monitor: { onTold(listener: (changes: AddressChange[]) => void): void };
    eventManager: Pick<EventManager, 'sourceOf' | 'replan'>;
    wanted: Pick<WantedAddresses, 'sources'>;
    tracked: Pick<TrackedAddresses, 'of'>;
    noticeCenter: Pick<NoticeCenter, 'addressChanged'>;
    state: StateStore;
  },
): void => {
  const { sourceOf } = eventManager;
  const isStopped = ({ id }: SaikoroEvent, family: Family): boolean => ledger.get(id)?.[family].stopped === true;
  let publishable = '';
  monitor.onTold((changes) => {
    const { settings, ...fields } = state.fields();
    const shown = sourceKey(settings.address);
    for (const change of changes)
      if (change.key === shown && change.previous !== null)
        noticeCenter.addressChanged({ ...change, events: publishersOf(state.views(), { sourceOf, isStopped }, change) });
    const before = publishable;
    publishable = publishableOf(wanted.sources(), tracked, fields);
    if (publishable !== before) eventManager.replan();
    state.touch();
  });
};
