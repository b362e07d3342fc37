import { useState } from 'react';
import type { Exchange } from '../../preload/contract/exchange.ts';
import { PushButton } from '../controls/button.tsx';
import { eventOf, secretsOf } from '../event-form/draft-encode.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { ExchangeList } from '../history/exchange-list.tsx';
import { clock } from '../store/clock.ts';
import { useAppState, useBridge, useServices } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { refusedSentence } from '../wording/refusal-wording.ts';
import { LastRun } from './last-run.tsx';

/** What came of the button that was pressed last. */
type Shown =
  | { kind: 'rehearsed'; exchanges: Exchange[] }
  | { kind: 'refused'; words: string }
  /** at: when it was asked for, ms since 1970; words: why it was not run once more. */
  | { kind: 'run'; at: number; words: string | null };

/** Why nothing can be sent from here whatever the event says; null: nothing is in the way. */
const useHindrance = ({ strings }: Pick<TabProps, 'strings'>): string | null => {
  const paused = useAppState((state) => state.pausedUntil !== null);
  const readOnly = useAppState((state) => state.readOnly);
  if (readOnly) return strings.refusal['read-only'] ?? null;
  return paused ? strings.trial.paused : null;
};

/** テスト: what would be sent, or, saved and sent, what came of it. */
export const DryRunTab = (props: TabProps) => {
  const { draft, info, view, strings, language, complete, keep } = props;
  const bridge = useBridge();
  const services = useServices();
  const hindrance = useHindrance(props);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);

  const wordsFor = (refusal: Parameters<typeof refusedSentence>[0]): string =>
    refusedSentence(refusal, draft.service, { strings, services, language });
  const ask = () => act(bridge, 'events.rehearse', { event: eventOf(draft, info), secrets: secretsOf(draft) });
  const rehearsal = async (): Promise<Shown | null> => {
    if (!complete()) return null;
    const answer = await ask();
    return answer.ok ? { kind: 'rehearsed', exchanges: answer.exchanges } : { kind: 'refused', words: wordsFor(answer) };
  };
  const sending = async (): Promise<Shown | null> => {
    // What cannot leave at all is told before anything is saved.
    if (!complete()) return null;
    const rehearsed = await ask();
    // Stored secrets are never shown, but are sent.
    if (!rehearsed.ok && rehearsed.code !== 'rehearse-type-again') return { kind: 'refused', words: wordsFor(rehearsed) };
    const at = clock.exact();
    if (!(await keep())) return null;
    // Saving alone makes a new event run; one that has nothing new to say is run by hand.
    const answer = await act(bridge, 'events.run', { ids: [draft.id] });
    return { kind: 'run', at, words: answer.ok ? null : wordsFor(answer) };
  };
  const show = async (work: () => Promise<Shown | null>): Promise<void> => {
    setBusy(true);
    setShown(null);
    setShown(await work());
    setBusy(false);
  };

  return (
    <div className="trial">
      <p>{strings.trial.text}</p>
      <div className="trial-acts">
        <PushButton isPending={busy} onPress={() => void show(rehearsal)}>
          {strings.trial.rehearse}
        </PushButton>
        <PushButton
          icon="run"
          isPending={busy || view?.status.activity === 'running'}
          isDisabled={hindrance !== null}
          onPress={() => void show(sending)}
        >
          {strings.trial.send}
        </PushButton>
      </div>
      {hindrance && <p className="dim">{hindrance}</p>}
      <p className="trial-words" role="status">
        {shown?.kind === 'refused' && shown.words}
        {shown?.kind === 'rehearsed' && strings.trial.rehearsed}
      </p>
      {shown?.kind === 'rehearsed' && <ExchangeList exchanges={shown.exchanges} strings={strings} />}
      {shown?.kind === 'run' && view && <LastRun key={shown.at} {...props} view={view} at={shown.at} refused={shown.words} />}
    </div>
  );
};
