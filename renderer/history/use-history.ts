import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { HistoryItem, HistoryPage } from '../../preload/contract/api.ts';
import { type HistoryFilter, isFiltered } from '../../preload/contract/history/filter.ts';
import { settle } from '../store/clock.ts';
import { useBridge } from '../store/context.ts';
import { ask } from '../store/ipc.ts';

const PAGE = 100;
/** What comes in quick succession is drawn together, ms. */
const TOGETHER = 300;

export interface Wanted {
  filter: HistoryFilter;
  /** Only what was before that moment, ms since 1970; null: up to now. */
  until: number | null;
}

export interface Shown extends HistoryPage {
  failed: boolean;
  /** The first answer to what is wanted now is here. */
  answered: boolean;
}

const NOTHING: Shown = { items: [], more: false, matching: 0, oldest: null, whole: false, failed: false, answered: false };

/** The newest page over what was shown before: lines that went under another one since are gone. */
export const withNewest = (shown: readonly HistoryItem[], page: HistoryPage): HistoryItem[] => {
  const lowest = page.more ? (page.items.at(-1)?.entry.seq ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  return [...page.items, ...shown.filter(({ entry }) => entry.seq < lowest)];
};

export type Paged = Shown & { next: () => void };

/** The history as main decides it, page by page and live. `next` fetches the next page; calls while one is under way are nothing. */
export const useHistory = ({ filter, until }: Wanted): Paged => {
  const bridge = useBridge();
  const [shown, setShown] = useState(NOTHING);
  /** Which question the answers that count belong to. */
  const asked = useRef(0);
  const busy = useRef(false);
  const wanted = useMemo(() => ({ filter, ...(until === null ? {} : { until }), limit: PAGE }), [filter, until]);

  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    const isMine = (): boolean => asked.current === mine;
    busy.current = true;
    const newest = async (quick: boolean, isFirst: boolean): Promise<void> => {
      const answer = await ask(bridge, 'history.page', { ...wanted, quick });
      if (!isMine()) return;
      if (!answer.ok) return setShown((now) => ({ ...now, failed: true, answered: true }));
      const page = answer.value;
      setShown((now) => {
        const items = isFirst || now.items.length === 0 ? page.items : withNewest(now.items, page);
        const more = items.length > page.items.length ? now.more : page.more;
        return { ...page, items, more, failed: false, answered: true };
      });
      if (!page.whole) await newest(false, true);
    };
    void newest(wanted.until === undefined && !isFiltered(wanted.filter), true).then(() => {
      if (isMine()) busy.current = false;
    });
    const refresh = settle(TOGETHER, () => {
      if (isMine() && !busy.current) void newest(false, false);
    });
    return bridge.listen['journal.added'](() => refresh(undefined));
  }, [bridge, wanted]);

  const oldest = shown.items.at(-1)?.entry.seq;
  const next = useCallback(() => {
    if (busy.current || !shown.more || oldest === undefined) return;
    const mine = asked.current;
    busy.current = true;
    void ask(bridge, 'history.page', { ...wanted, before: oldest }).then((answer) => {
      if (asked.current !== mine) return;
      busy.current = false;
      if (!answer.ok) return setShown((now) => ({ ...now, failed: true }));
      const { items, more } = answer.value;
      setShown((now) => ({ ...now, more, items: [...now.items, ...items.filter(({ entry }) => entry.seq < oldest)] }));
    });
  }, [bridge, wanted, oldest, shown.more]);
  return { ...shown, next };
};
