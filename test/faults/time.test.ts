import { expect } from 'vitest';
import { lineBack, lineDown } from './frame/given.ts';
import { DAY, HOUR, MINUTE } from './frame/home.ts';
import { faults, type Row, settleWell, urgent } from './frame/row.ts';

const YEAR = 365 * DAY;
const open = { checkMinutes: 1 };
/** The clock is set by so much while all runs; then the address changes; then it is set right. */
const clockSet = (name: string, by: number, more: { peer?: string } = {}): Row => ({
  name,
  ...more,
  open,
  async play(scene) {
    await settleWell(scene);
    await scene.pass(10 * MINUTE);
    for (const [turn, address] of [
      [by, '44.128.0.2'],
      [-by, '44.128.0.3'],
    ] as const) {
      const before = scene.sent.length;
      scene.clock.jump(turn);
      await scene.pass(3 * MINUTE);
      expect(scene.sent.length, 'sent for the clock alone').toBe(before);
      await scene.move(address);
      expect(await scene.published(5 * MINUTE), 'a change is published').toBe(true);
      await scene.pass(10 * MINUTE);
      expect(scene.sent.slice(before).map(({ addresses }) => addresses)).toEqual([[address]]);
      expect(scene.event().status.nextAt ?? 0).toBeLessThanOrEqual(scene.clock.now() + 29 * DAY);
    }
    expect(urgent(scene, 'en')).toEqual([]);
    return 'one request for each change, none for the clock; nobody called';
  },
});

faults('time', [
  clockSet('clock set back by a year', -YEAR, { peer: 'inadyn: src/ddns.c:567 reckons with time(NULL)' }),
  clockSet('clock set ahead by a year', YEAR),
  clockSet('clock set back by ten minutes', -10 * MINUTE),
  {
    name: 'asleep for 8 hours, across two changes',
    open,
    async play(scene) {
      await settleWell(scene);
      const before = scene.sent.length;
      scene.engine.suspended();
      scene.becomes('44.128.0.2');
      scene.clock.jump(4 * HOUR);
      scene.becomes('44.128.0.3');
      scene.clock.jump(4 * HOUR);
      scene.engine.disturbed('wake');
      const woke = scene.clock.now();
      expect(await scene.published(2 * MINUTE)).toBe(true);
      expect(scene.sent.slice(before).map(({ addresses }) => addresses)).toEqual([['44.128.0.3']]);
      expect(urgent(scene, 'en')).toEqual([]);
      const took = Math.ceil(((scene.sent.at(-1)?.at ?? 0) - woke) / 1000);
      return `only the address of now is sent, ${took} s after the wake-up; nobody called`;
    },
  },
  {
    name: 'no network in the first half minute after a wake-up',
    peer: 'ddns-go#361, #1473; stats#2643, #1193',
    open,
    async play(scene) {
      await settleWell(scene);
      await scene.pass(10 * MINUTE);
      scene.engine.suspended();
      scene.clock.jump(8 * HOUR);
      scene.becomes('44.128.0.2');
      await lineDown(scene);
      scene.engine.disturbed('wake');
      await scene.pass(25_000);
      expect(urgent(scene, 'en'), 'told of what passes by itself').toEqual([]);
      lineBack(scene);
      scene.engine.disturbed();
      const back = scene.clock.now();
      expect(await scene.published(2 * MINUTE)).toBe(true);
      const took = Math.ceil(((scene.sent.at(-1)?.at ?? 0) - back) / 1000);
      expect(took).toBeLessThanOrEqual(10);
      expect(urgent(scene, 'en')).toEqual([]);
      return `no false alarm; published ${took} s after the network was back`;
    },
  },
  {
    name: 'started with a clock that is a year ahead, and set right at the next start',
    open,
    async play(scene) {
      await scene.stop();
      scene.clock.jump(YEAR);
      await scene.restart();
      await scene.move('44.128.0.2');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      await scene.stop();
      scene.clock.jump(-YEAR);
      await scene.restart();
      const before = scene.sent.length;
      await scene.pass(5 * MINUTE);
      await scene.move('44.128.0.3');
      expect(await scene.published(5 * MINUTE)).toBe(true);
      expect(scene.sent.slice(before).map(({ addresses }) => addresses)).toEqual([['44.128.0.3']]);
      return 'nothing waits for a time that never was';
    },
  },
]);
