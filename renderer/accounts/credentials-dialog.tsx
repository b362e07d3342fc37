import { useState } from 'react';
import type { ServiceInfo } from '../../preload/contract/service.ts';
import type { EventView } from '../../preload/contract/state.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { titleOf } from '../../preload/strings/sentences/event-names.ts';
import { serviceName } from '../../preload/strings/sentences/wording.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, TextRow } from '../controls/fields.tsx';
import { Sheet } from '../controls/modal.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { useAppState, useBridge, useServices, useStrings } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { useActions, useShell } from '../store/navigation.ts';
import { isOneAccount } from './account.ts';

/** So many names are shown; the rest is a number. */
const NAMED = 6;

const NONE: ServiceInfo['fields'] = [];

/** One new password or token for all events of an account: typed once, stored for each, shown nowhere. */
export const CredentialsDialog = ({ ids, onClose }: { ids: string[]; onClose(): void }) => {
  const strings = useStrings();
  const { credentials: words } = strings.eventList;
  const bridge = useBridge();
  const shell = useShell();
  const { undo } = useActions(strings);
  const services = useServices();
  const language = useAppState((state) => state.language);
  const events = useAppState((state) => state.events);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [withOthers, setWithOthers] = useState(true);
  const [fault, setFault] = useState<{ field: string | undefined; text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  const wanted = new Set(ids);
  const chosen = events.filter(({ event }) => wanted.has(event.id));
  const [first] = chosen;
  const info = first?.event.type === 'dns' ? services.get(first.event.service) : undefined;
  const others: EventView[] = info && first ? events.filter((view) => !wanted.has(view.event.id) && isOneAccount(info, first, view)) : [];
  const concerned = withOthers ? [...chosen, ...others] : chosen;
  const fields = (info?.fields ?? NONE).filter(({ kind }) => kind === 'secret');

  const asked = fields.filter(({ advanced }) => !advanced);

  const save = async (): Promise<void> => {
    if (busy) return;
    const secrets = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
    setBusy(true);
    const answer = await act(bridge, 'events.credentials', { ids: concerned.map(({ event }) => event.id), secrets });
    setBusy(false);
    if (!answer.ok) return setFault({ field: answer.field, text: refusalText(strings, answer.code, answer.detail) });
    onClose();
    shell.say({ text: words.saved(concerned.length), tone: 'good', action: { label: strings.eventList.undo, act: undo } });
  };

  return (
    <Sheet
      kind="small"
      title={words.title(info ? serviceName(services, info.id, language) : '', asked.length === 1 ? asked[0]?.label[language] : undefined)}
      onClose={onClose}
    >
      <form
        className="plain-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="sheet-text">{words.text(concerned.length)}</p>
        <ul className="names">
          {concerned.slice(0, NAMED).map((view) => (
            <li key={view.event.id}>{titleOf(view) || strings.grid.untitled}</li>
          ))}
          {concerned.length > NAMED && <li className="dim">{strings.confirm.more(concerned.length - NAMED)}</li>}
        </ul>
        {others.length > 0 && (
          <CheckBox value={withOthers} onChange={setWithOthers}>
            {words.others(others.length)}
          </CheckBox>
        )}
        {fields.map(({ key, label, advanced }, index) =>
          advanced ? null : (
            <TextRow
              key={key}
              label={label[language]}
              type="password"
              value={typed[key] ?? ''}
              onChange={(value) => {
                setTyped((now) => ({ ...now, [key]: value }));
                setFault(null);
              }}
              fault={fault?.field === key ? fault.text : undefined}
              help={fields.length > 1 ? strings.event.storedHelp : undefined}
              autoFocus={index === 0}
            />
          ),
        )}
        <SheetFoot>
          <p className="sheet-fault" role="alert">
            {fault !== null && !fields.some(({ key }) => key === fault.field) ? fault.text : ''}
          </p>
          <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
          <PushButton kind="primary" type="submit">
            {strings.action.save}
          </PushButton>
        </SheetFoot>
      </form>
    </Sheet>
  );
};

export default CredentialsDialog;
