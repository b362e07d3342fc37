import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reportWords } from '../../../../main/instance/channels/report.ts';
import { createFiles } from '../../../../main/platform/files/files.ts';
import { openJournal } from '../../../../main/store/journal-file.ts';
import { stringsFor } from '../../../../preload/strings/index.ts';
import { channel } from './stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 4, 18, 3);
const PHONE = channel({ id: 'phone', kind: 'ntfy', settings: {} });

/** A real history on a real disk, with a line in the middle that a crash tore. */
const torn = () => {
  const dir = mkdtempSync(join(tmpdir(), 'saikoro-week-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  let at = NOW - 6 * DAY;
  const open = () => openJournal({ files: createFiles(dir), now: () => at, report: () => {} });
  const lines = [
    { kind: 'update', event: 'home', name: 'home', service: 's', hosts: [], outcome: 'network', tookMs: 1 },
    { kind: 'update', event: 'vpn', name: 'vpn', service: 's', hosts: [], outcome: 'auth-failed', tookMs: 1 },
    { kind: 'address', family: 'ipv4', previous: '203.0.113.1', address: '203.0.113.9', evidence: [] },
    { kind: 'update', event: 'home', name: 'home', service: 's', hosts: [], outcome: 'updated', tookMs: 1 },
  ] as const;
  const text = lines.map((line, nth) => JSON.stringify({ seq: nth + 1, at: at + nth * HOUR, ...line }));
  writeFileSync(join(dir, 'journal.jsonl'), [text[0], '{"seq":9,"at":1,"kind":"upd', ...text.slice(1), '{"seq":'].join('\n'));
  at = NOW;
  return open();
};

describe.each(['en', 'ja'] as const)('a weekly report (%s)', (language) => {
  const strings = stringsFor(language);
  const report = (more: object = {}, to = PHONE) =>
    reportWords(
      to,
      { from: NOW - 7 * DAY, to: NOW },
      {
        journal: torn(),
        wording: { strings, services: { get: () => undefined }, language },
        fields: { warnings: [], settings: {} as never },
        statuses: [],
        nameOf: (id) => id,
        ...more,
      },
    );
  it('over a history with a torn line tells what changed, what failed and for how long, and what waits', () => {
    const since = NOW - 2 * DAY;
    const { title, text } = report({
      fields: { warnings: [{ code: 'credentials', since, count: 2, named: [] }], settings: {} },
      statuses: [{ id: 'mail', failingSince: since }],
    });
    expect(title).toBe(strings.weekly.title(NOW - 7 * DAY, NOW));
    expect(text.split('\n')).toEqual([
      strings.weekly.address('IPv4', 1, '203.0.113.9'),
      strings.weekly.updates(1),
      strings.weekly.outage('vpn', NOW - 6 * DAY + HOUR, null),
      strings.weekly.outage('home', NOW - 6 * DAY, 3 * HOUR),
      strings.weekly.channel('mail', since),
      strings.weekly.open(strings.warning.credentials({ since, sinceMs: 2 * DAY }).title, 2),
    ]);
  });
  it('tells a channel of its own events alone', () => {
    const { text } = report({}, { ...PHONE, events: ['home'] });
    expect(text).toContain('home');
    expect(text).not.toContain('vpn');
  });
  it('says so where the history cannot be read', () => {
    const page = () => {
      throw new Error('broken');
    };
    expect(report({ journal: { page } }).text.split('\n')).toEqual([strings.weekly.unreadable, strings.weekly.nothingOpen]);
  });
});
