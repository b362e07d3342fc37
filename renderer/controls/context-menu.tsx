import { type RefObject, useRef } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { Menu, MenuItem, Separator } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

export interface MenuEntry {
  id: string;
  label: string;
  keys?: string;
  disabled?: boolean;
  danger?: boolean;
  /** A line above it. */
  apart?: boolean;
  act(): void;
}

/** onDone: before what was chosen is done, for a menu that no button closes. */
export const MenuEntries = ({ entries, label, onDone }: { entries: MenuEntry[]; label: string; onDone?(): void }) => (
  <Menu
    className="menu"
    aria-label={label}
    onAction={(id) => {
      onDone?.();
      entries.find((entry) => entry.id === id)?.act();
    }}
  >
    {entries.flatMap((entry) => [
      ...(entry.apart ? [<Separator key={`${entry.id}-apart`} className="menu-line" />] : []),
      <MenuItem
        key={entry.id}
        id={entry.id}
        textValue={entry.label}
        isDisabled={entry.disabled}
        className={`menu-item${entry.danger ? ' menu-danger' : ''}`}
      >
        <span className="menu-label">{entry.label}</span>
        {entry.keys && <Keyboard className="menu-keys">{entry.keys}</Keyboard>}
      </MenuItem>,
    ])}
  </Menu>
);

export interface MenuPosition {
  x: number;
  y: number;
}

/** A menu at a place of the window, in px. */
export const ContextMenu = ({
  place,
  entries,
  label,
  onClose,
}: {
  place: MenuPosition;
  entries: MenuEntry[];
  label: string;
  onClose(): void;
}) => {
  const anchor: RefObject<HTMLSpanElement | null> = useRef(null);
  const upwards = place.y > window.innerHeight / 2;
  return (
    <>
      <span ref={anchor} className="anchor" style={{ left: place.x, top: place.y }} />
      <Popover
        className="popover"
        aria-label={label}
        triggerRef={anchor}
        isOpen
        placement={upwards ? 'top start' : 'bottom start'}
        offset={0}
        onOpenChange={(open) => !open && onClose()}
      >
        <MenuEntries entries={entries} label={label} onDone={onClose} />
      </Popover>
    </>
  );
};
