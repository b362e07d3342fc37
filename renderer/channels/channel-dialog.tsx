import { useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import type { Channel, ChannelInfo, ChannelKind } from '../../preload/contract/channel.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { PushButton } from '../controls/button.tsx';
import { CheckBox, Row, TextRow } from '../controls/fields.tsx';
import { Sheet } from '../controls/modal.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { SheetFoot } from '../controls/sheet-foot.tsx';
import { ExchangeList } from '../history/exchange-list.tsx';
import { useAppState, useBridge, useStrings } from '../store/context.ts';
import { act, type Refusal } from '../store/ipc.ts';
import { ChannelFields } from './channel-fields.tsx';
import { ChannelRules, isTime } from './channel-rules.tsx';
import { channelName, mailHint, useKinds, verdictOf } from './kinds.ts';

type Tested = Extract<Result<'channels.test'>, { ok: true }>;

const fresh = (kind: ChannelKind, kinds: readonly ChannelInfo[]): Channel => ({
  id: `channel-${crypto.randomUUID()}`,
  ...{ kind, name: '', enabled: true, settings: {}, events: null, quiet: null, weekly: null },
  severity: kinds.find((one) => one.kind === kind)?.severity ?? 'everything',
});

const ChannelForm = ({ start, isNew, kinds, onClose }: { start: Channel; isNew: boolean; kinds: ChannelInfo[]; onClose(): void }) => {
  const strings = useStrings();
  const bridge = useBridge();
  const language = useAppState((state) => state.language);
  const storedSecrets = useAppState((state) => state.channels.find(({ id }) => id === start.id)?.storedSecrets) ?? [];
  const { channels: words } = strings;
  const [channel, setChannel] = useState(start);
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [tested, setTested] = useState<Tested | null>(null);
  const [busy, setBusy] = useState<'test' | 'save' | null>(null);
  const info = kinds.find(({ kind }) => kind === channel.kind) as ChannelInfo;
  const change = (next: Partial<Channel>): void => setChannel({ ...channel, ...next });
  const choose = (kind: ChannelKind): void => {
    setChannel({ ...fresh(kind, kinds), id: channel.id, name: channel.name });
    setSecrets({});
    setRefused(null);
    setTested(null);
  };
  /** What was left empty keeps what is stored. */
  const typed = Object.fromEntries(Object.entries(secrets).filter(([, text]) => text !== ''));
  const isTimely =
    (channel.quiet === null || (isTime(channel.quiet.from) && isTime(channel.quiet.to))) &&
    (channel.weekly === null || isTime(channel.weekly.at));
  const labelOf = (key: string): string => info.fields.find((field) => field.key === key)?.label[language] ?? key;
  const textOf = (refusal: Refusal): string => refusalText(strings, refusal.code, refusal.detail);

  const test = async (): Promise<void> => {
    setBusy('test');
    setRefused(null);
    setTested(null);
    const answer = await act(bridge, 'channels.test', {
      channel: isTimely ? channel : { ...channel, quiet: null, weekly: null },
      secrets: typed,
    });
    if (answer.ok) setTested(answer);
    else setRefused(answer);
    setBusy(null);
  };
  const save = async (): Promise<void> => {
    if (!isTimely) return;
    setBusy('save');
    const answer = await act(bridge, 'channels.save', { channel, secrets: typed, isNew });
    setBusy(null);
    if (answer.ok) onClose();
    else setRefused(answer);
  };
  const named = refused?.field !== undefined && info.fields.some(({ key }) => key === refused.field);
  const hint = channel.kind === 'mail' && tested?.outcome.kind === 'auth-failed' ? mailHint(channel.settings) : null;
  return (
    <form
      className="plain-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="channel-body">
        {isNew && (
          <ChoiceRow
            label={words.kind}
            value={channel.kind}
            options={kinds.map(({ kind, name }) => ({ value: kind, label: name[language] }))}
            onChange={(kind) => choose(kind as ChannelKind)}
          />
        )}
        <TextRow
          label={words.name}
          value={channel.name}
          onChange={(name) => change({ name: name.slice(0, 200) })}
          placeholder={info.name[language]}
        />
        <ChannelFields
          {...{ info, secrets, strings, language }}
          settings={channel.settings}
          stored={storedSecrets}
          set={(next) => {
            if (next.settings) change({ settings: next.settings });
            if (next.secrets) setSecrets(next.secrets);
          }}
          faultOf={(key) => (refused !== null && refused.field === key ? textOf(refused) : undefined)}
        />
        <ChannelRules channel={channel} set={change} strings={strings} />
        <Row>
          <CheckBox value={channel.enabled} onChange={(enabled) => change({ enabled })}>
            {words.enabled}
          </CheckBox>
        </Row>
        <Row help={words.testHelp}>
          <PushButton icon="run" isPending={busy === 'test'} onPress={() => void test()}>
            {words.test}
          </PushButton>
        </Row>
        <div className="channel-verdict" role="status">
          {tested && (
            <>
              <p className={tested.outcome.kind === 'updated' || tested.outcome.kind === 'unchanged' ? 'channel-well' : 'fault'}>
                {verdictOf(tested.outcome, labelOf, strings)} {hint !== null && words.mailHint[hint]}
              </p>
              <ExchangeList exchanges={tested.exchanges} strings={strings} />
            </>
          )}
        </div>
      </div>
      <SheetFoot>
        <p className="sheet-fault" role="alert">
          {refused !== null && !named && textOf(refused)}
        </p>
        <PushButton kind="link" onPress={() => void act(bridge, 'app.openLink', { url: info.homepage })}>
          {words.homepage}
        </PushButton>
        <PushButton onPress={onClose}>{strings.action.cancel}</PushButton>
        <PushButton kind="primary" type="submit" isPending={busy === 'save'}>
          {words.save}
        </PushButton>
      </SheetFoot>
    </form>
  );
};

/** One channel: what it needs, what it tells, and whether that arrives. */
export const ChannelDialog = ({ id, onClose }: { id: string | null; onClose(): void }) => {
  const strings = useStrings();
  const kinds = useKinds();
  const language = useAppState((state) => state.language);
  const kept = useAppState((state) => state.settings.channels.find((one) => one.id === id));
  const { channels: words } = strings;
  const title = kept === undefined ? words.addTitle : words.edit(channelName(kept, kinds, language));
  const [first] = kinds;
  return (
    <Sheet title={title} onClose={onClose}>
      {first && <ChannelForm start={kept ?? fresh(first.kind, kinds)} isNew={kept === undefined} kinds={kinds} onClose={onClose} />}
    </Sheet>
  );
};

export default ChannelDialog;
