import type { ProblemCode } from '../../preload/contract/journal.ts';
import type { Clock } from '../ports/clock.ts';

/** What could not be written is tried again after so long, in ms. */
const EVERY = 60_000;

/** A file that keeps back what a disk does not take. */
export interface Lagging {
  /** Something of it is not on the disk. */
  isBehind(): boolean;
  /** Writes what was kept back, as far as that goes. */
  catchUp(): void;
}

/** Writes by itself, and not with the next change alone, what a full or failing disk refused; no timer runs while nothing is kept back. */
export const createCatchUp = (
  { wakeAt, now }: Pick<Clock, 'wakeAt' | 'now'>,
  {
    files,
    over,
  }: {
    files: readonly Lagging[] /** Nothing is kept back any more; of which problems that is the end. */;
    over(codes: ProblemCode[]): void;
  },
): { refused(code: ProblemCode): void; stop(): void } => {
  let codes = new Set<ProblemCode>();
  let cancel: (() => void) | null = null;
  let stopped = false;
  const tryAll = (): void => {
    cancel = null;
    for (const file of files) if (file.isBehind()) file.catchUp();
    if (files.some((file) => file.isBehind())) {
      arm();
      return;
    }
    const ended = [...codes];
    codes = new Set();
    over(ended);
  };
  const arm = (): void => {
    if (!stopped) cancel ??= wakeAt(now() + EVERY, tryAll);
  };
  return {
    refused(code) {
      codes.add(code);
      arm();
    },
    stop() {
      stopped = true;
      cancel?.();
      // The last chance: there may be room by now.
      for (const file of files) if (file.isBehind()) file.catchUp();
    },
  };
};
