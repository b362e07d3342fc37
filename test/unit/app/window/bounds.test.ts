import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow, smallestAt } from '../../../../main/app/window/bounds.ts';

const SMALLEST = smallestAt(100);

const left = { x: 0, y: 25, width: 1440, height: 875 };
const right = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('where the window opens', () => {
  it.each([
    ['the first time: centred', undefined, { width: 940, height: 640 }],
    ['where it was', { x: 100, y: 100, width: 800, height: 600 }, { x: 100, y: 100, width: 800, height: 600 }],
    ['on the second screen', { x: 2000, y: 10, width: 2000, height: 1000 }, { x: 2000, y: 10, width: 2000, height: 1000 }],
    ['of a screen taken away: centred', { x: 5000, y: 100, width: 800, height: 600 }, { width: 800, height: 600 }],
    ['title bar above the screen: centred', { x: 100, y: -400, width: 800, height: 600 }, { width: 800, height: 600 }],
    ['only its corner left: centred', { x: -760, y: 100, width: 800, height: 600 }, { width: 800, height: 600 }],
    ['larger than its screen', { x: 0, y: 25, width: 4000, height: 3000 }, { x: 0, y: 25, width: 1440, height: 875 }],
    ['smaller than can be used', { x: 10, y: 30, width: 1, height: 1 }, { x: 10, y: 30, ...SMALLEST }],
  ])('%s', (_name, saved, expected) => {
    expect(placeWindow(saved, [left, right])).toEqual(expected);
  });

  it('needs more room for larger text', () => {
    expect([smallestAt(80), smallestAt(150), smallestAt(200)]).toEqual([SMALLEST, SMALLEST, { width: 640, height: 480 }]);
    expect(placeWindow({ width: 480, height: 360 }, [left], 200)).toEqual({ width: 640, height: 480 });
  });

  it('is always usable, whatever was saved', () => {
    const length = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(length, length, length, length, (x, y, width, height) => {
        const place = placeWindow({ x, y, width, height }, [left, right]);
        expect(place.width).toBeGreaterThanOrEqual(SMALLEST.width);
        expect(place.height).toBeGreaterThanOrEqual(SMALLEST.height);
        expect(place.width).toBeLessThanOrEqual(2560);
      }),
    );
  });
});
