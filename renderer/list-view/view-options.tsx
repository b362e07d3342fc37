import { Header } from 'react-aria-components/Header';
import { Menu, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { type ColumnId, SORTS, type UiState } from '../../preload/contract/settings.ts';
import { ToolButton } from '../controls/button.tsx';
import { useStrings } from '../store/context.ts';
import { CheckItem, ColumnSection } from './column-menu.tsx';

type Sort = UiState['sort'];

const LOOKS = ['grouped', 'toolLabels'] as const;

export interface ListLook {
  sort: Sort;
  hidden: readonly ColumnId[];
  grouped: boolean;
  toolLabels: boolean;
}

interface Props extends ListLook {
  onSort(sort: Sort): void;
  onChange(change: Partial<Pick<UiState, 'hiddenColumns' | 'grouped' | 'toolLabels'>>): void;
}

/** The keys of a menu are one space, and a column may be sorted by as well as shown. */
const sortKey = (sort: Sort['column']): string => `by ${sort}`;

/** How the list is drawn: its order, its groups, its columns, and whether icons carry their names. */
export const ViewOptions = ({ sort, hidden, grouped, toolLabels, onSort, onChange }: Props) => {
  const { eventList, column } = useStrings();
  const { view } = eventList;
  const on = LOOKS.filter((look) => (look === 'grouped' ? grouped : toolLabels));
  return (
    <MenuTrigger>
      <ToolButton icon="view" label={view.label} wide={toolLabels} />
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={view.label}>
          <MenuSection
            className="menu-section"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[sortKey(sort.column)]}
            onSelectionChange={(keys) => {
              const next = SORTS.find((one) => keys !== 'all' && keys.has(sortKey(one)));
              if (next) onSort({ column: next, descending: next === 'last' });
            }}
          >
            <Header className="menu-header">{view.sortBy}</Header>
            {SORTS.map((one) => (
              <CheckItem key={one} id={sortKey(one)} label={one === 'problems' || one === 'own' ? view[one] : column[one]} />
            ))}
          </MenuSection>
          <ColumnSection hidden={hidden} onHide={(hiddenColumns) => onChange({ hiddenColumns })} />
          <MenuSection
            className="menu-section"
            selectionMode="multiple"
            selectedKeys={on}
            onSelectionChange={(keys) =>
              onChange({ grouped: keys !== 'all' && keys.has('grouped'), toolLabels: keys !== 'all' && keys.has('toolLabels') })
            }
          >
            <Header className="menu-header">{view.look}</Header>
            {LOOKS.map((look) => (
              <CheckItem key={look} id={look} label={view[look]} />
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
