import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import { readableHost } from '../../preload/strings/idn.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { PushButton } from '../controls/button.tsx';
import { TextRow } from '../controls/fields.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useBridge, useStrings } from '../store/context.ts';
import { act, type Refusal } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';

type Done = Extract<Result<'transfer.import'>, { ok: true }>;
type Answer = Result<'transfer.import'> | Refusal;

const Names = ({ of }: { of: { name: string; why?: string }[] }) => (
  <ul className="names">
    {of.map(({ name, why }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two events may bear one name
      <li key={index}>
        <strong>{name}</strong> {why && <span className="dim">{why}</span>}
      </li>
    ))}
  </ul>
);

/** Main asks for the file; this asks for its passphrase where it has one, and tells what came of it. */
export const ImportDialog = ({ onClose }: { onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const shell = useShell();
  const [token, setToken] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const asked = useRef(false);

  const finish = (text: string, tone: 'good' | 'bad'): void => {
    onClose();
    shell.say({ text, tone });
  };
  const take = (answer: Answer): void => {
    if (answer.ok) {
      if (answer.skipped.length + answer.switchedOff.length + answer.ended.length > 0) setDone(answer);
      else finish(strings.settings.imported(answer.added), 'good');
    } else if (answer.code === 'cancelled') onClose();
    else if (answer.code === 'passphrase-needed' && 'token' in answer) setToken(answer.token);
    else if (answer.code === 'passphrase-wrong') setFault(refusalText(strings, answer.code, answer.detail));
    else finish(refusalText(strings, answer.code, answer.detail), 'bad');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file is asked for once, when this opens
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void act(bridge, 'transfer.import', {}).then(take);
  }, []);

  if (done) {
    return (
      <Sheet kind="small" title={strings.settings.importTitle} onClose={onClose}>
        <p className="sheet-text">{strings.settings.imported(done.added)}</p>
        {done.switchedOff.length > 0 && (
          <>
            <p className="sheet-text">{strings.settings.switchedOff(done.switchedOff.length)}</p>
            <Names of={done.switchedOff.map((name) => ({ name: readableHost(name) }))} />
          </>
        )}
        {done.ended.length > 0 && (
          <>
            <p className="sheet-text">{strings.settings.importedEnded(done.ended.length)}</p>
            <Names of={done.ended.map((name) => ({ name: readableHost(name) }))} />
          </>
        )}
        {done.skipped.length > 0 && (
          <>
            <p className="sheet-text">{strings.settings.skipped(done.skipped.length)}</p>
            <Names of={done.skipped.map(({ name, code }) => ({ name: readableHost(name), why: refusalText(strings, code) }))} />
          </>
        )}
        <SheetFoot>
          <PushButton kind="primary" autoFocus onPress={onClose}>
            {strings.action.ok}
          </PushButton>
        </SheetFoot>
      </Sheet>
    );
  }
  if (token === undefined) return null;
  return (
    <Sheet kind="small" title={strings.settings.importTitle} onClose={onClose}>
      <form
        className="plain-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void act(bridge, 'transfer.import', { token, passphrase }).then(take);
        }}
      >
        <p className="sheet-text">{refusalText(strings, 'passphrase-needed')}</p>
        <TextRow
          label={strings.settings.passphrase}
          type="password"
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setFault('');
          }}
          fault={fault || undefined}
          autoFocus
        />
        <SheetFoot>
          <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
          <PushButton kind="primary" type="submit" isDisabled={passphrase === ''}>
            {strings.settings.goOn}
          </PushButton>
        </SheetFoot>
      </form>
    </Sheet>
  );
};

export default ImportDialog;
