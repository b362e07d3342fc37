import type { DnsEvent } from '../../preload/contract/event.ts';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { type Draft, draftOf, withService } from '../event-form/draft.ts';
import { hostAt } from './alternatives.ts';

/** An event at another service that takes the place of this one: same addresses and times, another name, and a password of its own. */
export const movedDraft = (event: DnsEvent, info: ServiceInfo | undefined, { id, now }: { id: string; now: number }): Draft => {
  const host = info === undefined ? null : hostAt(info, event);
  const draft = { ...draftOf({ ...event, id, enabled: true, settings: {} }), isNew: true, service: '' };
  return {
    ...(info === undefined ? draft : withService(draft, info)),
    hosts: host === null ? '' : readableHost(host),
    move: { from: event.id, fromHosts: event.hosts, startedAt: now, doneAt: null, elsewhere: [] },
  };
};
