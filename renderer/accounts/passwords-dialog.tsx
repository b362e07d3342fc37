import { useState } from 'react';
import type { EventView } from '../../preload/contract/state.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { serviceOf, settingLabel } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { TextRow } from '../controls/fields.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';

type Typed = Record<string, Record<string, string>>;

const isMissing = ({ event, status }: EventView): boolean => event.type === 'dns' && status.missingSecrets.length > 0;

/** Asks for the passwords that are not on this computer, event by event. */
export const PasswordsDialog = ({ onClose }: { onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const services = useServices();
  const language = useAppState((state) => state.language);
  const events = useAppState((state) => state.events);
  // The list from when the dialog opened, so that rows do not disappear while saving.
  const [missing] = useState(() => events.filter(isMissing));
  const [typed, setTyped] = useState<Typed>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setBusy(true);
    const refused: Record<string, string> = {};
    for (const { event } of missing) {
      const secrets = Object.fromEntries(Object.entries(typed[event.id] ?? {}).filter(([, value]) => value !== ''));
      if (Object.keys(secrets).length === 0) continue;
      const answer = await act(bridge, 'events.save', { event, secrets, isNew: false });
      if (!answer.ok) refused[event.id] = refusalText(strings, answer.code, answer.detail);
    }
    setBusy(false);
    setFaults(refused);
    if (Object.keys(refused).length === 0) onClose();
  };

  return (
    <Sheet kind="small" title={strings.passwords.title} onClose={onClose}>
      <form
        className="plain-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="sheet-text">{strings.passwords.text}</p>
        <div className="passwords">
          {missing.map((view, row) => (
            <fieldset key={view.event.id} className="password-group">
              <legend>
                {titleOf(view)} <span className="dim">{serviceOf(view, { strings, services, language })}</span>
              </legend>
              {view.status.missingSecrets.map((key, index) => (
                <TextRow
                  key={key}
                  label={view.event.type === 'dns' ? settingLabel(services, view.event.service, key, language) : key}
                  type="password"
                  value={typed[view.event.id]?.[key] ?? ''}
                  onChange={(value) => setTyped((now) => ({ ...now, [view.event.id]: { ...now[view.event.id], [key]: value } }))}
                  fault={faults[view.event.id]}
                  autoFocus={row === 0 && index === 0}
                />
              ))}
            </fieldset>
          ))}
        </div>
        <SheetFoot>
          <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
          <PushButton kind="primary" type="submit" isPending={busy}>
            {strings.action.save}
          </PushButton>
        </SheetFoot>
      </form>
    </Sheet>
  );
};

export default PasswordsDialog;
