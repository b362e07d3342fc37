import { describe, expect, it } from 'vitest';
import { createScheduler, type Lapse } from '../../../../main/engine/runtime/scheduler.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the clocks, looked at when a deadline fires anyway', () => {
  const ticking = () => {
    const clock = createFakeClock();
    const told: Lapse[] = [];
    const scheduler = createScheduler(clock, (lapse) => told.push(lapse));
    const again = (): void => scheduler.set('tick', clock.now() + MINUTE, again);
    again();
    return { clock, scheduler, told };
  };
  it('say nothing while they go alike, nor after a little delay', async () => {
    const { clock, told } = ticking();
    await clock.pass(10 * MINUTE);
    clock.freeze(MINUTE + 9000);
    await clock.pass(HOUR);
    clock.jump(5000);
    await clock.pass(10 * MINUTE);
    clock.jump(-5000);
    await clock.pass(10 * MINUTE);
    expect(told).toEqual([]);
  });
  it('tell of a sleep, whether the monotonic clock slept too or not', async () => {
    for (const sleep of ['jump', 'freeze'] as const) {
      const { clock, told } = ticking();
      await clock.pass(30_000);
      clock[sleep](HOUR);
      await clock.pass(1000);
      expect(told).toEqual([{ slept: HOUR - 30_000, setBack: 0 }]);
      await clock.pass(HOUR);
      expect(told).toHaveLength(1);
    }
  });
  it('tell of a wall clock that was set back, without waiting until it has caught up', async () => {
    const { clock, told } = ticking();
    await clock.pass(30_000);
    clock.jump(-HOUR);
    await clock.pass(40_000);
    expect(told).toEqual([{ slept: 0, setBack: HOUR }]);
  });
  it('let a wait keep its length when the wall clock is set back, and run what is due once, in order', async () => {
    const clock = createFakeClock();
    const scheduler = createScheduler(clock);
    const ran: string[] = [];
    scheduler.set('b', clock.now() + 2000, () => ran.push('b'));
    scheduler.set('a', clock.now() + 1000, () => ran.push('a'));
    scheduler.set('c', clock.now() + HOUR, () => ran.push('c'));
    clock.jump(-10 * MINUTE);
    await clock.pass(900);
    expect(ran).toEqual([]);
    await clock.pass(5000);
    expect(ran).toEqual(['a', 'b']);
    await clock.pass(50 * MINUTE);
    expect(ran).toEqual(['a', 'b']);
    scheduler.stop();
    await clock.pass(2 * HOUR);
    expect(ran).toEqual(['a', 'b']);
  });
  it('tell of a clock that was set back as soon as somebody plans by it, and no deadline is put off by a plan from before', async () => {
    const clock = createFakeClock();
    const told: Lapse[] = [];
    const ran: string[] = [];
    const scheduler = createScheduler(clock, (lapse) => told.push(lapse));
    clock.jump(400 * 24 * HOUR);
    scheduler.set('check', clock.now() + MINUTE, () => ran.push('check'));
    await clock.pass(10_000);
    clock.jump(-400 * 24 * HOUR);
    // Sooner by the wall clock than what was planned a year ahead, and later in truth.
    scheduler.set('tomorrow', clock.now() + 24 * HOUR, () => ran.push('tomorrow'));
    await clock.pass(1000);
    expect(told).toEqual([{ slept: 0, setBack: 400 * 24 * HOUR }]);
    await clock.pass(MINUTE);
    expect(ran).toEqual(['check']);
    await clock.pass(24 * HOUR);
    expect(ran).toEqual(['check', 'tomorrow']);
  });
  it('see one that was ahead for a moment only, in which somebody planned by it', async () => {
    const clock = createFakeClock();
    const told: Lapse[] = [];
    const scheduler = createScheduler(clock, (lapse) => told.push(lapse));
    scheduler.set('check', clock.now() + MINUTE, () => {});
    clock.jump(HOUR);
    scheduler.set('event', clock.now() + 24 * HOUR, () => {});
    clock.jump(-HOUR);
    await clock.pass(2 * MINUTE);
    expect(told).toEqual([{ slept: 0, setBack: HOUR }]);
  });
});
