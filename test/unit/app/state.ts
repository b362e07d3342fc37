import { NO_ADDRESS } from '../../../main/engine/detection/tracked-addresses.ts';
import type { DnsEvent } from '../../../preload/contract/event.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../../preload/contract/settings.ts';
import type { AddressState, AppState, EventStatus, EventView, FamilyStatus } from '../../../preload/contract/state.ts';
import { publicationOfState, withPublication } from '../../helpers/publication.ts';

export const NOW = Date.UTC(2026, 0, 15, 3, 0, 0);

const address = (more: Partial<AddressState> = {}): AddressState => ({ ...NO_ADDRESS, ...more });

export const known = (text: string, minutesAgo = 3): AddressState =>
  address({ kind: 'known', address: text, since: NOW - 86_400_000, checkedAt: NOW - minutesAgo * 60_000 });

const bareState = (more: Partial<AppState>): Omit<AppState, 'publication'> => ({
  seq: 1,
  version: '1.2.3',
  platform: 'darwin',
  practice: false,
  runtime: { electron: '45.4.1', builtFor: '45.4.1', age: 'current' },
  language: 'en',
  health: 'ok',
  addresses: { ipv4: known('203.0.113.7'), ipv6: address({ kind: 'absent' }) },
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
  ...more,
});

export const appState = (more: Partial<AppState> = {}): AppState => {
  const state = bareState(more);
  return { publication: publicationOfState(state, state.events), ...state };
};

const family = (more: Partial<FamilyStatus> = {}): FamilyStatus => ({
  wanted: true,
  target: null,
  publication: null,
  accepted: null,
  acceptedAt: null,
  outcome: null,
  verification: null,
  beside: [],
  verifiedAt: null,
  ...more,
});

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
    status: {
      activity: 'waiting',
      outcome: null,
      publication: null,
      overLine: true,
      ipv4: family(),
      ipv6: family({ wanted: false }),
      lastRunAt: null,
      lastUpdateAt: null,
      nextAt: null,
      nextWhy: 'change',
      needsYou: false,
      held: null,
      missingSecrets: [],
      ...status,
    },
  });

/** As the DNS answers it. */
export const publishedView = (id: string, text: string): EventView =>
  eventView(id, { ipv4: family({ accepted: text, acceptedAt: NOW, verification: 'match', verifiedAt: NOW }) });
