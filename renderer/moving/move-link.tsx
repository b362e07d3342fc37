import { PushButton } from '../controls/button.tsx';
import { useAppState, useStrings } from '../store/context.ts';
import { useShell } from '../store/navigation.ts';

/** The cure of a warning: to another service. `close`: what stands over the window then. */
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
