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
  /** What else it is called: its name in the other language, and the names of what stands in it. Whoever types one whole means it. */
  names?: readonly string[];
  /** By what else it is found. */
  also?: string;
  act(): void;
}

interface Indexed {
  entry: SearchEntry;
  /** Its names and all else, a line each, as they are compared; made when something is first looked for. */
  lines: string | null;
}

export type SearchIndex = Indexed[];

/** Made when the search opens, which costs nothing yet; the first key folds each entry once, a later one compares texts only. */
export const indexOf = (entries: readonly SearchEntry[]): SearchIndex => entries.map((entry) => ({ entry, lines: null }));

const linesOf = (indexed: Indexed): string => {
  const { title, names = [], note = '', also = '' } = indexed.entry;
  indexed.lines ??= folded([title, ...names, note, also].join('\n'));
  return indexed.lines;
};

/** 0: it is called so; else one more than its score. */
const placeOf = (lines: string, words: readonly string[], name: string, others: number): number | null => {
  const end = lines.indexOf('\n');
  const score = scoreOf(words, lines.slice(0, end), lines);
  if (score === null) return null;
  return lines.split('\n', others + 1).includes(name) ? 0 : score + 1;
};

const MOST = 50;
/** Without a query: what can be done, not thousands of events. */
const FIRST: Record<SearchKind, number> = { command: 0, event: 1, help: 2, setting: 3 };

/** The best answers, at most fifty: one that is called just so, in whichever language, before all; ties in the order they were given. */
export const find = (index: SearchIndex, query: string): SearchEntry[] => {
  const words = wordsOf(query);
  const name = words.join(' ');
  const buckets: SearchEntry[][] = [[], [], [], [], []];
  for (const indexed of index) {
    const { entry } = indexed;
    const score = words.length === 0 ? FIRST[entry.kind] : placeOf(linesOf(indexed), words, name, entry.names?.length ?? 0);
    const bucket = score === null ? undefined : buckets[score];
    if (bucket !== undefined && bucket.length < MOST) bucket.push(entry);
  }
  return buckets.flat().slice(0, MOST);
};
