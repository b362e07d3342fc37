import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { COLUMNS, type ColumnId } from '../../preload/contract/settings.ts';
import { type MenuPosition, PlacedPopover } from '../controls/context-menu.tsx';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../store/context.ts';

/** An entry with a tick before it while it is on. */
export const CheckItem = ({ id, label }: { id: string; label: string }) => (
  <MenuItem id={id} textValue={label} className="menu-item">
    {({ isSelected }) => (
      <>
        <span className="menu-check">{isSelected && <Icon name="check" />}</span>
        <span className="menu-label">{label}</span>
      </>
    )}
  </MenuItem>
);

interface Props {
  hidden: readonly ColumnId[];
  onHide(hidden: ColumnId[]): void;
}

/** Which columns there are; the name is always there. */
export const ColumnSection = ({ hidden, onHide }: Props) => {
  const { eventList, column } = useStrings();
  return (
    <MenuSection
      className="menu-section"
      selectionMode="multiple"
      selectedKeys={COLUMNS.filter((id) => !hidden.includes(id))}
      onSelectionChange={(keys) => onHide(COLUMNS.filter((id) => id !== 'name' && keys !== 'all' && !keys.has(id)))}
    >
      <Header className="menu-header">{eventList.view.columns}</Header>
      {COLUMNS.filter((id) => id !== 'name').map((id) => (
        <CheckItem key={id} id={id} label={column[id]} />
      ))}
    </MenuSection>
  );
};

/** The heading's own menu. */
export const ColumnMenu = ({ place, onClose, ...columns }: Props & { place: MenuPosition; onClose(): void }) => {
  const label = useStrings().eventList.view.columns;
  return (
    <PlacedPopover place={place} label={label} onClose={onClose}>
      <Menu className="menu" aria-label={label} autoFocus="first">
        <ColumnSection {...columns} />
      </Menu>
    </PlacedPopover>
  );
};
