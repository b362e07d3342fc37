import { expect, it } from 'vitest';
import { followLog } from '../../../main/instance/log-writer.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import type { LogLine } from '../../../preload/contract/log.ts';
import { appState } from '../app/state.ts';

it('what happens is logged in closed words: no name, host, address, output or word of a service', () => {
  const lines: Omit<LogLine, 'at'>[] = [];
  let tell = (_: JournalEntry): void => {};
  let change = (_: object): void => {};
  followLog({
    log: { add: (line) => lines.push(line) },
    journal: {
      listen(listener) {
        tell = listener;
        return () => {};
      },
    },
    saikoro: {
      state: {
        fields: () => appState(),
        listen(listener: never) {
          change = listener;
        },
      },
    } as never,
  });
  const about = { event: 'anna-nas', name: 'Anna' };
  tell({
    seq: 1,
    at: 0,
    kind: 'update',
    ...about,
    service: 'anna-plugin',
    hosts: ['anna.example'],
    ipv4: '203.0.113.7',
    outcome: 'bad-host',
    reason: 'no-rule',
    excerpt: 'nohost anna.example',
    sought: 'anna',
    setting: 'anna',
    tookMs: 1,
  });
  tell({ seq: 2, at: 0, kind: 'command', ...about, outcome: 'not-confirmed', exitCode: 1, output: 'anna.example', tookMs: 1 });
  tell({ seq: 3, at: 0, kind: 'problem', problem: 'disk-full', detail: '/home/anna' });
  tell({ seq: 4, at: 0, kind: 'address', family: 'ipv4', address: '203.0.113.7', previous: null, evidence: [] });
  const warning = { code: 'credentials', since: 0, count: 1, named: [{ id: 'anna-nas', name: 'Anna' }], detail: 'anna.example' };
  change({ fields: { warnings: [warning], health: 'attention', addresses: {} } });
  change({ fields: { warnings: [] } });
  const text = JSON.stringify(lines);
  expect(text).not.toMatch(/anna/i);
  expect(text).not.toContain('203.0.113');
  expect(
    lines.map(({ level, about: of, facts }) => [level, of, facts.kind ?? facts.code ?? facts.health ?? facts.family, facts.is]),
  ).toEqual([
    ['info', 'journal', 'update', undefined],
    ['info', 'journal', 'command', undefined],
    ['info', 'journal', 'problem', undefined],
    ['info', 'journal', 'address', undefined],
    ['error', 'warning', 'credentials', 'begun'],
    ['debug', 'health', 'attention', undefined],
    ['debug', 'line', 'known', undefined],
    ['debug', 'line', 'absent', undefined],
    ['error', 'warning', 'credentials', 'over'],
  ]);
});
