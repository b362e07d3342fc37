import { useMemo } from 'react';
import type { EventView } from '../../preload/contract/state.ts';
import { useCell } from './cell.ts';
import { useAppState } from './context.ts';
import { useShell } from './navigation.ts';
import type { Selection } from './selection.ts';

export const useSelection = (): Selection => useCell(useShell().selection);

const chosenOf = (events: readonly EventView[], ids: ReadonlySet<string>): EventView[] =>
  ids.size === 0 ? [] : events.filter(({ event }) => ids.has(event.id));

/** The chosen events as they stand, in no particular order. */
export const useChosen = (): { selection: Selection; chosen: EventView[] } => {
  const selection = useSelection();
  const events = useAppState((state) => state.events);
  return { selection, chosen: useMemo(() => chosenOf(events, selection.ids), [events, selection.ids]) };
};
