import { useEffect, useMemo, useState } from 'react';
import type { Timeline } from '../../preload/contract/history/timeline.ts';
import { useBridge, useNow } from '../store/context.ts';
import { ask } from '../store/ipc.ts';
import { type Place, type Span, spanAt } from './span.ts';

/** What is shown up to now is looked at again so often, in seconds. */
const AGAIN = 30;

/** The span of a place; one that ends now moves along. */
export const useSpan = (place: Place): Span & { now: number } => {
  const now = (Math.floor(useNow() / (AGAIN * 1000)) + 1) * AGAIN;
  const { length, end } = place;
  const to = end ?? now;
  return useMemo(() => ({ ...spanAt({ length, end: to }, to), now }), [length, to, now]);
};

export interface Look {
  /** null until the first answer is here; later the one before stays until the next is. */
  timeline: Timeline | null;
  failed: boolean;
}

/** How these events stood; together: what all come to, which costs more. */
export const useTimeline = (
  { from, to }: Span,
  { pixels, events, together }: { pixels: number; events: readonly string[]; together: boolean },
): Look => {
  const bridge = useBridge();
  const [look, setLook] = useState<Look>({ timeline: null, failed: false });
  const wanted = events.join('\n');
  useEffect(() => {
    let over = false;
    const ids = wanted === '' ? [] : wanted.split('\n');
    if (ids.length === 0 && !together) return;
    void ask(bridge, 'timeline.look', { span: { from, to }, pixels, events: ids, together }).then((answer) => {
      if (!over) setLook((before) => (answer.ok ? { timeline: answer.value, failed: false } : { ...before, failed: true }));
    });
    return () => {
      over = true;
    };
  }, [bridge, from, to, pixels, wanted, together]);
  return look;
};
