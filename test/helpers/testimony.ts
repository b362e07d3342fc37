import type { Testimony } from '../../preload/contract/journal.ts';

/** A source that told this address. */
export const said = (address: string, more: Partial<Testimony> = {}): Testimony => ({
  source: 's',
  operator: 'o',
  transport: 'https',
  answer: 'address',
  address,
  ...more,
});

/** One that told none, and why. */
export const silent = (why?: string): Testimony => ({ source: 's', operator: 'o', transport: 'stun', answer: 'unknown', why });
