import { PushButton } from '../controls/button.tsx';
import { Row } from '../controls/fields.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { tellRefusal, useShell } from '../store/navigation.ts';

/** Where passwords are kept. From memory alone they can go to a file later; what a disk once held is not taken back by a choice. */
export const SecretSettings = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const store = useAppState((state) => state.secretStore);
  const choose = async (next: 'file' | 'session'): Promise<void> =>
    tellRefusal(shell, strings, await act(bridge, 'secrets.choose', { store: next }));
  return (
    <>
      <p className="settings-text">{strings.settings.secretStore[store]}</p>
      {(store === 'session' || store === 'unchosen') && (
        <Row help={strings.banner.secretsText}>
          <PushButton onPress={() => void choose('file')}>{strings.banner.secretsFile}</PushButton>
          {store === 'unchosen' && <PushButton onPress={() => void choose('session')}>{strings.banner.secretsSession}</PushButton>}
        </Row>
      )}
    </>
  );
};
