import { useState } from 'react';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, Row, TextRow } from '../controls/fields.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';

const SHORTEST = 8;

/** Events to a file, on request with their passwords under a passphrase. */
export const ExportDialog = ({ ids, onClose }: { ids?: string[]; onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const total = useAppState((state) => state.events.length);
  const [withSecrets, setWithSecrets] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState('');
  const short = withSecrets && passphrase.length < SHORTEST;
  const differs = withSecrets && passphrase !== again;

  const write = async (): Promise<void> => {
    setTried(true);
    if (short || differs) return;
    const answer = await act(bridge, 'transfer.export', { ids, passphrase: withSecrets ? passphrase : undefined });
    if (answer.ok) {
      onClose();
      shell.say({ text: strings.settings.exported(answer.count, answer.path), tone: 'good' });
    } else setFault(answer.code === 'cancelled' ? '' : refusalText(strings, answer.code, answer.detail));
  };

  return (
    <Sheet kind="small" title={strings.settings.exportTitle} onClose={onClose}>
      <form
        className="plain-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <p className="sheet-text">{strings.settings.exportText(ids?.length ?? total)}</p>
        <Row help={strings.settings.withSecretsHelp}>
          <CheckBox value={withSecrets} onChange={setWithSecrets}>
            {strings.settings.withSecrets}
          </CheckBox>
        </Row>
        {withSecrets && (
          <>
            <TextRow
              label={strings.settings.passphrase}
              type="password"
              value={passphrase}
              onChange={setPassphrase}
              fault={tried && short ? strings.settings.passphraseShort : undefined}
              autoFocus
            />
            <TextRow
              label={strings.settings.passphraseAgain}
              type="password"
              value={again}
              onChange={setAgain}
              fault={tried && !short && differs ? strings.settings.passphraseDiffers : undefined}
            />
          </>
        )}
        <SheetFoot>
          <p className="sheet-fault" role="alert">
            {fault}
          </p>
          <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
          <PushButton kind="primary" type="submit" autoFocus={!withSecrets}>
            {strings.settings.export}
          </PushButton>
        </SheetFoot>
      </form>
    </Sheet>
  );
};

export default ExportDialog;
