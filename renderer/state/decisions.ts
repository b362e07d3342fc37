import { useEffect, useState } from 'react';
import type { Bridge } from '../../preload/contract/api.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { ask } from './calls.ts';
import { useBridge } from './context.ts';
import { mergeEntries } from './journal.ts';
import { type Decision, isDecision } from './testimony.ts';

/** So many are shown. */
const SHOWN = 20;
const PAGE = 500;
/** A change of thousands of events fills the journal with their updates: no more of it is searched than this. */
const MOST_PAGES = 6;

export interface Decisions {
  /** Newest first. */
  entries: Decision[];
  state: 'loading' | 'complete' | 'failed';
}

export const withMore = (known: Decision[], more: JournalEntry[]): Decision[] =>
  mergeEntries(known, more).filter(isDecision).slice(0, SHOWN);

/** Searches the journal backwards, page by page, until there are enough; tells what it has after each page. */
export const searchDecisions = async (bridge: Pick<Bridge, 'journal.page'>, tell: (found: Decisions) => boolean): Promise<void> => {
  let entries: Decision[] = [];
  let before: number | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await ask(bridge as Bridge, 'journal.page', { before, limit: PAGE });
    if (!answer.ok) {
      tell({ entries, state: 'failed' });
      return;
    }
    const found = answer.value as JournalEntry[];
    entries = withMore(entries, found);
    before = found.at(-1)?.seq;
    const over = entries.length === SHOWN || found.length < PAGE || page === MOST_PAGES;
    if (!tell({ entries, state: over ? 'complete' : 'loading' }) || over) return;
  }
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
    void searchDecisions(bridge, ({ entries, state }) => {
      if (!over) setDecisions((now) => ({ entries: withMore(now.entries, entries), state }));
      return !over;
    });
    return () => {
      over = true;
      stop();
    };
  }, [bridge]);
  return decisions;
};
