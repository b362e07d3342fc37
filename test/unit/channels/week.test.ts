import { describe, expect, it } from 'vitest';
import { weekOf } from '../../../main/channels/delivery/week.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RANGE = { from: 100 * DAY, to: 107 * DAY };
let seq = 0;
const entry = (at: number, fact: object): JournalEntry => {
  seq += 1;
  return { seq, at: RANGE.from + at, ...fact } as unknown as JournalEntry;
};
const update = (at: number, outcome: string, event = 'e1') => entry(at, { kind: 'update', event, name: event, outcome });
const look = (at: number, verification: string, host = 'a.example') =>
  entry(at, { kind: 'verification', event: 'e1', name: 'e1', host, family: 'ipv4', verification });
const address = (at: number, previous: string | null, now: string | null) =>
  entry(at, { kind: 'address', family: 'ipv4', previous, address: now });

describe('the week as the history tells it', () => {
  it('counts changes of the address and updates, of that time alone', () => {
    const week = weekOf(
      [
        address(-HOUR, '1', '2'),
        address(HOUR, '2', '3'),
        address(2 * HOUR, '3', null),
        address(0, null, '2'),
        update(HOUR, 'updated'),
        update(-1, 'updated'),
      ],
      RANGE,
    );
    expect(week.addresses).toEqual([{ family: 'ipv4', changes: 2, address: null }]);
    expect(week.updates).toBe(1);
  });
  it('tells a failure from its first try to the next success, once', () => {
    const week = weekOf(
      [
        update(HOUR, 'network'),
        update(2 * HOUR, 'network'),
        update(4 * HOUR, 'updated'),
        update(5 * HOUR, 'auth-failed', 'e2'),
        update(-3 * HOUR, 'network', 'e3'),
        update(HOUR, 'updated', 'e3'),
      ],
      RANGE,
    );
    const at = (hours: number) => RANGE.from + hours * HOUR;
    expect(week.outages).toEqual([
      { event: 'e3', name: 'e3', from: at(-3), to: at(1) },
      { event: 'e1', name: 'e1', from: at(1), to: at(4) },
      { event: 'e2', name: 'e2', from: at(5), to: null },
    ]);
  });
  it('tells for how long the DNS showed the address, without the time in which nobody looked', () => {
    const week = weekOf(
      [
        look(-HOUR, 'match'),
        look(DAY, 'mismatch'),
        look(DAY + 6 * HOUR, 'match'),
        entry(2 * DAY, { kind: 'stopped' }),
        entry(4 * DAY, { kind: 'started' }),
        look(5 * DAY, 'unknown'),
        look(6 * DAY, 'beside'),
      ],
      RANGE,
    );
    expect(week.shown).toEqual([{ host: 'a.example', known: 4 * DAY, matched: 4 * DAY - 6 * HOUR }]);
    expect(week.off).toBe(2 * DAY);
  });
  it('says nothing of what it does not know', () => {
    expect(weekOf([], RANGE)).toEqual({ addresses: [], updates: 0, outages: [], shown: [], off: 0 });
  });
});
