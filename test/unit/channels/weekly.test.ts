import { describe, expect, it } from 'vitest';
import { nextWeekly } from '../../../main/channels/delivery/weekly.ts';
import { channel, stage } from './stage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = { day: 1, at: '09:00' };
/** Weekday and hour at which reports arrived. */
const arrived = (s: ReturnType<typeof stage>) =>
  s.sent
    .filter(({ message }) => message.title.startsWith('report'))
    .map(({ at }) => `${new Date(at).getDay()} ${new Date(at).getHours()}:${String(new Date(at).getMinutes()).padStart(2, '0')}`);

describe('the weekly report', () => {
  it('is sent once a week, at its day and time, to those that want it', async () => {
    const s = stage([
      channel('a', { weekly: MONDAY }),
      channel('b'),
      channel('c', { severity: 'weekly' }),
      channel('off', { weekly: MONDAY, enabled: false }),
    ]);
    s.start().add(s.notice());
    await s.clock.pass(29 * DAY);
    expect(arrived(s)).toEqual(Array(8).fill('1 9:00'));
    expect(s.sent.filter((one) => one.channel === 'c').map(({ message }) => message.title)).toEqual(Array(4).fill('report c 7'));
    expect(s.sent.filter((one) => one.channel === 'off')).toEqual([]);
  });
  it('has no timer where no channel wants one', async () => {
    const s = stage();
    s.start();
    const before = s.clock.fired;
    await s.clock.pass(60 * DAY);
    expect(s.clock.fired).toBe(before);
  });
  it('comes once after weeks in which nothing ran, and then at its time again', async () => {
    const s = stage([channel('a', { weekly: MONDAY })]);
    const first = s.start();
    await s.clock.pass(DAY);
    first.stop();
    s.clock.jump(30 * DAY);
    s.start();
    await s.clock.pass(HOUR);
    expect(arrived(s)).toHaveLength(1);
    await s.clock.pass(7 * DAY);
    expect(arrived(s).slice(1)).toEqual(['1 9:00']);
  });
  it('is not sent again after a restart, nor by a clock set back by a little', async () => {
    const s = stage([channel('a', { weekly: MONDAY })]);
    const first = s.start();
    for (let hour = 0; hour < 8 * 24 && arrived(s).length === 0; hour += 1) await s.clock.pass(HOUR);
    first.stop();
    s.clock.jump(-2 * HOUR);
    s.start();
    await s.clock.pass(5 * DAY);
    expect(arrived(s)).toHaveLength(1);
  });
  it('goes on after a clock that was a year ahead', async () => {
    const s = stage([channel('a', { weekly: MONDAY })]);
    s.clock.jump(365 * DAY);
    const first = s.start();
    await s.clock.pass(8 * DAY);
    first.stop();
    const before = arrived(s).length;
    s.clock.jump(-365 * DAY);
    s.start();
    await s.clock.pass(14 * DAY);
    expect(arrived(s).slice(before)).toEqual(['1 9:00', '1 9:00']);
  });
  it('waits until quiet hours are over', async () => {
    const s = stage([channel('a', { weekly: MONDAY, quiet: { from: '08:00', to: '10:30', breakThrough: true } })]);
    s.start();
    await s.clock.pass(8 * DAY);
    expect(arrived(s)).toEqual(['1 10:30']);
  });
  it('is a channel’s wish from now on: switched on after its time it waits for the next', async () => {
    const s = stage([channel('a')]);
    const delivery = s.start();
    await s.clock.pass(20 * DAY);
    s.channels[0] = channel('a', { weekly: MONDAY });
    delivery.settle();
    await s.clock.pass(HOUR);
    expect(arrived(s)).toEqual([]);
    await s.clock.pass(7 * DAY);
    expect(arrived(s)).toEqual(['1 9:00']);
  });
});

it.each([
  [new Date(2026, 0, 12, 8, 59), new Date(2026, 0, 12, 9)],
  [new Date(2026, 0, 12, 9), new Date(2026, 0, 19, 9)],
  [new Date(2026, 0, 18, 23), new Date(2026, 0, 19, 9)],
  [new Date(2026, 11, 29), new Date(2027, 0, 4, 9)],
])('after %s the next Monday at nine is %s', (after, next) => {
  expect(nextWeekly(MONDAY, after.getTime())).toBe(next.getTime());
});
