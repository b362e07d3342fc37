import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import { type Decisions, searchDecisions, withMore } from '../../../renderer/state/decisions.ts';

const decision = (seq: number): JournalEntry => ({
  seq,
  at: seq,
  kind: 'address',
  family: 'ipv4',
  address: '203.0.113.7',
  previous: null,
  evidence: [],
});
const noise = (seq: number): JournalEntry => ({ seq, at: seq, kind: 'continued' });

/** A journal as main answers it: newest first, below `before`. */
const journal = (entries: JournalEntry[]) => {
  const asked: (number | undefined)[] = [];
  return {
    asked,
    'journal.page': async ({ before = Number.POSITIVE_INFINITY, limit }: { before?: number; limit: number }) => {
      asked.push(before === Number.POSITIVE_INFINITY ? undefined : before);
      const below = entries.filter(({ seq }) => seq < before).sort((a, b) => b.seq - a.seq);
      return { ok: true as const, value: below.slice(0, limit) };
    },
  };
};
const search = async (bridge: Parameters<typeof searchDecisions>[0]): Promise<Decisions[]> => {
  const told: Decisions[] = [];
  await searchDecisions(bridge, (found) => told.push(found) > 0);
  return told;
};

describe('the last decisions', () => {
  it('are the newest twenty, whatever else happened between', async () => {
    const all = Array.from({ length: 1200 }, (_, index) => (index % 40 === 0 ? decision(index + 1) : noise(index + 1)));
    const bridge = journal(all);
    const told = await search(bridge);
    expect(told.at(-1)?.state).toBe('complete');
    expect(told.at(-1)?.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => 1161 - index * 40));
    expect(bridge.asked).toEqual([undefined, 701]);
  });

  it('end with the journal, and where nothing of the kind is near', async () => {
    expect((await search(journal([noise(2), decision(1)]))).at(-1)).toMatchObject({ state: 'complete', entries: [{ seq: 1 }] });
    expect(await search(journal([]))).toEqual([{ entries: [], state: 'complete' }]);
    const flooded = journal(Array.from({ length: 20_000 }, (_, index) => noise(index + 1)));
    expect((await search(flooded)).at(-1)).toEqual({ entries: [], state: 'complete' });
    expect(flooded.asked.length).toBeLessThan(10);
  });

  it('say when they could not be read, and stop when nobody listens', async () => {
    const broken = { 'journal.page': async () => ({ ok: false as const, code: 'failed' as const, detail: '' }) };
    expect(await search(broken)).toEqual([{ entries: [], state: 'failed' }]);
    const bridge = journal(Array.from({ length: 2000 }, (_, index) => noise(index + 1)));
    await searchDecisions(bridge, () => false);
    expect(bridge.asked).toHaveLength(1);
  });

  it('take in what is decided now, once', () => {
    const now = withMore([], [decision(1), noise(2), decision(3)]);
    expect(withMore(now, [decision(3), decision(4)]).map(({ seq }) => seq)).toEqual([4, 3, 1]);
  });
});
