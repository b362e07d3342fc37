import type { UiState } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { standingRank } from './standing.ts';

export type Sort = UiState['sort'];
export type Column = Sort['column'];

/** Names shown for services and events; the list sorts and searches by what is seen. */
export interface Names {
  locale: string;
  service(view: EventView): string;
}

export const titleOf = (view: EventView): string =>
  view.event.name || (view.event.type === 'dns' ? (view.event.hosts[0] ?? '') : view.event.call.program);
export const hostsOf = (view: EventView): string[] => (view.event.type === 'dns' ? view.event.hosts : [view.event.call.program]);
export const addressesOf = (view: EventView): string[] =>
  [view.status.ipv4, view.status.ipv6].flatMap(({ wanted, accepted }) => (wanted && accepted ? [accepted] : []));

const words = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every word of the query must be in the name, a host, the service or an address. */
export const matches = (view: EventView, query: string, names: Names): boolean => {
  const wanted = words(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = words([view.event.name, ...hostsOf(view), names.service(view), ...addressesOf(view)].join('\n'));
  return wanted.every((word) => text.includes(word));
};

type Key = (view: EventView, names: Names) => string | number;

/** Empty ones go last whatever the direction: an event that never ran is not the oldest. */
const EMPTY: Record<Column, (key: string | number) => boolean> = {
  name: () => false,
  service: () => false,
  address: (key) => key === '',
  last: (key) => key === 0,
  result: () => false,
  next: (key) => key === 0,
};
const KEYS: Record<Column, Key> = {
  name: titleOf,
  service: (view, names) => names.service(view),
  address: (view) => addressesOf(view)[0] ?? '',
  last: (view) => view.status.lastUpdateAt ?? 0,
  result: standingRank,
  next: (view) => view.status.nextAt ?? 0,
};

/** The events as the list shows them: filtered, sorted, ties by name. */
export const arrange = (events: EventView[], sort: Sort, query: string, names: Names): EventView[] => {
  const { compare } = new Intl.Collator(names.locale, { numeric: true, sensitivity: 'base' });
  const key = KEYS[sort.column];
  const isEmpty = EMPTY[sort.column];
  const direction = sort.descending ? -1 : 1;
  const rows = events.filter((view) => matches(view, query, names)).map((view) => ({ view, key: key(view, names), title: titleOf(view) }));
  rows.sort((a, b) => {
    const emptiness = Number(isEmpty(a.key)) - Number(isEmpty(b.key));
    if (emptiness !== 0) return emptiness;
    const order = typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : compare(String(a.key), String(b.key));
    return order * direction || compare(a.title, b.title) || (a.view.event.id < b.view.event.id ? -1 : 1);
  });
  return rows.map(({ view }) => view);
};
