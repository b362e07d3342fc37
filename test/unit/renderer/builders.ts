import type { DnsEvent } from '../../../preload/contract/event.ts';
import type { Outcome } from '../../../preload/contract/outcome.ts';
import type { ServiceInfo } from '../../../preload/contract/service.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';
import type { AddressState, AppState, EventStatus, EventView, FamilyStatus } from '../../../preload/contract/state.ts';
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

export const family = (over: Partial<FamilyStatus> = {}): FamilyStatus => ({
  wanted: false,
  target: null,
  publication: null,
  accepted: null,
  acceptedAt: null,
  outcome: null,
  verification: null,
  beside: [],
  verifiedAt: null,
  ...over,
});

export const status = (over: Partial<EventStatus> = {}): EventStatus => ({
  activity: 'idle',
  outcome: null,
  publication: null,
  overLine: true,
  ipv4: family({ wanted: true }),
  ipv6: family(),
  lastRunAt: null,
  lastUpdateAt: null,
  nextAt: null,
  nextWhy: 'change',
  needsYou: false,
  held: null,
  missingSecrets: [],
  ...over,
});

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
  seq: 1,
  version: '1.0.0',
  platform: 'darwin',
  practice: false,
  runtime: { electron: '45.4.1', builtFor: '45.4.1', age: 'current' },
  language: 'en',
  health: 'ok',
  addresses: {
    ipv4: address({ kind: 'known', address: '203.0.113.7' }),
    ipv6: address({ kind: 'absent' }),
  },
  checking: false,
  vpn: false,
  hold: null,
  whereabouts: { portable: null, id: null, router: null },
  nat: null,
  localNetworkDenied: false,
  pausedUntil: null,
  settings: DEFAULT_SETTINGS,
  ui: DEFAULT_UI,
  notices: [],
  warnings: [],
  problems: [],
  secretStore: 'system',
  readOnly: false,
  loginItem: { supported: true, enabled: false, needsApproval: false },
  plugins: [],
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
