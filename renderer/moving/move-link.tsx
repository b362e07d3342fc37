import { PushButton } from '../controls/button.tsx';
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
