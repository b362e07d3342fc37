import type { AppState } from '../../../preload/contract/state.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import type { World } from './world.ts';

/** What is shown before anything is known. */
export const initialState = (
  initial: World['initial'],
  { document, readOnly }: Pick<DocumentStore, 'document' | 'readOnly'>,
  { noAddress, noPublication }: { noAddress: AppState['addresses']['ipv4']; noPublication: AppState['publication'] },
) => ({
  ...initial,
  health: 'ok' as const,
  publication: noPublication,
  addresses: { ipv4: noAddress, ipv6: noAddress },
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
  warnings: [],
  readOnly,
});
