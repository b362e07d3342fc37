import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf } from '../../../preload/strings/values/share.ts';
import { isRoom } from '../../../renderer/timeline/axis.tsx';
import { judgedPart, MOSTLY } from '../../../renderer/timeline/judged.ts';
import { segmentsIn } from '../../../renderer/timeline/segments.ts';
import { goNow, LENGTHS, marksOf, type Place, pan, spanAt, zoom } from '../../../renderer/timeline/span.ts';

const NOW = 1_768_521_600;
const week: Place = { length: LENGTHS.week, end: null };

describe('moving in time', () => {
  it('never leads ahead of now, and back to now it moves along again', () => {
    const back = pan(week, -4, NOW);
    expect(spanAt(back, NOW)).toEqual({ from: NOW - 2 * LENGTHS.week, to: NOW - LENGTHS.week });
    expect(pan(back, 4, NOW)).toEqual(week);
    expect(pan(week, 4, NOW)).toEqual(week);
    expect(goNow(back)).toEqual(week);
  });
  it('zooms around the middle, between an hour and two years', () => {
    const back = pan(week, -8, NOW);
    const middle = ({ from, to }: { from: number; to: number }) => (from + to) / 2;
    expect(middle(spanAt(zoom(back, 2, NOW), NOW))).toBe(middle(spanAt(back, NOW)));
    expect(zoom(week, 2, NOW)).toEqual({ length: LENGTHS.week / 2, end: null });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(2, 0.5, -1, 1), { maxLength: 60 }), (steps) => {
        const place = steps.reduce<Place>(
          (from, step) => (step === 2 || step === 0.5 ? zoom(from, step, NOW) : pan(from, step, NOW)),
          week,
        );
        const { from, to } = spanAt(place, NOW);
        expect(to).toBeLessThanOrEqual(NOW);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to - from).toBeGreaterThanOrEqual(3600);
        expect(to - from).toBeLessThanOrEqual(731 * 86_400);
      }),
    );
  });
});

it('the axis has no more marks than there is room for, on whole hours of the computer’s own time', () => {
  for (const length of [3600, ...Object.values(LENGTHS), 731 * 86_400])
    for (const offset of [0, 9 * 3600, -3.5 * 3600]) {
      const { step, marks } = marksOf({ from: NOW - length, to: NOW }, 8, offset);
      expect(marks.length).toBeLessThanOrEqual(9);
      for (const at of marks) expect((at + offset) % step).toBe(0);
    }
});

it('says 100 % only of all of it', () => {
  expect([1, 0.99999, 0.994, 0.9939, 0, 0.0004].map(percentOf)).toEqual(['100 %', '99.9 %', '99.4 %', '99.3 %', '0 %', '0 %']);
});

it('reads a band to its end', () => {
  expect(segmentsIn([10, 0, 20, 2], 30)).toEqual([
    { from: 10, to: 20, state: 'match' },
    { from: 20, to: 30, state: 'mismatch' },
  ]);
});

it('has no words at a mark where the end of the axis would cut them', () => {
  expect([isRoom(0, 400), isRoom(316, 400), isRoom(317, 400)]).toEqual([true, true, false]);
});

describe('how much of the time was judged', () => {
  it.each([
    // match, updating, mismatch, unknown, paused, off, none
    ['an hour of a week', [3600, 0, 0, 0, 0, 601_200, 0], 3600 / 604_800],
    ['all the time since it is there', [590_000, 10_000, 4800, 0, 0, 0, 100_000], 1],
    ['half of it paused, a tenth unknown', [400, 0, 0, 100, 500, 0, 0], 0.4],
    ['no time at all', [0, 0, 0, 0, 0, 0, 9], 1],
  ])('%s', (_, seconds, part) => {
    expect(judgedPart(seconds)).toBeCloseTo(part, 9);
    expect(judgedPart([99, 0, 0, 1, 0, 0, 0])).toBeGreaterThan(MOSTLY);
  });
});
