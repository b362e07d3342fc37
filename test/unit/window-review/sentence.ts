import type { Strings } from '../../../preload/strings/index.ts';

/** A sentence of the window that its first users stumbled over. */
export interface Sentence {
  id: string;
  /** Where it stands in the catalogue. */
  key: string;
  /** What is said there today, with some samples filled in. */
  today: (strings: Strings) => string;
  /** Words of today's sentence that mend it. */
  says: string;
  /** Words that were complained of. */
  gone: string;
}

export const sentence = (id: string, key: string, today: Sentence['today'], says: string, gone: string): Sentence => ({
  id,
  key,
  today,
  says,
  gone,
});

export const S = { service: 'S' };
export const V4 = '203.0.113.7';
export const HOST = 'home.example.com';
