import type { SaikoroEvent } from '../../../preload/contract/event.ts';
import type { Services } from '../../ports/dns-service.ts';
import type { Secrets } from '../../ports/storage/secrets.ts';
import type { DocumentStore } from '../../ports/storage/settings.ts';
import { bindingsBeside, serverIn } from './channel-binding.ts';
import { destinationOf } from './destination.ts';

/** For whom an event's secrets are typed: its service and, where the user names it, the server. Null where the service is not known now. */
export const boundTo = (event: SaikoroEvent, services: Pick<Services, 'find'>): string | null => {
  if (event.type !== 'dns') return event.type;
  const service = services.find(event.service);
  if (service === undefined) return null;
  const servers = service.info.fields
    .filter(({ kind, key }) => kind === 'url' || key === 'server')
    .map(({ key }) => serverIn(event.settings[key]));
  return [event.service, ...servers].join(' ');
};

const placeOf = (event: SaikoroEvent, services: Pick<Services, 'find'>): string => {
  const info = event.type === 'dns' ? services.find(event.service)?.info : undefined;
  return event.type === 'dns' && info !== undefined ? destinationOf(info, event.settings) : '';
};

/** Whether a secret typed for one event may be sent by the other. */
export const isBoundAlike = (one: SaikoroEvent, other: SaikoroEvent, services: Pick<Services, 'find'>): boolean =>
  one.type === other.type &&
  (one.type !== 'dns' || (other.type === 'dns' && one.service === other.service)) &&
  boundTo(one, services) === boundTo(other, services) &&
  placeOf(one, services) === placeOf(other, services);

/** At start-up: assigns the secrets on the disk to the events, and removes what a crash or a refused save left over. */
export const settleSecrets = ({
  documents,
  secrets,
  services,
}: {
  documents: DocumentStore;
  secrets: Secrets;
  services: Services;
}): void => {
  const { document, intact, readOnly } = documents;
  const bindings = new Map<string, string | null>([
    ...document.events.map((event) => [event.id, boundTo(event, services)] as const),
    ...bindingsBeside(document.settings),
  ]);
  const before = document.secretSlots ?? {};
  const slots = secrets.settle({ slots: before, bindings, clean: intact && !readOnly });
  if (!readOnly && JSON.stringify(slots) !== JSON.stringify(before)) documents.save({ ...document, secretSlots: slots });
};
