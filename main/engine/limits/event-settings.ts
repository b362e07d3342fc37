import type { DnsEvent, SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Job, Services } from '../../ports/dns-service.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';

/** A change of anything here means that what the service accepted before says nothing any more. */
export const fingerprintOf = (event: SaikoroEvent): string =>
  event.type === 'dns'
    ? JSON.stringify([event.service, event.hosts, event.settings, ...(event.ipv6Host === undefined ? [] : [event.ipv6Host])])
    : event.type === 'watch'
      ? JSON.stringify([event.hosts, event.families])
      : JSON.stringify(event.call);

/** Settings and secrets together, as a plug-in takes them. */
export const valuesOf = (event: DnsEvent, secrets: Secrets): Job['settings'] => {
  const values: Job['settings'] = { ...event.settings };
  for (const key of secrets.keys(event.id)) {
    const value = secrets.get(event.id, key);
    if (value !== null) values[key] = value;
  }
  return values;
};

/** Secret fields an event needs and has no value for: never typed, or sealed by a keychain that is gone. */
export const missingSecrets = (event: SaikoroEvent, { secrets, services }: { secrets: Secrets; services: Services }): string[] => {
  if (event.type !== 'dns') return [];
  const stored = new Set(secrets.keys(event.id).filter((key) => secrets.get(event.id, key) !== null));
  return (services.find(event.service)?.info.fields ?? [])
    .filter(({ kind, required, key }) => kind === 'secret' && required && !stored.has(key))
    .map(({ key }) => key);
};
