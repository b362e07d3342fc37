import { hasNames } from '../../contract/event.ts';
import type { EventView } from '../../contract/state.ts';
import { readableHost } from '../idn.ts';

export const titleOf = (view: EventView): string =>
  view.event.name || (hasNames(view.event) ? readableHost(view.event.hosts[0] ?? '') : view.event.call.program);

export const hostsOf = (view: EventView): string[] =>
  hasNames(view.event) ? view.event.hosts.map(readableHost) : [view.event.call.program];

/** What the service holds, or what the DNS shows of a name of somebody else's; a program holds nothing, it was only shown them. */
export const addressesOf = (view: EventView): string[] => {
  if (view.status.watch !== undefined) return [...new Set(view.status.watch.names.flatMap(({ addresses }) => addresses))];
  return heldBy(view);
};

const heldBy = (view: EventView): string[] =>
  (view.event.type === 'command' ? [] : [view.status.ipv4, view.status.ipv6]).flatMap(({ wanted, accepted }) =>
    wanted && accepted ? [accepted] : [],
  );
