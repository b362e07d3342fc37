import { useState } from 'react';
import type { Exchange } from '../../preload/contract/exchange.ts';
import { eventOf, secretsOf } from '../event-form/draft-encode.ts';
import type { TabProps } from '../event-form/form-props.ts';
import { clock } from '../store/clock.ts';
import { useAppState, useBridge, useServices } from '../store/context.ts';
import { act } from '../store/ipc.ts';
import { refusedSentence } from '../wording/refusal-wording.ts';

/** What came of the button that was pressed last. */
export type Shown =
  | { kind: 'rehearsed'; exchanges: Exchange[] }
  | { kind: 'refused'; words: string }
  /** at: when it was asked for, ms since 1970; words: why it was not run once more. */
  | { kind: 'run'; at: number; words: string | null };

export interface Trial {
  shown: Shown | null;
  busy: boolean;
  /** Why nothing can be sent from here whatever the event says; null: nothing is in the way. */
  hindrance: string | null;
  /** What would be sent; nothing is. */
  rehearse(): Promise<void>;
  /** Saves, and sends. */
  send(): Promise<void>;
}

const useHindrance = ({ strings }: Pick<TabProps, 'strings'>): string | null => {
  const paused = useAppState((state) => state.pausedUntil !== null);
  const readOnly = useAppState((state) => state.readOnly);
  if (readOnly) return strings.refusal['read-only'] ?? null;
  return paused ? strings.trial.paused : null;
};

/** Tries what is typed: without sending, or saved and sent. */
export const useTrial = (props: TabProps): Trial => {
  const { draft, info, strings, language, complete, keep } = props;
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
  return { shown, busy, hindrance, rehearse: () => show(rehearsal), send: () => show(sending) };
};
