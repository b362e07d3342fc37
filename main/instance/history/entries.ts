import type { JournalEntry } from '../../../preload/contract/journal.ts';
import type { Strings } from '../../../preload/strings/index.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import type { Cancel, Clock } from '../../ports/clock.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { createGroups, type Groups } from './groups.ts';
import { textOf } from './searched-text.ts';

/** More than five files of a megabyte can hold. */
const MOST_ENTRIES = 100_000;
/** Read at a time, so that nothing else waits long meanwhile. */
const SLICE = 500;
/** So long after they were asked for last they are given up, ms. */
const KEPT_FOR = 5 * 60_000;

/** The journal in memory while its view is used. */
export interface Entries {
  /** In the order of their numbers. */
  list: JournalEntry[];
  groups: Groups;
  /** As it is searched, in the user's words. */
  textOf(entry: JournalEntry): string;
}

export interface EntryReader {
  /** Only the newest ones, at once; all of them where they are known. */
  newest(): Entries & { whole: boolean };
  /** All of them, once they are read. */
  all(): Promise<Entries>;
}

export const createEntryReader = ({
  journal,
  clock,
  wording,
}: {
  journal: Pick<Journal, 'page' | 'listen'>;
  clock: Clock;
  wording: () => Wording;
}): EntryReader => {
  let known: Entries | null = null;
  let reading: Promise<Entries> | null = null;
  let release: Cancel = () => {};
  /** Came while older ones were being read. */
  let news: JournalEntry[] = [];

  const entriesOf = (list: JournalEntry[], texts: Map<number, string>): Entries => {
    const groups = createGroups();
    for (const entry of list) groups.take(entry);
    let language: Strings | null = null;
    return {
      list,
      groups,
      textOf(entry) {
        const said = wording();
        if (language !== null && language !== said.strings) texts.clear();
        language = said.strings;
        const text = texts.get(entry.seq) ?? textOf(entry, said);
        texts.set(entry.seq, text);
        return text;
      },
    };
  };
  const keep = (): void => {
    release();
    release = clock.wakeAt(clock.now() + KEPT_FOR, () => {
      known = null;
    });
  };
  const pause = (): Promise<void> => new Promise((done) => void clock.wakeAt(clock.now(), done));
  const readAll = async (): Promise<{ backwards: JournalEntry[]; texts: Map<number, string> }> => {
    const backwards: JournalEntry[] = [];
    const texts = new Map<number, string>();
    const said = wording();
    for (let before: number | undefined; backwards.length < MOST_ENTRIES; ) {
      const slice = journal.page({ limit: SLICE, ...(before === undefined ? {} : { before }) });
      backwards.push(...slice);
      for (const entry of slice) texts.set(entry.seq, textOf(entry, said));
      before = slice.at(-1)?.seq;
      if (slice.length < SLICE) break;
      await pause();
    }
    if (wording().strings !== said.strings) texts.clear();
    return { backwards, texts };
  };
  const read = async (): Promise<Entries> => {
    news = [];
    const { backwards, texts } = await readAll();
    const newest = backwards[0]?.seq ?? 0;
    const entries = entriesOf([...backwards.reverse(), ...news.filter(({ seq }) => seq > newest)], texts);
    known = entries;
    reading = null;
    keep();
    return entries;
  };

  journal.listen((entry) => {
    if (reading !== null) news.push(entry);
    if (known === null) return;
    known.list.push(entry);
    known.groups.take(entry);
    // What has left the files meanwhile is given up with the rest.
    if (known.list.length > MOST_ENTRIES) known = null;
  });

  const all = async (): Promise<Entries> => {
    if (known === null) {
      reading ??= read();
      return reading;
    }
    keep();
    return known;
  };
  return {
    newest() {
      if (known !== null) {
        keep();
        return { ...known, whole: true };
      }
      const list = journal.page({ limit: SLICE }).reverse();
      return { ...entriesOf(list, new Map()), whole: list.length < SLICE };
    },
    all,
  };
};
