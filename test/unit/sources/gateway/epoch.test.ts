import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEpochWatch, restartedByNatPmp, restartedByPcp } from '../../../../main/sources/gateway/epoch.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';

const at = (epoch: number, seconds: number) => ({ epoch, at: seconds });

describe.each([
  ['NAT-PMP', restartedByNatPmp],
  ['PCP', restartedByPcp],
])('the count of seconds in %s', (_, restarted) => {
  it('goes on with time, give or take a clock that is a little fast or slow', () =>
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(100_000), fc.double({ min: 0.95, max: 1.05, noNaN: true }), (epoch, passed, rate) => {
        expect(restarted(at(epoch, 5), at(epoch + Math.floor(passed * rate), 5 + passed))).toBe(false);
      }),
    ));
  it('begins anew with a restart, once it had come far enough to tell', () =>
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1_000_000 }), fc.nat(100_000), fc.nat(5), (epoch, passed, since) => {
        expect(restarted(at(epoch, 5), at(since, 5 + passed))).toBe(true);
      }),
    ));
});

describe('the counts', () => {
  it('forgive NAT-PMP two seconds below seven eighths of the time', () => {
    expect(restartedByNatPmp(at(100, 0), at(168, 80))).toBe(false);
    expect(restartedByNatPmp(at(100, 0), at(167, 80))).toBe(true);
    expect(restartedByNatPmp(at(100, 0), at(9000, 80))).toBe(false);
  });
  it('forgive PCP one second back, and a sixteenth and two seconds either way', () => {
    expect(restartedByPcp(at(100, 0), at(99, 0))).toBe(false);
    expect(restartedByPcp(at(100, 0), at(98, 0))).toBe(true);
    expect([restartedByPcp(at(100, 0), at(248, 160)), restartedByPcp(at(100, 0), at(247, 160))]).toEqual([false, true]);
    expect([restartedByPcp(at(100, 0), at(260, 148)), restartedByPcp(at(100, 0), at(260, 147))]).toEqual([false, true]);
  });
  it('are held against the last one that was taken, not against those only claimed', async () => {
    const clock = createFakeClock();
    const watch = createEpochWatch(restartedByNatPmp, clock);
    expect([watch.doubts(5), watch.take(1000), watch.doubts(5), watch.doubts(1000), watch.take(1000)]).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    await clock.pass(8000);
    expect([watch.doubts(1004), watch.take(1005), watch.take(3), watch.take(3)]).toEqual([true, false, true, false]);
  });
  it('tell of a restart once in five minutes where they stand still', async () => {
    const clock = createFakeClock();
    const watch = createEpochWatch(restartedByNatPmp, clock);
    watch.take(5);
    const told: number[] = [];
    for (let second = 5; second <= 900; second += 5) {
      await clock.pass(5000);
      if (watch.take(5)) told.push(second);
    }
    expect(told).toEqual([5, 305, 605]);
  });
  it('tell of five restarts in five minutes where they go back, and of each that came with another address', async () => {
    const clock = createFakeClock();
    const watch = createEpochWatch(restartedByNatPmp, clock);
    watch.take(100_000);
    const told: boolean[] = [];
    for (let at = 1; at <= 8; at += 1) {
      await clock.pass(5000);
      told.push(watch.take(100_000 - at));
    }
    expect(told).toEqual([true, true, true, true, true, false, false, false]);
    await clock.pass(5000);
    expect(watch.take(0, { alone: false })).toBe(true);
  });
});
