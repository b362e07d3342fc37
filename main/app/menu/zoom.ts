import { ZOOMS, type Zoom } from '../../../preload/contract/settings.ts';

export type ZoomStep = 'zoom-in' | 'zoom-out' | 'actual-size';

/** The next size; at the ends it stays. */
export const zoomed = (now: Zoom, step: ZoomStep): Zoom => {
  if (step === 'actual-size') return 100;
  const at = ZOOMS.indexOf(now) + (step === 'zoom-in' ? 1 : -1);
  return ZOOMS[at] ?? now;
};
