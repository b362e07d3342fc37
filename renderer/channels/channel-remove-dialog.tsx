import { useState } from 'react';
import { PushButton } from '../controls/button.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';
import { channelName, useKinds } from './kinds.ts';

export const ChannelRemoveDialog = ({ id, onClose }: { id: string; onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const kinds = useKinds();
  const language = useAppState((state) => state.language);
  const channel = useAppState((state) => state.settings.channels.find((one) => one.id === id));
  const [busy, setBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setBusy(true);
    const answer = await act(bridge, 'channels.remove', { id });
    onClose();
    tellRefusal(shell, strings, answer);
  };
  return (
    <Sheet kind="alert" title={strings.channels.remove(channel ? channelName(channel, kinds, language) : '')} onClose={onClose}>
      <p className="sheet-text">{strings.channels.removeText}</p>
      <SheetFoot>
        <PushButton autoFocus onPress={onClose}>
          {strings.action.cancel}
        </PushButton>
        <PushButton kind="danger" isPending={busy} onPress={() => void remove()}>
          {strings.channels.removeButton}
        </PushButton>
      </SheetFoot>
    </Sheet>
  );
};

export default ChannelRemoveDialog;
