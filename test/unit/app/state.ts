import { NO_ADDRESS } from '../../../main/engine/runtime/initial-state.ts';
import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { AddressState, AppState, EventStatus, EventView } from '../../../preload/contract/state.ts';
import { eventStatus, familyStatus, plainState } from '../../helpers/plain-state.ts';
import { publicationOfState, withPublication } from '../../helpers/publication.ts';

export const NOW = Date.UTC(2026, 0, 15, 3, 0, 0);

const address = (more: Partial<AddressState> = {}): AddressState => ({ ...NO_ADDRESS, ...more });

export const known = (text: string, minutesAgo = 3): AddressState =>
  address({ kind: 'known', address: text, since: NOW - 86_400_000, checkedAt: NOW - minutesAgo * 60_000 });

const bareState = (more: Partial<AppState>): Omit<AppState, 'publication'> => ({
  ...plainState(),
  version: '1.2.3',
  health: 'ok',
  addresses: { ipv4: known('203.0.113.7'), ipv6: address({ kind: 'absent' }) },
  events: [],
  ...more,
});

export const appState = (more: Partial<AppState> = {}): AppState => {
  const state = bareState(more);
  return { publication: publicationOfState(state, state.events), ...state };
};

export const eventView = (id: string, status: Partial<EventStatus> = {}, event: Partial<DnsEvent> = {}): EventView =>
  withPublication({
    event: {
      id,
      name: id,
      enabled: true,
      type: 'dns',
      service: 'example',
      hosts: [`${id}.example.com`],
      settings: {},
      families: { ipv4: true, ipv6: false },
      address: { kind: 'automatic' },
      schedule: { kind: 'on-change', refresh: 'plugin' },
      ...event,
    },
    storedSecrets: [],
    status: eventStatus(status),
  });

/** As the DNS answers it. */
export const publishedView = (id: string, text: string): EventView =>
  eventView(id, { ipv4: familyStatus({ accepted: text, acceptedAt: NOW, verification: 'match', verifiedAt: NOW }) });
