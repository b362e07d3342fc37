import { useState } from 'react';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** So many names are shown; the rest is a number. */
const NAMED = 8;

/** Deleting asks, with the names. */
export const RemoveDialog = ({ ids, onClose }: { ids: string[]; onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const events = useAppState((state) => state.events);
  const [busy, setBusy] = useState(false);
  const wanted = new Set(ids);
  const names = events.filter(({ event }) => wanted.has(event.id)).map((view) => titleOf(view) || strings.grid.untitled);
  const remove = async (): Promise<void> => {
    setBusy(true);
    const answer = await act(bridge, 'events.remove', { ids });
    onClose();
    tellRefusal(shell, strings, answer);
  };
  return (
    <Sheet kind="alert" title={strings.confirm.removeTitle(ids.length)} onClose={onClose}>
      <ul className="names">
        {names.slice(0, NAMED).map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two events may bear one name
          <li key={index}>{name}</li>
        ))}
        {names.length > NAMED && <li className="dim">{strings.confirm.more(names.length - NAMED)}</li>}
      </ul>
      <p className="sheet-text">{strings.confirm.removeText}</p>
      <div className="sheet-foot">
        <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
        <PushButton kind="danger" autoFocus isPending={busy} onPress={() => void remove()}>
          {strings.confirm.remove}
        </PushButton>
      </div>
    </Sheet>
  );
};

export default RemoveDialog;
