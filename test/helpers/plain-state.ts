import { NO_RELEASE } from '../../preload/contract/releases/release.ts';
import { DEFAULT_SETTINGS, DEFAULT_UI } from '../../preload/contract/settings.ts';
import type { AppState, EventStatus, FamilyStatus } from '../../preload/contract/state.ts';

/** What every state of these tests begins with: an app at home that has nothing to tell. Addresses, events and what follows from them are the test's. */
export const plainState = (): Omit<AppState, 'publication' | 'health' | 'events' | 'addresses'> => ({
  seq: 1,
  version: '1.0.0',
  platform: 'darwin',
  practice: false,
  runtime: { electron: '45.4.1', builtFor: '45.4.1', age: 'current' },
  language: 'en',
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
  undoable: { undo: null, redo: null },
  problems: [],
  secretStore: 'system',
  readOnly: false,
  loginItem: { supported: true, enabled: false, needsApproval: false },
  plugins: [],
  channels: [],
  release: NO_RELEASE,
  heartbeat: { stored: false, told: null, outcome: null },
});

export const familyStatus = (more: Partial<FamilyStatus> = {}): FamilyStatus => ({
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

/** An event that has not run yet and wants IPv4. */
export const eventStatus = (more: Partial<EventStatus> = {}): EventStatus => ({
  activity: 'waiting',
  outcome: null,
  publication: null,
  overLine: true,
  ipv4: familyStatus(),
  ipv6: familyStatus({ wanted: false }),
  lastRunAt: null,
  lastUpdateAt: null,
  nextAt: null,
  nextWhy: 'change',
  needsYou: false,
  held: null,
  missingSecrets: [],
  ...more,
});
