import type { Json } from '../../judge/json.ts';
import { type Found, failed, found, listOf, type RestReply } from './rest-call.ts';

const MOST_PAGES = 50;

/**
 * Reads a list page after page: `read` gets the mark of a page, '' for the first, and `next` finds the mark of the one after it.
 * A list without an end is not confirmed rather than half read.
 */
export const readPages = async (
  read: (mark: string) => Promise<Found<RestReply>>,
  pointer: string,
  next: (answer: RestReply, mark: string, items: readonly Json[]) => string | undefined,
): Promise<Found<Json[]>> => {
  const all: Json[] = [];
  let mark: string | undefined = '';
  for (let page = 0; page < MOST_PAGES && mark !== undefined; page += 1) {
    const answer: Found<RestReply> = await read(mark);
    if (!answer.ok) return answer;
    if (answer.value.absent) return found(all);
    const items = listOf(answer.value, pointer);
    if (!items.ok) return items;
    all.push(...items.value);
    // Some services end with 0.
    const after: string | undefined = next(answer.value, mark, items.value);
    mark = after === '0' ? undefined : after;
  }
  return mark === undefined ? found(all) : failed({ kind: 'not-confirmed', reason: 'truncated' });
};

/** The page after this one, in numbers; '' is the first. */
export const pageAfter = (mark: string): string => String(Number(mark || '1') + 1);

/** Asks once for each key and remembers the answer for this update. */
export const remember = <T>(ask: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
};
