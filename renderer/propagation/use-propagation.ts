import { useCallback, useEffect, useState } from 'react';
import type { Propagation } from '../../preload/contract/dns/propagation.ts';
import { after, clock } from '../store/clock.ts';
import { useBridge } from '../store/context.ts';
import { act, type Refusal } from '../store/ipc.ts';

/** It is asked anew after so long while something may still change, and while nothing does, in ms. */
const SOON = 10_000;
const SELDOM = 60_000;

const isSettled = ({ hosts }: Propagation): boolean =>
  hosts.every(({ findings, visible }) => findings.length === 0 && Object.values(visible).every((each) => each?.kind === 'shown'));

export interface PropagationLook {
  found: Propagation | null;
  refused: Refusal | null;
  asking: boolean;
  again(): void;
}

/** What the DNS shows of an event, asked for as long as this is on the screen and the window is seen. */
export const usePropagation = (id: string): PropagationLook => {
  const bridge = useBridge();
  const [found, setFound] = useState<Propagation | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  const [asking, setAsking] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks once
  useEffect(() => {
    if (document.hidden) return after(SOON, () => setTurn((now) => now + 1));
    let over = false;
    let stop: (() => void) | undefined;
    setAsking(true);
    void act(bridge, 'events.propagation', { id }).then((answer) => {
      if (over) return;
      setAsking(false);
      if (answer.ok) {
        setFound(answer.propagation);
        setRefused(null);
      } else setRefused(answer);
      stop = after(answer.ok && isSettled(answer.propagation) ? SELDOM : SOON, () => setTurn((now) => now + 1));
    });
    return () => {
      over = true;
      stop?.();
    };
  }, [bridge, id, turn]);
  return { found, refused, asking, again: useCallback(() => setTurn((now) => now + 1), []) };
};

/** ms since 1970, moving on each second while `active`. */
export const useSeconds = (active: boolean): number => {
  const [now, setNow] = useState(clock.exact());
  // biome-ignore lint/correctness/useExhaustiveDependencies: each second sets the next
  useEffect(() => (active ? after(1000, () => setNow(clock.exact())) : undefined), [active, now]);
  return now;
};
