import { type ReactNode, type RefObject, useRef } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { Menu, MenuItem, Separator } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';

export interface MenuEntry {
  id: string;
  label: string;
  keys?: string;
  disabled?: boolean;
  /** Why it is. */
  why?: string;
  danger?: boolean;
  /** A line above it. */
  apart?: boolean;
  act(): void;
}

/** onDone: before what was chosen is done, for a menu that no button opens or closes; such a one takes the keys by itself. */
export const MenuEntries = ({ entries, label, onDone }: { entries: MenuEntry[]; label: string; onDone?(): void }) => (
  <Menu
    className="menu"
    aria-label={label}
    {...(onDone && { autoFocus: true })}
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
        <Text slot="label" className="menu-label">
          {entry.label}
        </Text>
        {entry.keys && <Keyboard className="menu-keys">{entry.keys}</Keyboard>}
        {entry.why !== undefined && (
          <Text slot="description" className="menu-why">
            {entry.why}
          </Text>
        )}
      </MenuItem>,
    ])}
  </Menu>
);

export interface MenuPosition {
  x: number;
  y: number;
}

interface PlaceProps {
  place: MenuPosition;
  label: string;
  onClose(): void;
}

/** What opens at a place of the window, in px: a menu. */
export const PlacedPopover = ({ place, label, onClose, children }: PlaceProps & { children: ReactNode }) => {
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
        {children}
      </Popover>
    </>
  );
};

export const ContextMenu = ({ entries, ...place }: PlaceProps & { entries: MenuEntry[] }) => (
  <PlacedPopover {...place}>
    <MenuEntries entries={entries} label={place.label} onDone={place.onClose} />
  </PlacedPopover>
);
