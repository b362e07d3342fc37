// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import type { KeyboardEvent, MouseEvent } from 'react';
import type { ColumnId } from '../../preload/contract/settings.ts';
import type { Strings } from '../../preload/strings/index.ts';
import type { MenuPosition } from '../controls/context-menu.tsx';
import { Icon } from '../controls/icon.tsx';
import { ColumnHandle } from '../list-view/column-handle.tsx';
import { COLUMN_TRAITS } from '../list-view/columns.ts';
import type { FittedColumn } from '../list-view/fit-columns.ts';
import type { Column, Sort } from './sort.ts';

/** The schedule has no order of its own. */
const sortOf = (id: ColumnId): Column | null => (id === 'schedule' ? null : id);

/** What is newest or worst comes first when a column is chosen. */
const FIRST_DESCENDING: Record<Column, boolean> = {
  problems: false,
  own: false,
  name: false,
  service: false,
  address: false,
  last: true,
  result: false,
  next: false,
};

/** px a press of Alt and an arrow. */
const STEP = 16;

/** Left and right go from heading to heading; one of them is in the tab order. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined || event.altKey) return;
  const all = [...event.currentTarget.querySelectorAll('button')].filter((button) => button.offsetParent !== null);
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  all[at + step]?.focus();
  event.preventDefault();
};

interface Props {
  columns: readonly FittedColumn[];
  sort: Sort;
  onSort(sort: Sort): void;
  /** Which columns there are is to be chosen. */
  onMenu(place: MenuPosition): void;
  /** null: as wide as what is in it. */
  onWidth(id: ColumnId, width: number | null): void;
  strings: Strings;
}

export const EventHead = ({ columns, sort, onSort, onMenu, onWidth, strings }: Props) => {
  const isSortedByColumn = columns.some(({ id }) => id === sort.column);
  const draw = (id: ColumnId, width: number): void => onWidth(id, Math.max(COLUMN_TRAITS[id].least, Math.round(width)));
  const menu = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    const byKey = event.clientX === 0 && event.clientY === 0;
    const { left, bottom } = (event.target as Element).getBoundingClientRect();
    onMenu(byKey ? { x: left, y: bottom } : { x: event.clientX, y: event.clientY });
  };
  const onMenuKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ContextMenu' && !(event.shiftKey && event.key === 'F10')) return;
    event.preventDefault();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    onMenu({ x: left, y: bottom });
  };
  return (
    <div role="rowgroup" className="grid-head" onContextMenu={menu}>
      <div role="row" className="grid-row" aria-rowindex={1} onKeyDown={walk}>
        {columns.map(({ id, width }, index) => {
          const column = sortOf(id);
          const sorted = column !== null && sort.column === column;
          const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
            onMenuKey(event);
            if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
            event.preventDefault();
            draw(id, width + (event.key === 'ArrowRight' ? STEP : -STEP));
          };
          return (
            <div
              key={id}
              role="columnheader"
              className={`cell cell-${id}`}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
            >
              {column === null ? (
                <span className="head-button">
                  <span className="line">{strings.column[id]}</span>
                </span>
              ) : (
                <button
                  type="button"
                  className="head-button"
                  tabIndex={sorted || (index === 0 && !isSortedByColumn) ? 0 : -1}
                  onKeyDown={onKeyDown}
                  onClick={() => onSort({ column, descending: sorted ? !sort.descending : FIRST_DESCENDING[column] })}
                >
                  <span className="line">{strings.column[id]}</span>
                  {sorted && (
                    <span className={sort.descending ? 'arrow arrow-up' : 'arrow'}>
                      <Icon name="down" />
                    </span>
                  )}
                </button>
              )}
              {index < columns.length - 1 && (
                <ColumnHandle
                  width={width}
                  label={strings.eventList.view.width}
                  onWidth={(next) => draw(id, next)}
                  onReset={() => onWidth(id, null)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};
