import { useState } from 'react';
import type { Result } from '../../preload/contract/api.ts';
import { HEARTBEAT_KINDS, type HeartbeatKind } from '../../preload/contract/channel.ts';
import { refusalText } from '../../preload/strings/refusal-text.ts';
import { PushButton } from '../controls/button.tsx';
import { Row, TextRow } from '../controls/fields.tsx';
import { ChoiceRow } from '../controls/select.tsx';
import { ExchangeList } from '../history/exchange-list.tsx';
import { useAppState, useBridge, useNow, useStrings } from '../store/context.ts';
import { act, type Refusal } from '../store/ipc.ts';
import { verdictOf } from './kinds.ts';

type Choice = HeartbeatKind | 'none';
const PLACEHOLDERS: Record<HeartbeatKind, string> = {
  healthchecks: 'https://hc-ping.com/…',
  kuma: 'https://kuma.example.com/api/push/…',
  url: 'https://example.com/alive',
};

/** The dead man's switch. */
export const HeartbeatSettings = () => {
  const strings = useStrings();
  const bridge = useBridge();
  const now = useNow();
  const kept = useAppState((state) => state.settings.heartbeat);
  const status = useAppState((state) => state.heartbeat);
  const { heartbeat: words, test: testWord, save: saveWord } = strings.channels;
  const [kind, setKind] = useState<Choice>(kept?.kind ?? 'none');
  const [url, setUrl] = useState('');
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [tested, setTested] = useState<Extract<Result<'heartbeat.test'>, { ok: true }> | null>(null);
  const [busy, setBusy] = useState(false);
  const isKept = kept !== null && kept.kind === kind && status.stored;
  const arg = { heartbeat: kind === 'none' ? null : { kind }, ...(url.trim() === '' ? {} : { url: url.trim() }) };
  const save = async (heartbeat: typeof arg): Promise<void> => {
    setRefused(null);
    const answer = await act(bridge, 'heartbeat.save', heartbeat);
    if (answer.ok) setUrl('');
    else setRefused(answer);
  };
  const test = async (): Promise<void> => {
    setBusy(true);
    setRefused(null);
    setTested(null);
    const answer = await act(bridge, 'heartbeat.test', arg);
    if (answer.ok) setTested(answer);
    else setRefused(answer);
    setBusy(false);
  };
  const told = status.told;
  const when = told === null ? '' : strings.age(Math.max(0, now - told.at));
  return (
    <>
      <p className="settings-text">{words.text}</p>
      <ChoiceRow
        label={words.kind}
        value={kind}
        options={[{ value: 'none', label: words.none }, ...HEARTBEAT_KINDS.map((value) => ({ value, label: words.kinds[value] }))]}
        onChange={(value) => {
          setKind(value as Choice);
          setTested(null);
          setRefused(null);
          if (value === 'none' && kept !== null) void save({ heartbeat: null });
        }}
      />
      {kind !== 'none' && (
        <>
          <TextRow
            label={words.url}
            type="password"
            value={url}
            onChange={setUrl}
            placeholder={isKept ? strings.event.stored : PLACEHOLDERS[kind]}
            help={words.urlHelp[kind]}
            fault={refused === null ? undefined : refusalText(strings, refused.code, refused.detail)}
            required={!isKept}
          />
          <Row>
            <PushButton onPress={() => void save(arg)}>{saveWord}</PushButton>
            <PushButton icon="run" isPending={busy} onPress={() => void test()}>
              {testWord}
            </PushButton>
          </Row>
          <div className="channel-verdict" role="status">
            {tested ? (
              <>
                <p>{verdictOf(tested.outcome, () => words.url, strings)}</p>
                <ExchangeList exchanges={tested.exchanges} strings={strings} />
              </>
            ) : (
              isKept && (
                <p className="dim">{told === null ? words.notYet : told.kind === 'well' ? words.toldWell(when) : words.toldIll(when)}</p>
              )
            )}
          </div>
        </>
      )}
    </>
  );
};
