import type { EventView } from '../../contract/state.ts';
import { readableHost } from '../idn.ts';

export const titleOf = (view: EventView): string =>
  view.event.name || (view.event.type === 'dns' ? readableHost(view.event.hosts[0] ?? '') : view.event.call.program);

export const hostsOf = (view: EventView): string[] =>
  view.event.type === 'dns' ? view.event.hosts.map(readableHost) : [view.event.call.program];

/** What the service holds; a program holds nothing, it was only shown them. */
export const addressesOf = (view: EventView): string[] =>
  (view.event.type === 'command' ? [] : [view.status.ipv4, view.status.ipv6]).flatMap(({ wanted, accepted }) =>
    wanted && accepted ? [accepted] : [],
  );
