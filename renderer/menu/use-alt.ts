import { useEffect } from 'react';
import { useAppState, useBridge } from '../store/context.ts';
import { act } from '../store/ipc.ts';

/** On Windows the window has no frame, and so no menu bar that Alt could show: there the same menu pops up. */
export const useAlt = (): void => {
  const bridge = useBridge();
  const here = useAppState((state) => state.platform === 'win32');
  useEffect(() => {
    if (!here) return;
    let alone = false;
    const onDown = ({ key, repeat }: KeyboardEvent): void => {
      alone = key === 'Alt' && (alone || !repeat);
    };
    const onUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Alt' || !alone) return;
      alone = false;
      event.preventDefault();
      void act(bridge, 'menu.popup', undefined);
    };
    const ended = new AbortController();
    const { signal } = ended;
    window.addEventListener('keydown', onDown, { signal });
    window.addEventListener('keyup', onUp, { signal });
    return () => ended.abort();
  }, [bridge, here]);
};
