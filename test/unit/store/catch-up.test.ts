import { describe, expect, it } from 'vitest';
import { createCatchUp } from '../../../main/store/catch-up.ts';
import { createFakeClock } from '../../helpers/fake-clock.ts';

const scene = () => {
  const clock = createFakeClock(0, async () => {});
  const file = { lacks: false, full: false, tries: 0 };
  const over: string[][] = [];
  const { refused, stop } = createCatchUp(clock, {
    files: [
      {
        isBehind: () => file.lacks,
        catchUp() {
          file.tries += 1;
          if (!file.full) file.lacks = false;
        },
      },
    ],
    over: (codes) => void over.push(codes),
  });
  const fail = (): void => {
    Object.assign(file, { lacks: true, full: true });
    refused('disk-full');
  };
  return { clock, file, over, fail, stop };
};

describe('what a disk refused', () => {
  it('is tried each minute until it is written, and is then over', async () => {
    const { clock, file, over, fail } = scene();
    fail();
    await clock.pass(180_000);
    expect([file.tries, over]).toEqual([3, []]);
    file.full = false;
    await clock.pass(60_000);
    expect([file.lacks, over]).toEqual([false, [['disk-full']]]);
    await clock.pass(600_000);
    expect(file.tries, 'nothing is tried while nothing is kept back').toBe(4);
  });
  it('is tried once more at the end, and never after it', async () => {
    const { clock, file, over, fail, stop } = scene();
    fail();
    stop();
    await clock.pass(600_000);
    expect([file.tries, over]).toEqual([1, []]);
  });
});
