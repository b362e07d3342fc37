import { useState, useSyncExternalStore } from 'react';

/** Below this height, in pixels, bands would leave the list beneath no room. */
const LOW = '(max-height: 480px)';

const subscribe = (listener: () => void): (() => void) => {
  const low = matchMedia(LOW);
  low.addEventListener('change', listener);
  return () => low.removeEventListener('change', listener);
};

/** Whether only the words of the timeline are shown: as the user wants it, else where the window is low. */
export const useFold = (): { isFolded: boolean; fold(isFolded: boolean): void } => {
  const isLow = useSyncExternalStore(subscribe, () => matchMedia(LOW).matches);
  const [wanted, setWanted] = useState<boolean | null>(null);
  return { isFolded: wanted ?? isLow, fold: setWanted };
};
