import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ColumnId, UiState } from '../../preload/contract/settings.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { serviceOf, type Wording } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { ContextMenu, type MenuPosition } from '../controls/context-menu.tsx';
import { ColumnMenu } from '../list-view/column-menu.tsx';
import { groupRows, plainRows } from '../list-view/grouping.ts';
import { ViewOptions } from '../list-view/view-options.tsx';
import { useCell } from '../store/cell.ts';
import { useChosen } from '../store/chosen.ts';
import { useAppState, useServices, useStrings } from '../store/context.ts';
import { useActions, useShell } from '../store/navigation.ts';
import { EmptyEvents } from './empty-events.tsx';
import { EventBar } from './event-bar.tsx';
import { EventGrid } from './event-grid.tsx';
import { within } from './selection.ts';
import { arrange, prepareSearch } from './sort.ts';
import { useEventCommands } from './use-event-commands.ts';

const useWording = (): Wording => {
  const strings = useStrings();
  const services = useServices();
  const language = useAppState((state) => state.language);
  return useMemo(() => ({ strings, services, language }), [strings, services, language]);
};

const NO_COLUMNS: readonly ColumnId[] = [];
const NO_WIDTHS: NonNullable<UiState['columnWidths']> = {};

const isNeeding = ({ event, status }: EventView): boolean => event.enabled && status.needsYou;

const NothingShown = ({ text, action, onAll }: { text: string; action: string; onAll(): void }) => {
  const box = useRef<HTMLDivElement>(null);
  // The row that had the keyboard is gone: what it goes on with is the button.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={box} className="nothing">
      <p role="status">{text}</p>
      <PushButton onPress={onAll}>{action}</PushButton>
    </div>
  );
};

export const EventsView = ({ modifier }: { modifier: string }) => {
  const wording = useWording();
  const { strings } = wording;
  const shell = useShell();
  const actions = useActions(strings);
  const ui = useAppState((state) => state.ui);
  const events = useAppState((state) => state.events);
  const [sort, setSort] = useState(ui.sort);
  const [query, setQuery] = useState('');
  const { selection, chosen } = useChosen();
  const commands = useEventCommands();
  const [menu, setMenu] = useState<MenuPosition | null>(null);
  const [headMenu, setHeadMenu] = useState<MenuPosition | null>(null);

  const shownEvents = useDeferredValue(events);
  const shownQuery = useDeferredValue(query);
  const needsOnly = useCell(shell.needsOnly);
  const names = useMemo(() => ({ locale: strings.locale, service: (view: EventView) => serviceOf(view, wording) }), [strings, wording]);
  const rows = useMemo(
    () => arrange(needsOnly ? shownEvents.filter(isNeeding) : shownEvents, sort, shownQuery, names),
    [shownEvents, needsOnly, sort, shownQuery, names],
  );

  const { set: select, get: selected } = shell.selection;
  const [look, setLook] = useState<Pick<UiState, 'hiddenColumns' | 'grouped' | 'toolLabels'>>(ui);
  const relook = (change: typeof look): void => {
    setLook((now) => ({ ...now, ...change }));
    shell.keep(change);
  };
  const grouped = look.grouped === true;
  const hidden = look.hiddenColumns ?? NO_COLUMNS;
  const items = useMemo(
    () => (grouped ? groupRows(rows, (view) => serviceOf(view, wording), strings.locale) : plainRows(rows)),
    [grouped, rows, wording, strings],
  );
  const shown = useMemo(
    () => (grouped ? items.flatMap((item) => (item.kind === 'event' ? [item.view] : [])) : rows),
    [grouped, items, rows],
  );
  // Where rows stand close together that are apart in the document, moving one would mean something else.
  const canMove = sort.column === 'own' && !sort.descending && !grouped && !needsOnly && query === '';
  const resort = (next: UiState['sort']): void => {
    setSort(next);
    shell.keep({ sort: next });
  };
  const before = useRef<string[]>([]);
  useEffect(() => {
    const order = shown.map(({ event }) => event.id);
    select(within(selected(), order, before.current));
    before.current = order;
  }, [shown, select, selected]);

  if (events.length === 0) return <EmptyEvents />;
  // The menu stands outside the section, which is a container: a fixed place inside it would not be one of the window.
  return (
    <>
      <section className="events">
        <EventBar
          commands={commands}
          query={query}
          onQuery={setQuery}
          onSearch={() => prepareSearch(events, names)}
          strings={strings}
          modifier={modifier}
          labels={look.toolLabels !== false}
          options={
            <ViewOptions
              sort={sort}
              hidden={hidden}
              grouped={grouped}
              toolLabels={look.toolLabels !== false}
              onSort={resort}
              onChange={relook}
            />
          }
        />
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
            rows={shown}
            items={items}
            hidden={hidden}
            chosenWidths={ui.columnWidths ?? NO_WIDTHS}
            onWidths={(columnWidths) => shell.keep({ columnWidths })}
            onMove={
              canMove
                ? (next) =>
                    actions.order(
                      shown.flatMap(({ event }) => (selection.ids.has(event.id) ? [event.id] : [])),
                      next,
                    )
                : null
            }
            sort={sort}
            onSort={resort}
            selection={selection}
            onSelect={select}
            onOpen={(id) => shell.open({ kind: 'event', id })}
            onDelete={() => chosen.length > 0 && shell.open({ kind: 'remove', ids: chosen.map(({ event }) => event.id) })}
            onCopy={() => commands.find(({ id, disabled }) => id === 'copy-rows' && !disabled)?.act()}
            onMenu={setMenu}
            onHeadMenu={setHeadMenu}
            wording={wording}
          />
        )}
        <footer className="foot">
          <span>{strings.grid.count(rows.length, events.length)}</span>
          {chosen.length > 1 && <span>{strings.grid.selected(chosen.length)}</span>}
        </footer>
      </section>
      {menu && <ContextMenu place={menu} entries={commands} label={strings.action.more} onClose={() => setMenu(null)} />}
      {headMenu && (
        <ColumnMenu
          place={headMenu}
          hidden={hidden}
          onHide={(hiddenColumns) => relook({ hiddenColumns })}
          onClose={() => setHeadMenu(null)}
        />
      )}
    </>
  );
};
