import { useState } from 'react';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useStrings } from '../store/context.ts';
import { useActions } from '../store/navigation.ts';

/** So many names are shown; the rest is a number. */
const NAMED = 8;

/** Deleting asks, with the names; Return alone deletes nothing. */
export const RemoveDialog = ({ ids, onClose }: { ids: string[]; onClose(): void }) => {
  const strings = useStrings();
  const { remove } = useActions(strings);
  const events = useAppState((state) => state.events);
  const [busy, setBusy] = useState(false);
  const wanted = new Set(ids);
  const names = events.filter(({ event }) => wanted.has(event.id)).map((view) => titleOf(view) || strings.grid.untitled);
  const press = (): void => {
    if (busy) return;
    setBusy(true);
    void remove(ids).then(onClose);
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
      <SheetFoot>
        <PushButton autoFocus onPress={onClose}>
          {strings.action.cancel}
        </PushButton>
        <PushButton kind="danger" onPress={press}>
          {strings.confirm.remove}
        </PushButton>
      </SheetFoot>
    </Sheet>
  );
};

export default RemoveDialog;
