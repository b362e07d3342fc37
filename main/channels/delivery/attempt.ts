import type { Outcome } from '../../../preload/contract/outcome.ts';

/** How a try ended. One that broke off by a fault of Saikoro's own is a failed one, or nothing would ever be tried again. */
export const outcomeOf = async (send: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await send();
  } catch {
    return { kind: 'not-confirmed' };
  }
};
