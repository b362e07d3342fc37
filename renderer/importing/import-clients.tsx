import { useEffect, useState } from 'react';
import type { ClientFile, ClientsFound, PlannedFile } from '../../preload/contract/imports/plan.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox } from '../controls/fields.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act, ask, type Refusal } from '../store/ipc.ts';
import { useShell } from '../store/navigation.ts';
import { type Choice, ClientPlan } from './client-plan.tsx';
import { ClientStart } from './client-start.tsx';

const NOTHING: Choice = { without: new Set(), typed: {} };
const comingOf = ({ plan }: PlannedFile, { without }: Choice) => plan.events.filter(({ id }) => !without.has(id));

/** Settings of another client become events: shown as a plan first, taken when the user says so. */
export const ImportClients = ({ plans, onClose }: { plans: readonly PlannedFile[]; onClose(): void }) => {
  const strings = useStrings();
  const { imports: words } = strings;
  const bridge = useBridge();
  const shell = useShell();
  const platform = useAppState((state) => state.platform);
  const [files, setFiles] = useState(plans);
  const [found, setFound] = useState<ClientsFound | null>(null);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [on, setOn] = useState<boolean | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => setFiles(plans), [plans]);
  useEffect(() => {
    void ask(bridge, 'clients.look', undefined).then((answer) => answer.ok && setFound(answer.value));
  }, [bridge]);

  const choiceOf = ({ token }: PlannedFile): Choice => choices[token] ?? NOTHING;
  const running = found?.running ?? [];
  // Two clients would take the name from each other: until the old one is stopped, the events wait.
  const switchOn = on ?? (found !== null && running.length === 0);
  const count = files.reduce((sum, file) => sum + comingOf(file, choiceOf(file)).length, 0);

  const take = (answer: ClientFile | Refusal): void => {
    if ('plan' in answer && answer.ok) setFiles([answer]);
    else if (!answer.ok && answer.code !== 'cancelled') setFault(refusalText(strings, answer.code, answer.detail));
  };
  const close = (): void => {
    for (const { token } of files) void act(bridge, 'clients.discard', { token });
    onClose();
  };
  const bring = async (): Promise<void> => {
    setBusy(true);
    const added: string[] = [];
    let skipped = 0;
    for (const file of files) {
      const choice = choiceOf(file);
      const events = comingOf(file, choice).map(({ id, enabled }) => ({ id, enabled: enabled && switchOn }));
      const answer = await act(bridge, 'clients.take', { token: file.token, events, values: { ...choice.typed } });
      if (!answer.ok) {
        setBusy(false);
        return setFault(refusalText(strings, answer.code, answer.detail));
      }
      added.push(...answer.added);
      skipped += answer.skipped;
    }
    onClose();
    shell.show('events');
    shell.select(added);
    shell.say({ text: strings.sentences([words.added(added.length), skipped > 0 ? words.skipped(skipped) : null]), tone: 'good' });
  };

  return (
    <Sheet kind="normal" title={words.title} onClose={close}>
      <div className="import-body">
        {running.length > 0 && (
          <div className="import-running" role="status">
            {running.map((client) => (
              <p key={client}>{words.running(client, words.stop(client, platform))}</p>
            ))}
          </div>
        )}
        {files.length === 0 ? (
          <ClientStart
            found={found}
            onOpen={(id) => void act(bridge, 'clients.open', { id }).then(take)}
            onChoose={() => void act(bridge, 'clients.choose', undefined).then(take)}
          />
        ) : (
          files.map((file) => (
            <ClientPlan
              key={file.token}
              planned={file}
              choice={choiceOf(file)}
              onChange={(choice) => setChoices((now) => ({ ...now, [file.token]: choice }))}
            />
          ))
        )}
      </div>
      {files.length > 0 && (
        <CheckBox value={switchOn} onChange={setOn}>
          {words.switchOn}
        </CheckBox>
      )}
      <SheetFoot>
        {fault && (
          <span className="sheet-fault" role="alert">
            {fault}
          </span>
        )}
        <PushButton onPress={close}>{strings.action.cancel}</PushButton>
        {files.length > 0 && (
          <PushButton kind="primary" isDisabled={count === 0} isPending={busy} onPress={() => void bring()}>
            {words.bring(count)}
          </PushButton>
        )}
      </SheetFoot>
    </Sheet>
  );
};

export default ImportClients;
