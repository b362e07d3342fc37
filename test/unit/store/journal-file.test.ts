import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { JOURNAL_FILES, openJournal } from '../../../main/store/journal-file.ts';
import type { JournalFact } from '../../../preload/contract/journal.ts';
import { newFolder, newReport } from './folder.ts';

// Many real writes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const open = (dir: string, files = createFiles(dir)) => {
  const { told, report } = newReport();
  let now = 1000;
  return { journal: openJournal({ files, now: () => ++now, report }), told };
};
const about = (event: string, output = ''): JournalFact => ({
  kind: 'command',
  event,
  name: event,
  outcome: 'updated',
  exitCode: 0,
  output,
  tookMs: 1,
});
const WITNESS = { source: 'a', operator: 'a', transport: 'https', answer: 'address', address: '203.0.113.7' } as const;
const seqs = (entries: { seq: number }[]) => entries.map(({ seq }) => seq);
const countdown = (from: number, count: number) => Array.from({ length: count }, (_, at) => from - at);

describe('journal', () => {
  it('numbers facts on over a restart and tells its listeners', () => {
    const dir = newFolder();
    const { journal } = open(dir);
    const heard: number[] = [];
    const deaf = journal.listen(({ seq }) => heard.push(seq));
    expect(journal.add({ kind: 'started', version: '1.0.0', practice: false })).toEqual({
      seq: 1,
      at: 1001,
      kind: 'started',
      version: '1.0.0',
      practice: false,
    });
    journal.add({ kind: 'stopped' });
    deaf();
    journal.add({ kind: 'continued' });
    expect(heard).toEqual([1, 2]);
    const again = open(dir).journal;
    expect(again.add({ kind: 'stopped' }).seq).toBe(4);
    expect(again.page({ limit: 10 }).map(({ seq, kind }) => [seq, kind])).toEqual([
      [4, 'stopped'],
      [3, 'continued'],
      [2, 'stopped'],
      [1, 'started'],
    ]);
    expect(seqs(again.page({ before: 3, limit: 1 }))).toEqual([2]);
  });
  it('gives the pages of one event only', () => {
    const dir = newFolder();
    const { journal } = open(dir);
    for (let at = 0; at < 30; at += 1) journal.add(about(at % 3 === 0 ? 'home' : 'home-2'));
    expect(seqs(journal.page({ event: 'home', limit: 4 }))).toEqual([28, 25, 22, 19]);
    expect(seqs(open(dir).journal.page({ event: 'home', before: 19, limit: 100 }))).toEqual([16, 13, 10, 7, 4, 1]);
  });
  it('gives some kinds only, back through every file, and reads lines from before decisions had grounds', () => {
    const dir = newFolder();
    const { journal } = open(dir);
    const decision: JournalFact = { kind: 'undecided', family: 'ipv4', address: null, evidence: [] };
    const filler = `"kind":"undecided" ${'x'.repeat(10_000)}`;
    for (let at = 0; at < 300; at += 1) journal.add(at % 100 === 0 ? decision : about('home', filler));
    journal.add({ ...decision, because: 'unsteady', until: 5, evidence: [{ ...WITNESS, counted: 'held' }] });
    expect(seqs(journal.page({ kinds: ['undecided', 'address'], limit: 20 }))).toEqual([301, 201, 101, 1]);
    const again = open(dir).journal;
    expect(seqs(again.page({ kinds: ['undecided'], before: 301, limit: 2 }))).toEqual([201, 101]);
    expect(seqs(again.page({ kinds: ['undecided'], event: 'home', limit: 2 }))).toEqual([]);
    expect(again.page({ kinds: ['undecided'], limit: 1 })).toMatchObject([
      { because: 'unsteady', until: 5, evidence: [{ counted: 'held' }] },
    ]);
  });
  it('is bounded, and pages back through every file', () => {
    const dir = newFolder();
    const { journal, told } = open(dir);
    const filler = 'x'.repeat(10_000);
    for (let at = 0; at < 700; at += 1) journal.add(about('home', filler));
    expect(readdirSync(dir).sort()).toEqual([...JOURNAL_FILES].sort());
    for (const name of JOURNAL_FILES) expect(statSync(join(dir, name)).size, name).toBeLessThan(1_020_000);
    const all: number[] = [];
    for (let before: number | undefined; ; ) {
      const page = journal.page({ before, limit: 37 });
      if (page.length === 0) break;
      all.push(...seqs(page));
      before = page.at(-1)?.seq;
    }
    expect(all).toEqual(countdown(700, all.length));
    // What memory holds is shown even after its file is gone.
    expect(all.length).toBeGreaterThanOrEqual(500);
    const stored = seqs(open(dir).journal.page({ limit: 500 }));
    expect(stored).toEqual(countdown(700, stored.length));
    expect(stored.length).toBeGreaterThan(390);
    expect(told).toEqual([]);
  });
  it('reads small entries beyond memory from the files', () => {
    const dir = newFolder();
    const { journal } = open(dir);
    for (let at = 0; at < 1200; at += 1) journal.add(about('home'));
    expect(seqs(journal.page({ limit: 1200 }))).toEqual(countdown(1200, 1200));
    expect(seqs(journal.page({ before: 650, limit: 3 }))).toEqual([649, 648, 647]);
  });
  it('survives a tear at every byte of its last line', () => {
    const dir = newFolder();
    const file = join(dir, 'journal.jsonl');
    open(dir).journal.add(about('a'));
    const kept = readFileSync(file).length;
    open(dir).journal.add(about('b'));
    const whole = readFileSync(file);
    for (let length = kept; length <= whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      const { journal, told } = open(dir);
      const isWhole = length >= whole.length - 1;
      journal.add({ kind: 'stopped' });
      expect(told).toEqual([]);
      // A torn line was never acknowledged: a gap in its place would read as a loss.
      expect(seqs(open(dir).journal.page({ limit: 9 })), String(length)).toEqual(isWhole ? [3, 2, 1] : [2, 1]);
    }
  });
  it('counts damaged lines once, keeps strange ones unseen and gives no number twice', () => {
    const dir = newFolder();
    const file = join(dir, 'journal.jsonl');
    open(dir).journal.add({ kind: 'stopped' });
    appendFileSync(file, 'nonsense\n{"seq":7,"at":1,"kind":"from-the-future"}\n{"seq":9,"at":1,"ki\n{"seq":8,"at":2,"kind":"stopped"}\n');
    const { journal, told } = open(dir);
    expect(told).toEqual([{ code: 'journal-damaged', detail: 'journal.jsonl: 2' }]);
    expect(seqs(journal.page({ limit: 9 }))).toEqual([8, 1]);
    expect(journal.add({ kind: 'stopped' }).seq).toBe(10);
    expect(readFileSync(file, 'utf8')).toContain('from-the-future');
    expect(open(dir).told).toEqual([]);
  });
  it('keeps what the disk would not take and writes it with the next', () => {
    const dir = newFolder();
    const files = createFiles(dir);
    let full = true;
    const { journal, told } = open(dir, {
      ...files,
      append: (...args) => (full ? { ok: false, full, detail: 'ENOSPC journal.jsonl' } : files.append(...args)),
    });
    for (let at = 0; at < 600; at += 1) journal.add(about('home'));
    expect(told).toEqual([{ code: 'disk-full', detail: 'ENOSPC journal.jsonl' }]);
    expect(seqs(journal.page({ limit: 700 }))).toEqual(countdown(600, 600));
    full = false;
    journal.add({ kind: 'stopped' });
    expect(seqs(open(dir).journal.page({ limit: 700 }))).toEqual(countdown(601, 601));
  });
});
