import type { Arg, HistoryPage } from '../../../preload/contract/api.ts';
import { type HistoryFilter, isFiltered } from '../../../preload/contract/history/filter.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import type { Entries, EntryReader } from './entries.ts';
import { resultOf, TOPIC_OF } from './result.ts';
import { folded } from './searched-text.ts';

/** The history as its view and its export need it: grouped, filtered, searched. */
export interface History {
  page(arg: Arg<'history.page'>): Promise<HistoryPage>;
  group(arg: Arg<'history.group'>): Promise<JournalEntry[]>;
  /** All that the filter lets through, the oldest first. */
  all(filter: HistoryFilter): Promise<JournalEntry[]>;
}

/** Every word of it is somewhere in the text. */
const wordsOf = (text: string | undefined): string[] =>
  folded(text ?? '')
    .split(/\s+/)
    .filter(Boolean);

const testOf = ({ textOf }: Entries, { text, event, topic, result }: HistoryFilter): ((entry: JournalEntry) => boolean) => {
  const words = wordsOf(text);
  return (entry) => {
    if (event !== undefined && !('event' in entry && entry.event === event)) return false;
    if (topic !== undefined && TOPIC_OF[entry.kind] !== topic) return false;
    if (result !== undefined && resultOf(entry) !== result) return false;
    if (words.length === 0) return true;
    const searched = textOf(entry);
    return words.every((word) => searched.includes(word));
  };
};

const pageOf = (
  entries: Entries,
  { filter, before = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY, limit }: Omit<Arg<'history.page'>, 'quick'>,
): Omit<HistoryPage, 'whole'> => {
  const { list, groups } = entries;
  const filtered = isFiltered(filter);
  const test = testOf(entries, filter);
  const page = { items: [] as HistoryPage['items'], more: false, matching: 0, oldest: list[0]?.at ?? null };
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const entry = list[at];
    if (entry === undefined || (filtered && !test(entry))) continue;
    page.matching += 1;
    if (page.more || entry.seq >= before || entry.at >= until || (!filtered && groups.isWithin(entry))) continue;
    if (page.items.length === limit) {
      page.more = true;
      continue;
    }
    const group = filtered ? null : groups.summaryOf(entry);
    page.items.push(group === null ? { entry } : { entry, group });
  }
  return page;
};

export const createHistory = (reader: EntryReader): History => ({
  async page({ quick, ...asked }) {
    if (!quick || isFiltered(asked.filter)) return { ...pageOf(await reader.all(), asked), whole: true };
    const newest = reader.newest();
    return { ...pageOf(newest, asked), whole: newest.whole };
  },
  async group({ seq, from, limit }) {
    return (await reader.all()).groups.membersOf(seq).slice(from, from + limit);
  },
  async all(filter) {
    const entries = await reader.all();
    return isFiltered(filter) ? entries.list.filter(testOf(entries, filter)) : [...entries.list];
  },
});
