import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Arg, api } from '../../../../preload/contract/api.ts';
import type { JournalEntry } from '../../../../preload/contract/journal.ts';
import { fetchDecisions, withMore } from '../../../../renderer/address/decisions.ts';

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

/** A journal as main answers it: newest first, of the kinds that are asked for. */
const journal = (entries: JournalEntry[]) => {
  const asked: Arg<'journal.page'>[] = [];
  return {
    asked,
    'journal.page': async (arg: Arg<'journal.page'>) => {
      asked.push(v.parse(api.calls['journal.page'].arg, arg));
      const wanted = entries.filter(({ kind }) => arg.kinds?.includes(kind) ?? true).sort((a, b) => b.seq - a.seq);
      return { ok: true as const, value: wanted.slice(0, arg.limit) };
    },
  };
};

describe('the last decisions', () => {
  it('are the newest twenty, however much else happened between, and one question', async () => {
    const all = Array.from({ length: 40_000 }, (_, index) => (index % 1000 === 0 ? decision(index + 1) : noise(index + 1)));
    const bridge = journal(all);
    const found = await fetchDecisions(bridge);
    expect(found.state).toBe('complete');
    expect(found.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => 39_001 - index * 1000));
    expect(bridge.asked).toHaveLength(1);
  });

  it('are few in a young journal', async () => {
    expect(await fetchDecisions(journal([noise(2), decision(1)]))).toMatchObject({ state: 'complete', entries: [{ seq: 1 }] });
    expect(await fetchDecisions(journal([]))).toEqual({ entries: [], state: 'complete' });
  });

  it('say when they could not be read', async () => {
    const broken = { 'journal.page': async () => ({ ok: false as const, code: 'failed' as const, detail: '' }) };
    expect(await fetchDecisions(broken)).toEqual({ entries: [], state: 'failed' });
  });

  it('take in what is decided now, once', () => {
    const now = withMore([], [decision(1), noise(2), decision(3)]);
    expect(withMore(now, [decision(3), decision(4)]).map(({ seq }) => seq)).toEqual([4, 3, 1]);
  });
});
