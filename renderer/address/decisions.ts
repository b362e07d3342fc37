import { useEffect, useState } from 'react';
import type { Bridge } from '../../preload/contract/api.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { mergeEntries } from '../history/journal.ts';
import { useBridge } from '../store/context.ts';
import { ask } from '../store/ipc.ts';
import { DECISION_KINDS, type Decision, isDecision } from '../wording/evidence-wording.ts';

/** So many are shown. */
const SHOWN = 20;

export interface Decisions {
  /** Newest first. */
  entries: Decision[];
  state: 'loading' | 'complete' | 'failed';
}

export const withMore = (known: Decision[], more: JournalEntry[]): Decision[] =>
  mergeEntries(known, more).filter(isDecision).slice(0, SHOWN);

/** The last decisions, however much else happened since. */
export const fetchDecisions = async (bridge: Pick<Bridge, 'journal.page'>): Promise<Decisions> => {
  const answer = await ask(bridge as Bridge, 'journal.page', { kinds: [...DECISION_KINDS], limit: SHOWN });
  if (!answer.ok) return { entries: [], state: 'failed' };
  return { entries: withMore([], answer.value as JournalEntry[]), state: 'complete' };
};

/** The last decisions on the address, live. */
export const useDecisions = (): Decisions => {
  const bridge = useBridge();
  const [decisions, setDecisions] = useState<Decisions>({ entries: [], state: 'loading' });
  useEffect(() => {
    let over = false;
    const stop = bridge.listen['journal.added']((added) => {
      const entry = added as JournalEntry;
      if (isDecision(entry)) setDecisions((now) => ({ ...now, entries: withMore(now.entries, [entry]) }));
    });
    void fetchDecisions(bridge).then(({ entries, state }) => {
      if (!over) setDecisions((now) => ({ entries: withMore(now.entries, entries), state }));
    });
    return () => {
      over = true;
      stop();
    };
  }, [bridge]);
  return decisions;
};
