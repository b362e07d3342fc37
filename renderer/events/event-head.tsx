// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be virtualised
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import type { KeyboardEvent } from 'react';
import type { Strings } from '../../preload/strings/index.ts';
import { Icon } from '../controls/icon.tsx';
import type { Column, Sort } from './sort.ts';

type Head = keyof Strings['column'];
/** The schedule has no order of its own. */
const COLUMNS: { head: Head; sort: Column | null }[] = [
  { head: 'name', sort: 'name' },
  { head: 'service', sort: 'service' },
  { head: 'address', sort: 'address' },
  { head: 'schedule', sort: null },
  { head: 'last', sort: 'last' },
  { head: 'result', sort: 'result' },
  { head: 'next', sort: 'next' },
];

/** What is newest or worst comes first when a column is chosen. */
const FIRST_DESCENDING: Record<Column, boolean> = {
  problems: false,
  name: false,
  service: false,
  address: false,
  last: true,
  result: false,
  next: false,
};

const isSortedByColumn = (sort: Sort): boolean => COLUMNS.some((column) => column.sort === sort.column);

/** Left and right go from heading to heading; one of them is in the tab order. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll('button')].filter((button) => button.offsetParent !== null);
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  all[at + step]?.focus();
  event.preventDefault();
};

export const EventHead = ({ sort, onSort, strings }: { sort: Sort; onSort(sort: Sort): void; strings: Strings }) => (
  <div role="rowgroup" className="grid-head">
    <div role="row" className="grid-row" aria-rowindex={1} onKeyDown={walk}>
      {COLUMNS.map(({ head, sort: column }, index) => {
        const sorted = column !== null && sort.column === column;
        return (
          <div
            key={head}
            role="columnheader"
            className={`cell cell-${head}`}
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            {column === null ? (
              <span className="head-button">
                <span className="line">{strings.column[head]}</span>
              </span>
            ) : (
              <button
                type="button"
                className="head-button"
                tabIndex={sorted || (index === 0 && !isSortedByColumn(sort)) ? 0 : -1}
                onClick={() => onSort({ column, descending: sorted ? !sort.descending : FIRST_DESCENDING[column] })}
              >
                <span className="line">{strings.column[head]}</span>
                {sorted && (
                  <span className={sort.descending ? 'arrow arrow-up' : 'arrow'}>
                    <Icon name="down" />
                  </span>
                )}
              </button>
            )}
          </div>
        );
      })}
    </div>
  </div>
);
