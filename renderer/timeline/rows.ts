import { useMemo } from 'react';
import { nameOf } from '../../preload/contract/event.ts';
import type { Timeline } from '../../preload/contract/history/timeline.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { useAppState, useStrings } from '../store/context.ts';

export interface BandedRow {
  event: string;
  name: string;
}

/** Events that have a band, by name; those that are gone come after. */
export const useRows = (timeline: Timeline | null): BandedRow[] => {
  const strings = useStrings();
  const events = useAppState((state) => state.events);
  const gone = timeline?.gone;
  return useMemo(() => {
    const collator = new Intl.Collator(strings.locale, { numeric: true });
    const banded = events.filter(({ event }) => event.type !== 'command');
    const there = banded.map(({ event }) => ({ event: event.id, name: readableHost(nameOf(event)) }));
    there.sort((a, b) => collator.compare(a.name, b.name));
    return [...there, ...(gone ?? []).map(({ event, name }) => ({ event, name: strings.timeline.gone(readableHost(name)) }))];
  }, [events, gone, strings]);
};
