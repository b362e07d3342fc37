import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { ServiceInfo } from '../../../preload/contract/service.ts';
import type { AddressState, AppState, EventStatus, EventView, FamilyStatus } from '../../../preload/contract/state.ts';
import { eventStatus, familyStatus, plainState } from '../../helpers/plain-state.ts';
import { publicationOfState, withPublication } from '../../helpers/publication.ts';

export const dnsEvent = (over: Partial<DnsEvent> = {}): DnsEvent => ({
  id: 'a',
  name: 'Home',
  enabled: true,
  type: 'dns',
  service: 'ddnsnow',
  hosts: ['home.f5.si'],
  settings: {},
  families: { ipv4: true, ipv6: false },
  address: { kind: 'automatic' },
  schedule: { kind: 'on-change', refresh: 'plugin' },
  ...over,
});

export const family = (over: Partial<FamilyStatus> = {}): FamilyStatus => familyStatus({ wanted: false, ...over });
export const status = (over: Partial<EventStatus> = {}): EventStatus => eventStatus({ activity: 'idle', ...over });

export const view = (event: Partial<DnsEvent> = {}, stands: Partial<EventStatus> = {}): EventView =>
  withPublication({ event: dnsEvent(event), storedSecrets: [], status: status(stands) });

export const address = (over: Partial<AddressState> = {}): AddressState => ({
  kind: 'unknown',
  address: null,
  since: 0,
  checkedAt: 0,
  evidence: [],
  because: null,
  unsteady: null,
  ...over,
});

/** Accepted by the service and seen in the DNS. */
export const published = (address: string, outcome: Outcome = { kind: 'updated' }): Partial<EventStatus> => ({
  outcome,
  ipv4: family({ wanted: true, accepted: address, acceptedAt: 1, verification: 'match', verifiedAt: 2, outcome }),
});

const bareState = (over: Partial<AppState>): Omit<AppState, 'publication'> => ({
  ...plainState(),
  health: 'ok',
  addresses: { ipv4: address({ kind: 'known', address: '203.0.113.7' }), ipv6: address({ kind: 'absent' }) },
  events: [],
  ...over,
});

export const appState = (over: Partial<AppState> = {}): AppState => {
  const state = bareState(over);
  return { publication: publicationOfState(state, state.events), ...state };
};

export const service = (over: Partial<ServiceInfo> = {}): ServiceInfo => ({
  id: 'ddnsnow',
  name: 'DDNS Now',
  homepage: 'https://ddns.example/',
  status: 'live',
  ipv4: true,
  ipv6: true,
  suffixes: ['f5.si'],
  hostExample: 'home.f5.si',
  fields: [
    { key: 'token', kind: 'secret', label: { ja: 'トークン', en: 'Token' }, required: true },
    { key: 'ttl', kind: 'number', label: { ja: 'TTL', en: 'TTL' }, required: false },
    { key: 'proxied', kind: 'switch', label: { ja: 'プロキシ', en: 'Proxied' }, required: false, default: false },
  ],
  refreshDays: null,
  maxHosts: 2,
  quality: 'tested',
  ...over,
});
