import type { Verification } from '../../../preload/contract/journal.ts';
import { MOST_BESIDE } from '../../../preload/contract/outcome.ts';
import type { Holding } from './authoritative-dns.ts';

/** What the servers of a zone show, next to what they are to show. */
export interface Comparison {
  verification: Verification;
  /** Other addresses of the same type, unless these are the user's own. */
  beside: string[];
  /** The longest time others may keep what was shown, in seconds; null: nothing was. */
  ttlSeconds: number | null;
}

export const NOTHING_SHOWN: Comparison = { verification: 'unknown', beside: [], ttlSeconds: null };

const longest = (times: readonly (number | null)[]): number | null =>
  times.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null);

/**
 * A match is the whole answer: each server that answers shows the expected address and, unless `othersMine`, no other. Half of the
 * visitors would go to the other one.
 */
export const compare = (holdings: readonly Holding[], expected: string, othersMine: boolean): Comparison => {
  const answers = holdings.flatMap(({ addresses }) => (addresses === null ? [] : [addresses]));
  if (answers.length === 0) return NOTHING_SHOWN;
  const ttlSeconds = longest(holdings.map((holding) => holding.ttlSeconds ?? null));
  if (!answers.every((addresses) => addresses.includes(expected))) return { verification: 'mismatch', beside: [], ttlSeconds };
  const beside = othersMine ? [] : [...new Set(answers.flat().filter((address) => address !== expected))].slice(0, MOST_BESIDE);
  return { verification: beside.length > 0 ? 'beside' : 'match', beside, ttlSeconds };
};

const WORST_FIRST: readonly Verification[] = ['mismatch', 'unknown', 'beside', 'match'];

/** Of all hosts of an event, from that of each. */
export const ofAll = (hosts: readonly Comparison[]): Comparison => ({
  verification: WORST_FIRST.find((each) => hosts.some(({ verification }) => verification === each)) ?? 'unknown',
  beside: [...new Set(hosts.flatMap(({ beside }) => beside))].slice(0, MOST_BESIDE),
  ttlSeconds: longest(hosts.map(({ ttlSeconds }) => ttlSeconds)),
});

/** The address is there, whatever stands beside it. */
export const isShown = ({ verification }: Comparison): boolean => verification === 'match' || verification === 'beside';
