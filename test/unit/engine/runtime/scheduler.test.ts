import { describe, expect, it } from 'vitest';
import { createScheduler, type Lapse } from '../../../../main/engine/runtime/scheduler.ts';
import { createFakeClock } from '../../../helpers/fake-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the clocks, looked at when a deadline fires anyway', () => {
  const ticking = () => {
    const clock = createFakeClock();
    const told: Lapse[] = [];
    const scheduler = createScheduler(clock);
    scheduler.onLapse((lapse) => told.push(lapse));
    const tick = scheduler.slot();
    const again = (): void => tick.set(clock.now() + MINUTE, again);
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
    scheduler.slot().set(clock.now() + 2000, () => ran.push('b'));
    scheduler.slot().set(clock.now() + 1000, () => ran.push('a'));
    scheduler.slot().set(clock.now() + HOUR, () => ran.push('c'));
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
    const scheduler = createScheduler(clock);
    scheduler.onLapse((lapse) => told.push(lapse));
    clock.jump(400 * 24 * HOUR);
    scheduler.slot().set(clock.now() + MINUTE, () => ran.push('check'));
    await clock.pass(10_000);
    clock.jump(-400 * 24 * HOUR);
    // Sooner by the wall clock than what was planned a year ahead, and later in truth.
    scheduler.slot().set(clock.now() + 24 * HOUR, () => ran.push('tomorrow'));
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
    const scheduler = createScheduler(clock);
    scheduler.onLapse((lapse) => told.push(lapse));
    scheduler.slot().set(clock.now() + MINUTE, () => {});
    clock.jump(HOUR);
    scheduler.slot().set(clock.now() + 24 * HOUR, () => {});
    clock.jump(-HOUR);
    await clock.pass(2 * MINUTE);
    expect(told).toEqual([{ slept: 0, setBack: HOUR }]);
  });
});

describe('a timer', () => {
  it('belongs to the one who asked for it: no other of the same name, nor one of a list, sets or removes it', async () => {
    const clock = createFakeClock();
    const scheduler = createScheduler(clock);
    const ran: string[] = [];
    const [one, other] = [scheduler.slot(), scheduler.slot()];
    const [events, services] = [scheduler.slots(), scheduler.slots()];
    one.set(clock.now() + 1000, () => ran.push('one'));
    other.set(clock.now() + 2000, () => ran.push('other'));
    events.set('a', clock.now() + 3000, () => ran.push('event a'));
    events.set('b', clock.now() + 3000, () => ran.push('event b'));
    services.set('a', clock.now() + 4000, () => ran.push('service a'));
    services.set('b', null);
    other.set(null);
    services.set('', null);
    expect(scheduler.size()).toBe(4);
    await clock.pass(5000);
    expect(ran).toEqual(['one', 'event a', 'event b', 'service a']);
    expect(scheduler.size()).toBe(0);
  });
  it('has one deadline at a time', async () => {
    const clock = createFakeClock();
    const scheduler = createScheduler(clock);
    const ran: string[] = [];
    const slot = scheduler.slot();
    slot.set(clock.now() + 1000, () => ran.push('first'));
    slot.set(clock.now() + 2000, () => ran.push('second'));
    await clock.pass(5000);
    expect(ran).toEqual(['second']);
  });
});
