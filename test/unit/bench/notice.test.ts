import { describe, expect, it } from 'vitest';
import { readArguments } from '../../bench/notice.mjs';
import { quantile, rateTable, ratioTable, targetTable, timesTable } from '../../bench/notice-table.ts';

describe('the bench "notice"', () => {
  it('takes the smallest value that so many do not exceed', () => {
    const values = Array.from({ length: 20 }, (_, at) => 20 - at);
    expect([0.5, 0.95, 1].map((part) => quantile(values, part))).toEqual([10, 19, 20]);
    expect(quantile([7], 0.5)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('compares other clients with each way the router helps', () => {
    const rows = [
      { label: 'ours', help: 'announcing', took: [100, 200, 400] },
      { label: 'ours too', help: 'none', took: [20_000, 30_000, 50_000] },
      { label: 'theirs', help: null, took: [60_000, 10_000, 15_000] },
    ];
    expect(timesTable(rows)[1]).toMatch(/^ours +3 +0\.20 s +0\.40 s +0\.40 s$/);
    const [, head = '', line = ''] = ratioTable(rows);
    expect(head).toMatch(/announcing +none$/);
    expect(line).toMatch(/^theirs +75\.0 × +0\.5 ×$/);
    expect(ratioTable(rows.slice(0, 2))).toEqual([]);
  });

  it('says of each target whether it was met, and of none that was not measured', () => {
    const rows = [
      { label: 'ours', help: 'answering', took: [3000, 4000, 12_000] },
      { label: 'ours too', help: 'none', took: [] },
      { label: 'theirs', help: null, took: [1, 2, 3] },
    ];
    const all = [{ label: 'ours', busy: {}, rest: { echo: 6, cpu: 0.04 } }];
    const [, , ours, ...more] = targetTable(rows, all);
    expect(ours).toMatch(/^ours +4\.00 s met \(4\.00 s\) +12\.0 s missed \(10\.0 s\) +6 met \(12\) +0\.04 % met \(0\.10 %\)$/);
    expect(more).toEqual([]);
    expect(targetTable(rows, [])[2]).toMatch(/–$/);
    expect(targetTable(rows.slice(1), all)).toEqual([]);
  });

  it('leaves out what was not measured', () => {
    const busy = { echo: 60, update: 2.4 };
    expect(rateTable([{ label: 'theirs', busy, rest: null }], ['echo', 'stun', 'update'])).toEqual([
      expect.stringMatching(/echo +stun +update$/),
      expect.stringMatching(/^theirs +60 +– +2$/),
    ]);
    expect(rateTable([{ label: 'theirs', busy, rest: busy }], ['echo'])).toHaveLength(4);
  });

  it('reads what it is asked for, and refuses what it does not know', () => {
    expect(readArguments([])).toEqual({
      phases: ['announcing', 'answering', 'none'],
      spacing: [20, 90],
      peers: true,
      rest: 10,
      changes: 30,
    });
    expect(readArguments(['5', '--phase=none', '--peers=no', '--spacing=5-5', '--rest=0'])).toEqual({
      phases: ['none'],
      spacing: [5, 5],
      peers: false,
      rest: 0,
      changes: 5,
    });
    for (const wrong of ['0', 'x', '--phase=maybe', '--spacing=9-5', '--spacing=9', '--rest=-1', '--peers=maybe', '--speed=9'])
      expect(() => readArguments([wrong])).toThrow('npm run bench -- notice');
  });
});
