import { describe, expect, it } from 'vitest';
import { createEntryReader } from '../../../../main/instance/history/entries.ts';
import { createHistory } from '../../../../main/instance/history/history.ts';
import type { Clock } from '../../../../main/ports/clock.ts';
import type { HistoryFilter } from '../../../../preload/contract/history/filter.ts';
import type { JournalFact } from '../../../../preload/contract/journal.ts';
import { type Language, stringsFor } from '../../../../preload/strings/index.ts';
import { changeTo, edit, look, played, START, update } from './past.ts';

const A = '203.0.113.7';

/** Each wake-up comes at once, but those minutes away, which come when they are told to. */
const soonClock = () => {
  const later = new Set<() => void>();
  const clock: Clock = {
    now: () => START,
    monotonic: () => START,
    wakeAt(at, call) {
      if (at <= START) queueMicrotask(call);
      else later.add(call);
      return () => void later.delete(call);
    },
  };
  return {
    clock,
    wait: () => {
      for (const call of [...later]) call();
    },
    waiting: () => later.size,
  };
};

const open = (facts: [number, JournalFact][], language: Language = 'en') => {
  const journal = played(facts);
  const reads: number[] = [];
  const counted = {
    ...journal,
    page: (query: Parameters<typeof journal.page>[0]) => {
      reads.push(query.limit);
      return journal.page(query);
    },
  };
  const { clock, wait, waiting } = soonClock();
  const said = { language };
  const wording = () => ({ strings: stringsFor(said.language), services: { get: () => undefined }, language: said.language });
  const history = createHistory(createEntryReader({ journal: counted, clock, wording }));
  const found = async (filter: HistoryFilter, more: object = {}) => {
    const page = await history.page({ filter, limit: 100, ...more });
    return page.items.map(({ entry }) => entry.seq);
  };
  return { journal, history, found, reads, wait, waiting, said };
};

const DAY: [number, JournalFact][] = [
  [0, { kind: 'started', version: '1', practice: false }],
  [1000, changeTo(A)],
  [1000, update('a', A)],
  [1000, update('b', A, { outcome: 'auth-failed', stopped: true, excerpt: 'badauth' })],
  [1000, look('a', A)],
  [1000, { kind: 'stopped' }],
  [86_400_000, edit('a', 'edited')],
];

describe('a page of the history', () => {
  it('has a change as one item, newest first, and what stands under it', async () => {
    const { history, found } = open(DAY);
    expect(await found({})).toEqual([7, 6, 2, 1]);
    const page = await history.page({ filter: {}, limit: 100 });
    expect(page.items[2]?.group).toMatchObject({ kind: 'address', size: 3, updated: 1, failed: 1, matched: 1 });
    expect(page).toMatchObject({ more: false, matching: 7, oldest: START, whole: true });
    expect((await history.group({ seq: 2, from: 0, limit: 2 })).map(({ seq }) => seq)).toEqual([3, 4]);
    expect((await history.group({ seq: 2, from: 2, limit: 2 })).map(({ seq }) => seq)).toEqual([5]);
  });

  it('goes on below the one before, and begins before a moment', async () => {
    const { history, found } = open(DAY);
    expect(await history.page({ filter: {}, limit: 2 })).toMatchObject({
      more: true,
      items: [{ entry: { seq: 7 } }, { entry: { seq: 6 } }],
    });
    expect(await found({}, { before: 6 })).toEqual([2, 1]);
    expect(await found({}, { until: START + 3000 })).toEqual([2, 1]);
  });

  it('with filters has each entry by itself: by event, kind and result, and all together', async () => {
    const { found, history } = open(DAY);
    expect(await found({ event: 'a' })).toEqual([7, 5, 3]);
    expect(await found({ topic: 'update' })).toEqual([4, 3]);
    expect(await found({ result: 'bad' })).toEqual([4]);
    expect(await found({ result: 'good' })).toEqual([5, 3]);
    expect(await found({ event: 'a', topic: 'update', result: 'good', text: A })).toEqual([3]);
    expect(await found({ event: 'a', result: 'bad' })).toEqual([]);
    expect((await history.page({ filter: { event: 'a' }, limit: 1, before: 7 })).matching).toBe(3);
  });

  it('finds what a line says, in any case and width, every word of it', async () => {
    const { found, said } = open(DAY);
    expect(await found({ text: 'BadAuth' })).toEqual([4]);
    expect(await found({ text: 'ａ.example.com' })).toEqual([5, 3]);
    expect(await found({ text: '113.7 duckdns accepted' })).toEqual([3]);
    expect(await found({ text: '   ' })).toEqual([7, 6, 2, 1]);
    expect(await found({ text: '変更しました' })).toEqual([]);
    said.language = 'ja';
    expect(await found({ text: '変更しました' })).toEqual([7]);
  });

  it('follows what happens, and what goes under a line leaves the list', async () => {
    const { journal, found } = open(DAY.slice(0, 3));
    expect(await found({})).toEqual([3, 2, 1]);
    journal.add(1000, update('b', A));
    expect(await found({})).toEqual([2, 1]);
    expect(await found({ text: 'B.example' })).toEqual([4]);
  });

  it('is quick with the newest, and reads a long one in slices; what comes meanwhile is not lost', async () => {
    const many = Array.from({ length: 1700 }, (_, at): [number, JournalFact] => [10, update('a', `198.51.100.${at % 250}`)]);
    const { history, journal, reads } = open(many);
    const quick = await history.page({ filter: {}, limit: 100, quick: true });
    expect(quick).toMatchObject({ whole: false, more: true });
    expect(reads).toEqual([500]);
    const asked = history.page({ filter: { text: 'b.example' }, limit: 100 });
    journal.add(10, update('b', A));
    expect((await asked).items.map(({ entry }) => entry.seq)).toEqual([1701]);
    expect(Math.max(...reads)).toBe(500);
    expect((await history.page({ filter: {}, limit: 500 })).matching).toBe(1701);
    expect(await history.page({ filter: {}, limit: 100, quick: true })).toMatchObject({ whole: true });
  });

  it('leaves the memory when nobody asks any more', async () => {
    const { history, reads, wait, waiting } = open(DAY);
    await history.page({ filter: {}, limit: 100 });
    await history.page({ filter: {}, limit: 100 });
    expect(reads).toHaveLength(1);
    expect(waiting()).toBe(1);
    wait();
    await history.page({ filter: {}, limit: 100 });
    expect(reads).toHaveLength(2);
  });
});
