import { useCallback, useEffect, useState } from 'react';
import type { Bridge } from '../../preload/contract/api.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { useBridge } from '../store/context.ts';
import { ask } from '../store/ipc.ts';

export interface Pages {
  /** Newest first. */
  entries: JournalEntry[];
  /** Nothing older is left. */
  complete: boolean;
  failed: boolean;
}

const PAGE = 100;
export const noPages: Pages = { entries: [], complete: false, failed: false };

/** Entries of two origins together, newest first, each once. */
export const mergeEntries = (known: JournalEntry[], more: JournalEntry[]): JournalEntry[] => {
  const bySeq = new Map([...known, ...more].map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq);
};

const concerns = (entry: JournalEntry, event: string): boolean => 'event' in entry && entry.event === event;

const fetchPage = async (bridge: Bridge, event: string, before: number | undefined): Promise<(pages: Pages) => Pages> => {
  const answer = await ask(bridge, 'journal.page', { before, event, limit: PAGE });
  if (!answer.ok) return (pages) => ({ ...pages, failed: true });
  const page = answer.value as JournalEntry[];
  return (pages) => ({ entries: mergeEntries(pages.entries, page), complete: page.length < PAGE, failed: false });
};

/** An event's journal, page by page and live. `more` fetches the next page; calls while one is under way are nothing. */
export const useJournal = (event: string): Pages & { more: () => void } => {
  const bridge = useBridge();
  const [pages, setPages] = useState(noPages);
  const [wanted, setWanted] = useState(0);
  const [busy, setBusy] = useState(true);
  const oldest = pages.entries.at(-1)?.seq;

  useEffect(
    () =>
      bridge.listen['journal.added']((entry) => {
        if (concerns(entry as JournalEntry, event))
          setPages((now) => ({ ...now, entries: mergeEntries([entry as JournalEntry], now.entries) }));
      }),
    [bridge, event],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the oldest entry is read when a page is wanted, not each time it changes
  useEffect(() => {
    let over = false;
    setBusy(true);
    void fetchPage(bridge, event, wanted === 0 ? undefined : oldest).then((merge) => {
      if (over) return;
      setPages(merge);
      setBusy(false);
    });
    return () => {
      over = true;
    };
  }, [bridge, event, wanted]);

  const more = useCallback(() => {
    if (!busy && !pages.complete && !pages.failed) setWanted((count) => count + 1);
  }, [busy, pages.complete, pages.failed]);
  return { ...pages, more };
};
