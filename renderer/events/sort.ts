import { hasNames } from '../../preload/contract/event.ts';
import type { UiState } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { problemRank, standingRank } from '../../preload/strings/event-standing.ts';
import { addressesOf, hostsOf, titleOf } from '../../preload/strings/sentences/event-names.ts';
import { createRanker, type Ranker } from './collation.ts';

export type Sort = UiState['sort'];

export type Column = Sort['column'];

/** Names shown for services and events; the list sorts and searches by what is seen. */
export interface Names {
  locale: string;
  service(view: EventView): string;
}

/** A name may also be looked for as the DNS has it. */
const asciiHostsOf = ({ event }: EventView): string[] => (hasNames(event) ? event.hosts.filter((host) => host.includes('xn--')) : []);

const words = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every word of the query must be in the name, a host, the service or an address. */
export const matcher = (query: string, names: Names): ((view: EventView) => boolean) => {
  const wanted = words(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return () => true;
  return (view) => holdsAll(view, wanted, names);
};

/** What is searched of each event: the same for every key that is typed, until the event or the name of its service is another one. */
const searched = new WeakMap<EventView, { service: string; text: string }>();

const textOf = (view: EventView, service: string): string => {
  const known = searched.get(view);
  if (known?.service === service) return known.text;
  const text = words([view.event.name, ...hostsOf(view), ...asciiHostsOf(view), service, ...addressesOf(view)].join('\n'));
  searched.set(view, { service, text });
  return text;
};

/** Before the first key is typed, so that it is as quick as the others. */
export const prepareSearch = (events: readonly EventView[], names: Names): void => {
  for (const view of events) textOf(view, names.service(view));
};

const holdsAll = (view: EventView, wanted: string[], names: Names): boolean => {
  const text = textOf(view, names.service(view));
  return wanted.every((word) => text.includes(word));
};

type Key = (view: EventView, names: Names) => string | number;

/** Empty ones go last whatever the direction: an event that never ran is not the oldest. */
const EMPTY: Record<Column, (key: string | number) => boolean> = {
  problems: () => false,
  own: () => false,
  name: () => false,
  service: () => false,
  address: (key) => key === '',
  last: (key) => key === 0,
  result: () => false,
  next: (key) => key === 0,
};

const KEYS: Record<Column, Key> = {
  problems: problemRank,
  own: () => 0,
  name: titleOf,
  service: (view, names) => names.service(view),
  address: (view) => addressesOf(view)[0] ?? '',
  last: ({ status }) => status.watch?.askedAt ?? status.lastUpdateAt ?? 0,
  result: standingRank,
  next: (view) => view.status.nextAt ?? 0,
};

/** One for the titles and one for the column sorted by, a locale: what was ranked last serves the next change of the state. */
const rankers = new Map<string, { titles: Ranker; keys: Ranker }>();

const rankersFor = (locale: string): { titles: Ranker; keys: Ranker } => {
  const known = rankers.get(locale);
  if (known) return known;
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const fresh = { titles: createRanker(collator), keys: createRanker(collator) };
  rankers.set(locale, fresh);
  return fresh;
};

/** The events as the list shows them: filtered, sorted, ties by name. */
export const arrange = (events: readonly EventView[], sort: Sort, query: string, names: Names): EventView[] => {
  const rank = rankersFor(names.locale);
  const isEmpty = EMPTY[sort.column];
  const direction = sort.descending ? -1 : 1;
  const found = events.filter(matcher(query, names));
  const titles = found.map(titleOf);
  const titleRank = rank.titles(titles);
  // The document's own order is that of the events as they come.
  const keys =
    sort.column === 'name' ? titles : found.map((view, index) => (sort.column === 'own' ? index : KEYS[sort.column](view, names)));
  const texts = keys.filter((key) => typeof key === 'string');
  const keyRank = sort.column === 'name' ? titleRank : rank.keys(texts);
  const rows = found.map((view, index) => {
    const key = keys[index] ?? '';
    const title = titleRank(titles[index] ?? '');
    return { view, title, empty: isEmpty(key) ? 1 : 0, place: typeof key === 'number' ? key : keyRank(key) };
  });
  rows.sort(
    (a, b) => a.empty - b.empty || (a.place - b.place) * direction || a.title - b.title || (a.view.event.id < b.view.event.id ? -1 : 1),
  );
  return rows.map(({ view }) => view);
};
