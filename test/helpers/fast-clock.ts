import { execFileSync } from 'node:child_process';

/**
 * What lets a program's clocks and waits run so many times as fast, its children's as well (Debian's libfaketime): minutes of the app pass in seconds, one
 * after the other, and none is left out as when a clock is set. Whatever speaks to it stays on the real clock.
 */
export const fastClock = (times: number): Record<string, string> => {
  const said = execFileSync('faketime', ['-m', '-f', `+0 x${times}`, 'env'], { encoding: 'utf8' });
  const library = /^LD_PRELOAD=(.+)$/m.exec(said)?.[1];
  if (library === undefined) throw new Error(`faketime names no library: ${said}`);
  // Else a process that is started later would be behind the others by what has passed.
  return { LD_PRELOAD: library, FAKETIME: `+0 x${times}`, FAKETIME_DONT_RESET: '1' };
};
