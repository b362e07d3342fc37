import { describe, expect, it } from 'vitest';
import { createGroups } from '../../../../main/instance/history/groups.ts';
import type { JournalFact } from '../../../../preload/contract/journal.ts';
import { changeTo, edit, look, played, update } from './past.ts';

const A = '203.0.113.7';
const B = '203.0.113.8';

const grouped = (facts: [number, JournalFact][]) => {
  const { entries } = played(facts);
  const groups = createGroups();
  for (const entry of entries) groups.take(entry);
  return {
    groups,
    within: entries.filter((entry) => groups.isWithin(entry)).map(({ seq }) => seq),
    summaries: entries.map((entry) => groups.summaryOf(entry)),
    members: (seq: number) => groups.membersOf(seq).map((entry) => entry.seq),
  };
};

describe('what belongs to one change', () => {
  it('is each update and each look at the DNS that has its address, other things in between or not', () => {
    const { within, summaries, members } = grouped([
      [0, changeTo(A)],
      [10, update('a', A)],
      [10, { kind: 'paused', until: 0 }],
      [10, update('b', A, { outcome: 'auth-failed', stopped: true })],
      [10, update('c', B)],
      [10, look('a', A)],
      [10, look('c', B)],
      [10, update('d', A, { outcome: 'not-sent', reason: 'missing-secret' })],
    ]);
    expect(within).toEqual([2, 4, 6, 8]);
    expect(members(1)).toEqual([2, 4, 6, 8]);
    expect(summaries[0]).toEqual({ kind: 'address', size: 4, updated: 1, failed: 1, notSent: 1, matched: 1 });
  });

  it('counts an event once, by what came of it last', () => {
    const { summaries } = grouped([
      [0, changeTo(A)],
      [10, update('a', A, { outcome: 'network' })],
      [10, update('b', A)],
      [10, look('b', A, 'mismatch')],
      [60_000, update('a', A)],
      [10, look('b', A)],
    ]);
    expect(summaries[0]).toEqual({ kind: 'address', size: 5, updated: 2, failed: 0, notSent: 0, matched: 1 });
  });

  it('ends with the next change of the family, and after an hour', () => {
    const { within } = grouped([
      [0, changeTo(A)],
      [10, update('a', A)],
      [10, update('b', A)],
      [1000, changeTo(B)],
      [10, update('a', A)],
      [10, update('a', B)],
      [10, update('b', B)],
      [3_600_000, update('a', B)],
    ]);
    expect(within).toEqual([2, 3, 6, 7]);
  });

  it('is nothing where one event was updated, or the address is gone: those stand by themselves', () => {
    const { within, summaries } = grouped([
      [0, changeTo(A)],
      [10, update('a', A)],
      [10, look('a', A)],
      [10, changeTo(null)],
      [10, look('a', A)],
    ]);
    expect(within).toEqual([]);
    expect(summaries.every((each) => each === null)).toBe(true);
  });

  it('is the same done with three events or more at once', () => {
    const { within, summaries, members } = grouped([
      [0, edit('a', 'imported')],
      [10, edit('b', 'imported')],
      [10, edit('c', 'imported')],
      [5000, edit('a', 'disabled')],
      [10, edit('b', 'disabled')],
      [10, edit('c', 'deleted')],
    ]);
    expect(within).toEqual([2, 3]);
    expect(members(1)).toEqual([1, 2, 3]);
    expect(summaries[0]).toEqual({ kind: 'edits', size: 3 });
    expect(summaries.slice(3)).toEqual([null, null, null]);
  });
});
