import { useEffect, useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { addressOf } from '../event-form/draft-encode.ts';
import { hasAddressFault } from '../event-form/draft-validation.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { after } from '../store/clock.ts';
import { useAppState, useBridge } from '../store/context.ts';
import { act, type Refusal } from '../store/ipc.ts';

const TYPING_MS = 150;

/** What would be published for the device, or why nothing; null before an answer. */
const useDeviceAddress = ({ draft }: Pick<TabProps, 'draft'>): Result<'address.device'> | Refusal | null => {
  const bridge = useBridge();
  const own = useAppState((state) => state.addresses.ipv6);
  const [answer, setAnswer] = useState<Result<'address.device'> | Refusal | null>(null);
  const host = draft.ipv6Host.trim();
  const source = JSON.stringify(hasAddressFault(draft.address) ? { kind: 'automatic' } : addressOf(draft.address));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address of this computer gives another one of the device
  useEffect(() => {
    if (host === '') return setAnswer(null);
    let over = false;
    const cancel = after(TYPING_MS, () => {
      void act(bridge, 'address.device', { host: host.slice(0, 64), source: JSON.parse(source) }).then((said) => over || setAnswer(said));
    });
    return () => {
      over = true;
      cancel();
    };
  }, [bridge, host, source, own.kind, own.address]);
  return answer;
};

const DeviceAddress = ({ draft, set, faultOf, strings }: TabProps) => {
  const answer = useDeviceAddress({ draft });
  const words = strings.event.device;
  const refused = answer?.ok === false ? refusalText(strings, answer.code, answer.detail) : undefined;
  return (
    <TextRow
      label={words.host}
      value={draft.ipv6Host}
      onChange={(ipv6Host) => set({ ipv6Host })}
      placeholder="::1234:5678:9abc:def0"
      help={
        <>
          <span className="device-preview" role="status">
            {answer?.ok === true && (answer.address === null ? words.unknown : words.publishes(answer.address))}
          </span>
          {words.hostHelp}
        </>
      }
      fault={faultOf('ipv6Host') ?? refused}
      required
    />
  );
};

/** Whose IPv6 address the event is about: this computer's, or another device's of the home network. */
export const DeviceFields = (props: TabProps) => {
  const { draft, set, strings } = props;
  const { label, choices } = strings.event.device;
  return (
    <>
      <ChoiceRow
        label={label}
        value={draft.device ? 'other' : 'own'}
        options={[
          { value: 'own', label: choices.own },
          { value: 'other', label: choices.other },
        ]}
        onChange={(choice) => set({ device: choice === 'other' })}
      />
      {draft.device && <DeviceAddress {...props} />}
    </>
  );
};
