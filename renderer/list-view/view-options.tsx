import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { COLUMNS, type ColumnId, SORTS, type UiState } from '../../preload/contract/settings.ts';
import { ToolButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../store/context.ts';

type Sort = UiState['sort'];

const LOOKS = ['grouped', 'toolLabels'] as const;

export interface ListLook {
  sort: Sort;
  hidden: readonly ColumnId[];
  grouped: boolean;
  toolLabels: boolean;
}

const Item = ({ id, label }: { id: string; label: string }) => (
  <MenuItem id={id} textValue={label} className="menu-item">
    {({ isSelected }) => (
      <>
        <span className="menu-check">{isSelected && <Icon name="check" />}</span>
        <span className="menu-label">{label}</span>
      </>
    )}
  </MenuItem>
);

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
              <Item key={one} id={sortKey(one)} label={one === 'problems' || one === 'own' ? view[one] : column[one]} />
            ))}
          </MenuSection>
          <MenuSection
            className="menu-section"
            selectionMode="multiple"
            selectedKeys={COLUMNS.filter((id) => !hidden.includes(id))}
            onSelectionChange={(keys) =>
              onChange({ hiddenColumns: COLUMNS.filter((id) => id !== 'name' && keys !== 'all' && !keys.has(id)) })
            }
          >
            <Header className="menu-header">{view.columns}</Header>
            {COLUMNS.filter((id) => id !== 'name').map((id) => (
              <Item key={id} id={id} label={column[id]} />
            ))}
          </MenuSection>
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
              <Item key={look} id={look} label={view[look]} />
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
