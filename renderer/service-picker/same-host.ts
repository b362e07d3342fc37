import { FAMILIES } from '../../preload/contract/event.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import type { Draft } from '../event-form/draft.ts';

/** Another event that is on and keeps one of the draft's names for one of its families: the two would overwrite each other. */
export const sameHostAs = (
  draft: Pick<Draft, 'id' | 'families' | 'move'>,
  hosts: readonly string[],
  events: readonly EventView[],
): { view: EventView; host: string } | null => {
  // Of two services in a move, both keep the name for a while on purpose.
  if (draft.move !== null) return null;
  const typed = new Set(hosts.map(readableHost));
  for (const view of events) {
    const { event } = view;
    if (event.id === draft.id || event.type !== 'dns' || !event.enabled) continue;
    const host = event.hosts.map(readableHost).find((each) => typed.has(each));
    if (host !== undefined && FAMILIES.some((family) => draft.families[family] && event.families[family])) return { view, host };
  }
  return null;
};
