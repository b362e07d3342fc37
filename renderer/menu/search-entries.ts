import { folded, scoreOf, wordsOf } from './search-text.ts';

export const SEARCH_KINDS = ['event', 'command', 'setting', 'help'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What can be found. */
export interface SearchEntry {
  id: string;
  kind: SearchKind;
  title: string;
  /** Beside the title: hosts, service, key. */
  note?: string;
  /** By what else it is found: the same in the other language. */
  also?: string;
  act(): void;
}

interface Indexed {
  entry: SearchEntry;
  title: string;
  whole: string;
}

export type SearchIndex = readonly Indexed[];

/** Made once, when the search opens: a key then compares texts only. */
export const indexOf = (entries: readonly SearchEntry[]): SearchIndex =>
  entries.map((entry) => ({
    entry,
    title: folded(entry.title),
    whole: folded([entry.title, entry.note ?? '', entry.also ?? ''].join('\n')),
  }));

const MOST = 50;
/** Without a query: what can be done, not thousands of events. */
const FIRST: Record<SearchKind, number> = { command: 0, event: 1, help: 2, setting: 3 };

/** The best answers, at most fifty; ties in the order they were given. */
export const find = (index: SearchIndex, query: string): SearchEntry[] => {
  const words = wordsOf(query);
  const buckets: SearchEntry[][] = [[], [], [], []];
  for (const { entry, title, whole } of index) {
    const score = words.length === 0 ? FIRST[entry.kind] : scoreOf(words, title, whole);
    const bucket = score === null ? undefined : buckets[score];
    if (bucket !== undefined && bucket.length < MOST) bucket.push(entry);
  }
  return buckets.flat().slice(0, MOST);
};
