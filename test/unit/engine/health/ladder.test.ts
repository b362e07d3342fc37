import { expect, it } from 'vitest';
import { nextTelling, stepAt } from '../../../../main/engine/health/ladder.ts';

const HOUR = 3_600_000;
const NEVER = { firstAt: null, lastAt: null, snoozedUntil: null };

it('tells first when it is seen, and not while it is silenced', () => {
  expect(nextTelling('credentials', 100, NEVER)).toBe(100);
  expect(nextTelling('credentials', 100, { ...NEVER, snoozedUntil: 500 })).toBe(500);
  expect(nextTelling('credentials', 900, { ...NEVER, snoozedUntil: 500 })).toBe(900);
});

it.each([
  ['at once', 0, 6],
  ['after six hours', 6, 24],
  ['six hours too late', 12, 24],
  ['an hour before the next', 23, 48],
  ['after a day', 24, 48],
  ['after a week', 168, 192],
  ['late by half a day', 180, 192],
])('told last %s, at %i h: told next at %i h', (_, last, next) => {
  expect(nextTelling('credentials', 0, { firstAt: 0, lastAt: last * HOUR, snoozedUntil: null })).toBe(next * HOUR);
});

it('counts the steps as they are told', () => {
  expect([0, 5.9, 6, 23.9, 24, 47, 48, 72, 24 * 39].map((hours) => stepAt(hours * HOUR))).toEqual([0, 0, 1, 1, 2, 2, 3, 4, 40]);
});

it('tells once, or never, what its rule says', () => {
  expect(nextTelling('not-running', 0, NEVER)).toBe(0);
  expect(nextTelling('not-running', 0, { firstAt: 0, lastAt: 0, snoozedUntil: null })).toBeNull();
  expect(nextTelling('line-down', 0, NEVER)).toBeNull();
});
