import { isOffline } from '../../ports/address-source.ts';
import type { Derivation } from '../runtime/state-store.ts';
import { healthOf } from './health.ts';
import { publicationView } from './view.ts';

/** What the state says of all events together, and the tray's shape. `isWaking`: just after a wake-up a network that fails is no news. */
export const derivationOf =
  (isWaking: () => boolean): Derivation =>
  (fields, count) => {
    const { kind, evidence } = fields.addresses.ipv4;
    const offline = fields.hold === null && kind === 'unknown' && isOffline(evidence) && !isWaking();
    const publication = publicationView(count, fields);
    return { publication, health: healthOf(publication, fields, offline) };
  };
