import type { Outcome } from '../../../../preload/contract/outcome.ts';
import { type Json, pointAt } from '../../judge/json.ts';
import { type Bad, type Good, listAt } from './exchange.ts';

export type Listed = { ok: true; list: Json[] } | { ok: false; outcome: Outcome };

/** No zone of a home is longer; what is longer is refused rather than half read. */
const MOST_PAGES = 50;

/**
 * Reads a list to its end. `ask` gets the number of the page (from 1) and how many were read before; `at` and `total` are JSON pointers.
 * A reply without a total is the only page.
 */
export const listPages = async (ask: (page: number, seen: number) => Promise<Good | Bad>, at: string, total: string): Promise<Listed> => {
  const list: Json[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const reply = await ask(page, list.length);
    if (!reply.ok) return { ok: false, outcome: reply.outcome };
    const part = listAt(reply.json, at);
    if (part === null) return { ok: false, outcome: reply.strange };
    list.push(...part);
    if (part.length === 0 || Number(pointAt(reply.json, total) ?? 0) <= list.length) return { ok: true, list };
  }
  return { ok: false, outcome: { kind: 'bad-config', reason: 'truncated' } };
};
