import type { EventView } from '../../preload/contract/state.ts';

/** A line of the list: an event, or the heading of a service's. */
export type ListItem = { kind: 'event'; view: EventView } | { kind: 'group'; name: string; count: number };

/** The rows under a heading for each service, in the order the services first appear by name; the order within each stays. */
export const groupRows = (rows: readonly EventView[], nameOf: (view: EventView) => string, locale: string): ListItem[] => {
  const groups = new Map<string, EventView[]>();
  for (const view of rows) {
    const name = nameOf(view);
    const group = groups.get(name);
    if (group) group.push(view);
    else groups.set(name, [view]);
  }
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([name, views]): ListItem[] => [
      { kind: 'group', name, count: views.length },
      ...views.map((view): ListItem => ({ kind: 'event', view })),
    ]);
};

export const plainRows = (rows: readonly EventView[]): ListItem[] => rows.map((view) => ({ kind: 'event', view }));
