import type { SaikoroEvent } from '../../preload/contract/event.ts';
import type { Secrets } from './ports.ts';
import type { Services } from './service.ts';

/** A change of anything here means that what the service accepted before says nothing any more. */
export const fingerprintOf = (event: SaikoroEvent): string =>
  event.type === 'dns' ? JSON.stringify([event.service, event.hosts, event.settings]) : JSON.stringify(event.call);

/** Secret fields an event needs and has no value for: never typed, or sealed by a keychain that is gone. */
export const missingSecrets = (event: SaikoroEvent, { secrets, services }: { secrets: Secrets; services: Services }): string[] => {
  if (event.type !== 'dns') return [];
  const stored = new Set(secrets.keys(event.id).filter((key) => secrets.get(event.id, key) !== null));
  return (services.find(event.service)?.info.fields ?? [])
    .filter(({ kind, required, key }) => kind === 'secret' && required && !stored.has(key))
    .map(({ key }) => key);
};
