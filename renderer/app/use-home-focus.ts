import { useEffect, useRef } from 'react';
import type { Overlay } from '../store/navigation.ts';

/** What had the focus is gone only once the page was drawn anew; a dialog that closes gives it back after that. */
const FRAMES = 12;

/** What the keys of a view are heard by. */
const HOMES = ['main .grid', 'main .nothing button', 'main [tabindex="0"]', 'main button'];
const home = (): HTMLElement | null | undefined =>
  HOMES.map((each) => document.querySelector<HTMLElement>(each)).find((each) => each !== null);

/**
 * The focus of what was closed, deleted or switched off goes to the view, and after deleting to the list itself: else keys would mean nothing. Where
 * something has it, it stays there.
 */
export const useHomeFocus = (over: Overlay['kind'] | null, isCovered: boolean, count: number): void => {
  const last = useRef<Overlay['kind'] | null>(null);
  /** Kept until it is done: the state tells of what was deleted before or after the dialog is gone. */
  const toList = useRef(false);
  const before = useRef({ isCovered, count });
  useEffect(() => {
    if (last.current === 'remove' && over === null) toList.current = true;
    const isSame = before.current.isCovered === isCovered && before.current.count === count;
    last.current = over;
    before.current = { isCovered, count };
    if (isCovered || isSame) return;
    let frames = 0;
    let frame = 0;
    const look = (): void => {
      frames += 1;
      const has = document.activeElement;
      const isLost = has === null || has === document.body;
      const isEnd = frames === FRAMES;
      if (isLost || (isEnd && toList.current && has.closest('[role=toolbar]'))) home()?.focus({ preventScroll: true });
      if (isEnd) toList.current = false;
      else frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [over, isCovered, count]);
};
