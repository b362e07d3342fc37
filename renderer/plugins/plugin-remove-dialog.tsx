import { useState } from 'react';
import { nameIn } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** Removing a plug-in asks, and says what becomes of the events that use it. */
export const PluginRemoveDialog = ({ id, onClose }: { id: string; onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const language = useAppState((state) => state.language);
  const plugin = useAppState((state) => state.plugins.find((one) => one.id === id));
  const users = useAppState((state) => state.events.filter(({ event }) => event.type === 'dns' && event.service === id).length);
  const [busy, setBusy] = useState(false);
  const name = plugin === undefined ? id : nameIn(language, plugin);
  const remove = async (): Promise<void> => {
    setBusy(true);
    const answer = await act(bridge, 'plugins.remove', { id });
    onClose();
    tellRefusal(shell, strings, answer);
  };
  return (
    <Sheet kind="alert" title={strings.plugins.removeTitle(name)} onClose={onClose}>
      <p className="sheet-text">{strings.plugins.removeText(users)}</p>
      <SheetFoot>
        <PushButton autoFocus onPress={onClose}>
          {strings.action.cancel}
        </PushButton>
        <PushButton kind="danger" isPending={busy} onPress={() => void remove()}>
          {strings.plugins.removeAct}
        </PushButton>
      </SheetFoot>
    </Sheet>
  );
};

export default PluginRemoveDialog;
