import { describe, expect, it } from 'vitest';
import { dueAt, factsOf, isQuiet, nextAt, wants } from '../../../main/channels/delivery/rules.ts';
import type { Channel } from '../../../preload/contract/channel.ts';
import type { NoticeView } from '../../../preload/contract/state.ts';

const channel = (more: Partial<Channel> = {}): Channel => ({
  ...{ id: 'c1', kind: 'ntfy', name: '', enabled: true, settings: {}, severity: 'everything', events: null, quiet: null, weekly: null },
  ...more,
});
const notice = (more: Partial<NoticeView>): NoticeView => ({ id: 1, at: 0, kind: 'needs-you', read: false, ...more });
const fault = factsOf(notice({ event: 'e1' }));
const end = factsOf(notice({ kind: 'recovered', event: 'e1' }));
const change = factsOf(notice({ kind: 'address-changed', family: 'ipv4' }));
const local = (hour: number, minute = 0, day = 15): number => new Date(2026, 0, day, hour, minute).getTime();

describe('what a channel tells', () => {
  it.each([
    ['failures', fault, true],
    ['failures', change, false],
    ['changes', fault, false],
    ['changes', change, true],
    ['everything', fault, true],
    ['everything', end, true],
    ['digest', change, true],
  ] as const)('%s %j: %s', (severity, facts, wanted) => expect(wants(channel({ severity }), facts, [])).toBe(wanted));
  it('tells the end of what it told, and of nothing else', () => {
    expect(wants(channel({ severity: 'failures' }), end, [])).toBe(false);
    expect(wants(channel({ severity: 'failures' }), end, ['event e1'])).toBe(true);
  });
  it('tells of the chosen events, and of what is about none', () => {
    expect(wants(channel({ events: ['e2'] }), fault, [])).toBe(false);
    expect(wants(channel({ events: ['e1'] }), fault, [])).toBe(true);
    expect(wants(channel({ events: [] }), change, [])).toBe(true);
  });
  it('is quiet when it is off, and about its own failure', () => {
    expect(wants(channel({ enabled: false }), fault, [])).toBe(false);
    const own = factsOf({ ...notice({}), kind: 'warning', warning: 'channel-failing', key: 'c1' } as never);
    expect([wants(channel(), own, []), wants(channel({ id: 'c2' }), own, [])]).toEqual([false, true]);
  });
});

describe('when a channel tells', () => {
  const night = { from: '22:00', to: '07:00', breakThrough: false };
  it.each([
    ['22:00', '07:00', 23, true],
    ['22:00', '07:00', 6, true],
    ['22:00', '07:00', 7, false],
    ['12:00', '13:00', 12, true],
    ['12:00', '13:00', 13, false],
    ['12:00', '12:00', 12, false],
  ])('%s to %s at %i o’clock: %s', (from, to, hour, quiet) => expect(isQuiet({ from, to }, local(hour))).toBe(quiet));
  it('holds until the quiet is over, unless what went wrong may break through', () => {
    expect(dueAt(channel({ quiet: night }), fault, local(23))).toBe(local(7, 0, 16));
    expect(dueAt(channel({ quiet: night }), fault, local(12))).toBe(local(12));
    const loud = channel({ quiet: { ...night, breakThrough: true } });
    expect([dueAt(loud, fault, local(23)), dueAt(loud, change, local(23))]).toEqual([local(23), local(7, 0, 16)]);
  });
  it('tells a digest in the morning, after the quiet', () => {
    expect(dueAt(channel({ severity: 'digest' }), fault, local(9))).toBe(local(8, 0, 16));
    const late = { from: '22:00', to: '09:30', breakThrough: true };
    expect(dueAt(channel({ severity: 'digest', quiet: late }), fault, local(3))).toBe(local(9, 30));
  });
  it('finds the next such time of the clock, over a month’s end too', () => {
    expect(nextAt('00:00', new Date(2026, 1, 28, 12).getTime())).toBe(new Date(2026, 2, 1).getTime());
    expect(nextAt('08:00', local(8))).toBe(local(8, 0, 16));
  });
});
