import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../main/platform/files/files.ts';
import { type EventRecord, emptyFamilyRecord, emptyRecord } from '../../../main/ports/storage/ledger.ts';
import { openLedger } from '../../../main/store/ledger-file.ts';
import { newFolder, newReport } from './folder.ts';

// Many real writes: slow on a busy machine, and no worse for it.
vi.setConfig({ testTimeout: 60_000 });

const NOW = Date.UTC(2026, 0, 15);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const open = (dir: string, now = NOW) => {
  const { told, report } = newReport();
  return { ledger: openLedger({ files: createFiles(dir), now: () => now, report }), told };
};
const record = (id: string, more: Partial<EventRecord['ipv4']> = {}): EventRecord => ({
  ...emptyRecord(id),
  ipv4: { ...emptyFamilyRecord(), ...more },
});

describe('ledger', () => {
  it('keeps the last word of each event over a restart', () => {
    const dir = newFolder();
    const { ledger } = open(dir);
    ledger.put(record('a', { accepted: '192.0.2.1' }), { sync: true });
    ledger.put(record('b', { intent: { address: '192.0.2.2', at: NOW } }));
    ledger.put(record('a', { accepted: '192.0.2.3', outcome: { kind: 'updated' } }));
    ledger.put(record('c'));
    ledger.remove('c');
    ledger.remove('never-there');
    const again = open(dir);
    expect(again.ledger.get('a')).toEqual(record('a', { accepted: '192.0.2.3', outcome: { kind: 'updated' } }));
    expect(again.ledger.get('b')).toEqual(record('b', { intent: { address: '192.0.2.2', at: NOW } }));
    expect(again.ledger.get('c')).toBeUndefined();
    expect(again.told).toEqual([]);
  });
  it('takes many at once with one write', () => {
    const dir = newFolder();
    const files = createFiles(dir);
    let writes = 0;
    const counted = {
      ...files,
      append: (...args: Parameters<typeof files.append>) => {
        writes += 1;
        return files.append(...args);
      },
    };
    const ledger = openLedger({ files: counted, now: () => NOW, report: newReport().report });
    const many = Array.from({ length: 20 }, (_, at) => record(`e${at}`, { intent: { address: '192.0.2.1', at: NOW } }));
    ledger.putAll(many, { sync: true });
    ledger.putAll([]);
    expect(writes).toBe(1);
    const again = open(dir).ledger;
    expect(many.map(({ id }) => again.get(id))).toEqual(many);
  });
  it('remembers when each was sent, reads lines from before that, and passes over times that are still to come', () => {
    const dir = newFolder();
    open(dir).ledger.put({ ...record('a'), sent: [NOW - MINUTE, NOW, NOW + DAY] });
    const { sent: _, ...old } = record('old', { accepted: '192.0.2.1' });
    appendFileSync(join(dir, 'ledger.jsonl'), `${JSON.stringify(old)}\n`);
    const { ledger, told } = open(dir);
    expect(ledger.get('a')?.sent).toEqual([NOW - MINUTE, NOW]);
    expect(ledger.get('old')).toEqual(record('old', { accepted: '192.0.2.1' }));
    expect(told).toEqual([]);
  });
  it('is written anew when most of it is past', () => {
    const dir = newFolder();
    const { ledger } = open(dir);
    for (let at = 0; at < 1000; at += 1) ledger.put(record(`e${at % 3}`, { failures: at }));
    expect(readFileSync(join(dir, 'ledger.jsonl'), 'utf8').split('\n').length).toBeLessThan(120);
    expect(['e0', 'e1', 'e2'].map((id) => open(dir).ledger.get(id)?.ipv4.failures)).toEqual([999, 997, 998]);
  });
  it('survives a tear at every byte of its last line', () => {
    const dir = newFolder();
    const file = join(dir, 'ledger.jsonl');
    open(dir).ledger.put(record('a', { accepted: '192.0.2.1' }));
    const kept = readFileSync(file).length;
    open(dir).ledger.put(record('a', { accepted: '192.0.2.2' }));
    const whole = readFileSync(file);
    for (let length = kept; length <= whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      const { ledger, told } = open(dir);
      expect(ledger.get('a')?.ipv4.accepted).toBe(length >= whole.length - 1 ? '192.0.2.2' : '192.0.2.1');
      expect(told).toEqual([]);
      ledger.put(record('b'));
      // Nor does what was torn then stand in the middle, where it would be taken for damage.
      const next = open(dir);
      expect(next.ledger.get('b')).toEqual(record('b'));
      expect(next.told).toEqual([]);
    }
  });
  it('skips damaged lines, says so once and keeps the file they stand in', () => {
    const dir = newFolder();
    const file = join(dir, 'ledger.jsonl');
    open(dir).ledger.put(record('a', { accepted: '192.0.2.1' }));
    appendFileSync(file, 'nonsense\n{"id":"b","ipv4":{"failures":"many"}}\n[]\n');
    const { ledger, told } = open(dir);
    expect(ledger.get('a')?.ipv4.accepted).toBe('192.0.2.1');
    expect(told).toEqual([{ code: 'ledger-damaged', detail: 'ledger.jsonl: 3' }]);
    expect(open(dir).told).toEqual([]);
    const aside = readdirSync(dir).find((name) => name.startsWith('ledger.jsonl.damaged-'));
    expect(readFileSync(join(dir, aside ?? ''), 'utf8')).toContain('nonsense');
  });
  it('reads lines with fewer fields and with outcomes of another version', () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'ledger.jsonl'), '{"id":"a","ipv4":{"accepted":"192.0.2.1","outcome":{"kind":"sublime"}}}\n');
    const { ledger, told } = open(dir);
    expect(ledger.get('a')).toEqual(record('a', { accepted: '192.0.2.1' }));
    expect(told).toEqual([]);
  });
  it('never throws over what is in the file', () => {
    const dir = newFolder();
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string())), (lines) => {
        writeFileSync(join(dir, 'ledger.jsonl'), lines.join('\n'));
        expect(open(dir).ledger.get('nobody')).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });
});

describe('stamps of a wrong clock', () => {
  const reopened = (more: Partial<EventRecord['ipv4']>) => {
    const dir = newFolder();
    open(dir).ledger.put({ ...record('a', more), ranAt: more.triedAt ?? null });
    return open(dir).ledger.get('a');
  };
  it('are unknown when they lie in the future', () => {
    const ahead = NOW + 365 * DAY;
    const found = reopened({
      accepted: '192.0.2.1',
      acceptedAt: ahead,
      triedAt: ahead,
      failingSince: ahead,
      verifiedAt: ahead,
      intent: { address: '192.0.2.1', at: ahead },
    });
    expect(found).toMatchObject({
      ranAt: null,
      ipv4: { accepted: '192.0.2.1', acceptedAt: null, triedAt: null, failingSince: null, verifiedAt: null },
    });
    expect(found?.ipv4.intent).toEqual({ address: '192.0.2.1', at: NOW });
  });
  it('are taken within five minutes', () => {
    expect(reopened({ triedAt: NOW + 4 * MINUTE })?.ipv4.triedAt).toBe(NOW + 4 * MINUTE);
  });
  it('leave a wait as long as it was', () => {
    expect(reopened({ triedAt: NOW - MINUTE, notBefore: NOW + 59 * MINUTE })?.ipv4.notBefore).toBe(NOW + 59 * MINUTE);
    expect(reopened({ triedAt: NOW + 365 * DAY, notBefore: NOW + 365 * DAY + 60 * MINUTE })?.ipv4.notBefore).toBe(NOW + 60 * MINUTE);
    expect(reopened({ triedAt: NOW, notBefore: NOW + 3000 * DAY })?.ipv4.notBefore).toBe(NOW + 7 * DAY);
  });
});

it('takes a file that is none of its own for damaged, and not for a line a crash cut short', () => {
  for (const text of ['x'.repeat(5000), '\0'.repeat(300), '[]']) {
    const dir = newFolder();
    writeFileSync(join(dir, 'ledger.jsonl'), text);
    const { ledger, told } = open(dir);
    expect(told).toEqual([{ code: 'ledger-damaged', detail: 'ledger.jsonl: 1' }]);
    ledger.put(record('a'));
    const again = open(dir);
    expect(again.ledger.get('a')).toEqual(record('a'));
    expect(again.told).toEqual([]);
  }
});

it('keeps the newest of very many times of sending, and comes up with them', () => {
  const dir = newFolder();
  const sent = Array.from({ length: 100_000 }, (_, at) => at);
  writeFileSync(join(dir, 'ledger.jsonl'), `${JSON.stringify({ ...record('a'), sent })}\n`);
  const { ledger, told } = open(dir);
  expect(ledger.get('a')?.sent).toEqual(sent.slice(-1000));
  expect(told).toEqual([]);
});
