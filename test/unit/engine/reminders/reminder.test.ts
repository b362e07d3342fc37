import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOf, STEPS } from '../../../../main/engine/reminders/reminder.ts';

const DAY = 86_400_000;

describe('what is due of a reminder', () => {
  it('tells each step once, whenever it is looked at, and ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.array(fc.integer({ min: 0, max: 60 * DAY }), { maxLength: 60 }), (every, waits) => {
        let now = 1_700_000_000_000;
        const from = now;
        const told: number[] = [];
        for (const wait of waits) {
          now += wait;
          const { step, until, nextAt } = dueOf({ from, told }, every, now);
          expect(until).toBe(from + every * DAY);
          if (nextAt !== null) expect(nextAt).toBeGreaterThan(now);
          if (step === null) continue;
          expect(until - step * DAY).toBeLessThanOrEqual(now);
          expect(told).not.toContain(step);
          told.push(step);
        }
        expect(told).toEqual([...told].sort((a, b) => b - a));
        expect(told.every((step) => (STEPS as readonly number[]).includes(step) && step < every)).toBe(true);
      }),
    );
  });
  it('does not begin with a step longer than the whole time', () => {
    expect(dueOf({ from: 0, told: [] }, 3, 0)).toEqual({ until: 3 * DAY, step: null, nextAt: 2 * DAY });
  });
});
