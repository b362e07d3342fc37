import type * as fs from 'node:fs';

/** Ends the process, as far as files can tell. It has no code, as what a system refuses has: nobody takes it for a fault of the disk. */
export class Halt extends Error {
  readonly code = undefined;
}

type Act = (...args: never[]) => unknown;
const CHANGING = ['writeSync', 'renameSync', 'linkSync', 'rmSync', 'ftruncateSync', 'mkdirSync'] as const;
const WRITES = 0o1 | 0o2 | 0o100;

let count = 0;
let haltAt = Number.POSITIVE_INFINITY;
let torn = false;

/** From now on each change of a file is counted, and none is made from the n-th on; `torn`: half of what the n-th writes is. */
export const arm = (at = Number.POSITIVE_INFINITY, { torn: half = false } = {}): void => {
  [count, haltAt, torn] = [0, at, half];
};
/** How many there were; everything is let through again. */
export const disarm = (): number => {
  const counted = count;
  arm();
  return counted;
};

const step = (act: () => unknown, half?: () => unknown): unknown => {
  count += 1;
  if (count < haltAt) return act();
  if (count === haltAt && torn) half?.();
  throw new Halt('halted');
};

/** For `vi.mock('node:fs')`: the real one, whose changes can be stopped before any of them. */
export const haltingFs = (real: typeof fs): typeof fs => {
  const guarded = Object.fromEntries(CHANGING.map((name) => [name, (...args: never[]) => step(() => (real[name] as Act)(...args))]));
  const openSync = (...[path, flags, mode]: Parameters<typeof real.openSync>): number => {
    const writes = typeof flags === 'number' ? (flags & WRITES) !== 0 : flags !== undefined && flags !== 'r';
    return writes ? (step(() => real.openSync(path, flags, mode)) as number) : real.openSync(path, flags, mode);
  };
  const writeSync = (fd: number, bytes: Uint8Array, offset = 0, length = bytes.length): number =>
    step(
      () => real.writeSync(fd, bytes, offset, length),
      () => real.writeSync(fd, bytes, offset, length >> 1),
    ) as number;
  const all = { ...real, ...guarded, openSync, writeSync } as typeof fs;
  return { ...all, default: all } as typeof fs;
};
