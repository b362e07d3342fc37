import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { EventView } from '../../preload/contract/state.ts';
import { serviceOf, type Wording } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { ContextMenu, type MenuPosition } from '../controls/context-menu.tsx';
import { useCell } from '../store/cell.ts';
import { useChosen } from '../store/chosen.ts';
import { useAppState, useServices, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';
import { EmptyEvents } from './empty-events.tsx';
import { EventBar } from './event-bar.tsx';
import { EventGrid } from './event-grid.tsx';
import { within } from './selection.ts';
import { arrange } from './sort.ts';
import { useEventCommands } from './use-event-commands.ts';

const useWording = (): Wording => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  return useMemo(() => ({ strings, services, language }), [strings, services, language]);
};

const isNeeding = ({ event, status }: EventView): boolean => event.enabled && status.needsYou;

const NothingShown = ({ text, action, onAll }: { text: string; action: string; onAll(): void }) => (
  <div className="nothing">
    <p>{text}</p>
    <PushButton onPress={onAll}>{action}</PushButton>
  </div>
);

export const EventsView = ({ modifier }: { modifier: string }) => {
  const wording = useWording();
  const { strings } = wording;
  const shell = useShell();
  const ui = useAppState((state) => state.ui);
  const events = useAppState((state) => state.events);
  const [sort, setSort] = useState(ui.sort);
  const [query, setQuery] = useState('');
  const { selection, chosen } = useChosen();
  const commands = useEventCommands();
  const [menu, setMenu] = useState<MenuPosition | null>(null);

  const shownEvents = useDeferredValue(events);
  const shownQuery = useDeferredValue(query);
  const needsOnly = useCell(shell.needsOnly);
  const rows = useMemo(
    () =>
      arrange(needsOnly ? shownEvents.filter(isNeeding) : shownEvents, sort, shownQuery, {
        locale: strings.locale,
        service: (view) => serviceOf(view, wording),
      }),
    [shownEvents, needsOnly, sort, shownQuery, strings, wording],
  );

  const { set: select, get: selected } = shell.selection;
  const before = useRef<string[]>([]);
  useEffect(() => {
    const order = rows.map(({ event }) => event.id);
    select(within(selected(), order, before.current));
    before.current = order;
  }, [rows, select, selected]);

  if (events.length === 0) return <EmptyEvents />;
  // The menu stands outside the section, which is a container: a fixed place inside it would not be one of the window.
  return (
    <>
      <section className="events">
        <EventBar commands={commands} query={query} onQuery={setQuery} strings={strings} modifier={modifier} />
        {rows.length === 0 ? (
          <NothingShown
            text={query === '' ? strings.eventList.needs.none : strings.grid.nothingFound(query)}
            action={query === '' ? strings.eventList.needs.all : strings.grid.clearSearch}
            onAll={() => {
              setQuery('');
              shell.needsOnly.set(false);
            }}
          />
        ) : (
          <EventGrid
            rows={rows}
            sort={sort}
            onSort={(next) => {
              setSort(next);
              shell.keep({ sort: next });
            }}
            selection={selection}
            onSelect={select}
            onOpen={(id) => shell.open({ kind: 'event', id })}
            onDelete={() => chosen.length > 0 && shell.open({ kind: 'remove', ids: chosen.map(({ event }) => event.id) })}
            onCopy={() => commands.find(({ id, disabled }) => id === 'copy-rows' && !disabled)?.act()}
            onMenu={setMenu}
            wording={wording}
          />
        )}
        <footer className="foot">
          <span>{strings.grid.count(rows.length, events.length)}</span>
          {chosen.length > 1 && <span>{strings.grid.selected(chosen.length)}</span>}
        </footer>
      </section>
      {menu && <ContextMenu place={menu} entries={commands} label={strings.action.more} onClose={() => setMenu(null)} />}
    </>
  );
};
