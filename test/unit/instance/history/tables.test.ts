import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../main/instance/history/csv.ts';
import { journalTable, timelineFields, timelineTable } from '../../../../main/instance/history/tables.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { changeTo, look, played, START, update } from './past.ts';

const wordingOf = (language: 'ja' | 'en') => ({ strings: stringsFor(language), services: { get: () => undefined }, language });

describe('a table for table programs', () => {
  it('is UTF-8 that Excel knows for it, by RFC 4180', () => {
    expect(
      csvOf([
        ['a', 'b "c"', 'd,e'],
        [1, 'two\nlines', ''],
      ]),
    ).toBe('\uFEFFa,"b ""c""","d,e"\r\n1,"two\nlines",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠x'])('takes no formula along: %j', (text) => {
    expect(csvOf([[text]])).toContain(`'${text}`);
  });

  it.each(['a;=1', 'a; =1', 'a\n=1', 'a\r\n＝1', ';=1', 'a;b;@x'])(
    'takes none along where semicolons part cells, and quotes round a cell count for nothing: %j',
    (text) => {
      expect(csvOf([['x', text]])).toContain("'");
      expect(csvOf([['x', text]])).not.toMatch(/[;\r\n]\s*[=＝@]/);
    },
  );

  it('leaves numbers and what only contains a sign as they are', () => {
    expect(csvOf([[-5, 'a=b', '2001:db8::1', 'a; b\n c']])).toBe('\uFEFF-5,a=b,2001:db8::1,"a; b\n c"\r\n');
  });
});

describe('the history as a table', () => {
  const { entries } = played([
    [0, changeTo('203.0.113.7')],
    [0, update('=cmd', '203.0.113.7', { outcome: 'auth-failed', excerpt: '=HYPERLINK("x")', hosts: ['a.example.com', 'b.example.com'] })],
    [0, look('a', '203.0.113.7')],
  ]);
  it.each(['ja', 'en'] as const)('has a row an entry, in the words of the window (%s)', (language) => {
    const { strings, ...rest } = wordingOf(language);
    const [heads = [], ...rows] = journalTable(entries, { strings, ...rest });
    expect(rows.every((row) => row.length === heads.length)).toBe(true);
    const column = (name: keyof typeof strings.history.columns) => rows.map((row) => row[heads.indexOf(strings.history.columns[name])]);
    expect(column('number')).toEqual([1, 2, 3]);
    expect(column('utc')).toEqual([START, START, START].map((at) => new Date(at).toISOString()));
    expect(column('hosts')).toEqual(['', 'a.example.com b.example.com', 'a.example.com']);
    expect(column('ipv4')).toEqual(['203.0.113.7', '203.0.113.7', '203.0.113.7']);
    const { bad, good } = strings.history.results;
    expect(column('result')).toEqual(['', bad, good]);
    expect(csvOf(rows)).not.toMatch(/(^|,|\n)"?=/m);
  });
});

describe('the timeline', () => {
  const bands = [{ event: 'a', name: 'Home', segments: [1_780_000_000, 1_780_000_060, 0, 1_780_000_060, 1_780_000_100, 2] }];
  it('as a table has a row for each time in one state', () => {
    const [heads = [], ...rows] = timelineTable(bands, wordingOf('en'));
    expect(rows.map((row) => [row[0], row[1], row[heads.length - 1]])).toEqual([
      ['Home', 'match', 60],
      ['Home', 'mismatch', 40],
    ]);
  });
  it('for programs has the closed words of its states', () => {
    expect(timelineFields(bands)).toEqual([
      {
        event: 'a',
        name: 'Home',
        pieces: [
          { from: '2026-05-28T20:26:40.000Z', to: '2026-05-28T20:27:40.000Z', state: 'match' },
          { from: '2026-05-28T20:27:40.000Z', to: '2026-05-28T20:28:20.000Z', state: 'mismatch' },
        ],
      },
    ]);
  });
});
