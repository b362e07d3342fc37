import type { PublicationView } from '../../../preload/contract/publication.ts';
import { NO_RELEASE } from '../../../preload/contract/releases/release.ts';
import type { AddressState } from '../../../preload/contract/state.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import { noCounts } from './event-count.ts';
import type { World } from './world.ts';

export const NO_ADDRESS: AddressState = {
  kind: 'unknown',
  address: null,
  since: null,
  checkedAt: null,
  evidence: [],
  because: null,
  unsteady: null,
};

export const NO_PUBLICATION: PublicationView = {
  counts: noCounts(),
  total: 0,
  names: 0,
  programs: { enabled: 0, running: 0, failing: 0 },
  watches: { enabled: 0, well: 0, needsYou: 0 },
  needsYou: 0,
  missingSecrets: 0,
  line: { ipv4: { claim: 'none', wanted: 0 }, ipv6: { claim: 'none', wanted: 0 } },
  obstacle: null,
};

/** What is shown before anything is known. */
export const initialState = (initial: World['initial'], { document, readOnly }: Pick<DocumentStore, 'document' | 'readOnly'>) => ({
  ...initial,
  health: 'ok' as const,
  publication: NO_PUBLICATION,
  addresses: { ipv4: NO_ADDRESS, ipv6: NO_ADDRESS },
  checking: false,
  vpn: false,
  hold: null,
  whereabouts: { portable: null, id: null, router: null },
  nat: null,
  localNetworkDenied: false,
  pausedUntil: null,
  settings: document.settings,
  ui: document.ui,
  notices: [],
  channels: [],
  heartbeat: { stored: false, told: null, outcome: null },
  warnings: [],
  release: NO_RELEASE,
  undoable: { undo: null, redo: null },
  readOnly,
});
