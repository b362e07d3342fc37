import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { WarningCode } from '../../preload/contract/warning.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { PushButton } from '../controls/button.tsx';
import { MenuEntries } from '../controls/context-menu.tsx';
import { useAppState, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';

/** A link in a warning that opens the move to another service. `close` closes the dialog or popover that contains it. */
export const MoveLink = ({ id, close }: { id: string; close?: (() => void) | undefined }) => {
  const strings = useStrings();
  const { open } = useShell();
  const isDns = useAppState((state) => state.events.some(({ event }) => event.id === id && event.type === 'dns'));
  if (!isDns) return null;
  return (
    <PushButton
      kind="link"
      onPress={() => {
        close?.();
        open({ kind: 'move', id });
      }}
    >
      {strings.action.move}
    </PushButton>
  );
};

/** As many as a menu can show; the others are found in the list of events. */
const MOST_OFFERED = 20;

/** The same where a warning is about several events: which of them moves is chosen first, since each gets a name of its own. */
export const MoveChoice = ({ code, close }: { code: WarningCode; close(): void }) => {
  const strings = useStrings();
  const { open } = useShell();
  const events = useAppState((state) => state.events);
  const movable = events.filter(({ event, status }) => event.type === 'dns' && status.warning?.code === code).slice(0, MOST_OFFERED);
  if (movable.length === 0) return null;
  const move = (id: string): void => {
    close();
    open({ kind: 'move', id });
  };
  return (
    <MenuTrigger>
      <PushButton kind="link">{strings.moving.which}</PushButton>
      <Popover className="popover" placement="bottom start">
        <MenuEntries
          label={strings.moving.which}
          entries={movable.map((view) => ({
            id: view.event.id,
            label: readableHost(titleOf(view)) || strings.grid.untitled,
            act: () => move(view.event.id),
          }))}
        />
      </Popover>
    </MenuTrigger>
  );
};
