import type { Banded } from '../../ports/storage/timeline.ts';

/** Events by the numbers that the lines have for them; a number is never given twice. */
export interface EventNumbers {
  of(event: string): number;
  eventOf(number: number): string | undefined;
  get(event: string): Banded | undefined;
  /** Learned from a line, or new. The earliest moment counts, and the latest name. */
  know(number: number, event: Banded): void;
  /** A new one, or a new name. */
  name(event: string, name: string, at: number): void;
  /** None up to this one is given any more. */
  pass(number: number): void;
  count(): number;
  all(): IterableIterator<[number, Banded]>;
  forget(isUsed: (event: string) => boolean): void;
}

export const createEventNumbers = (): EventNumbers => {
  const byNumber = new Map<number, Banded>();
  const byEvent = new Map<string, number>();
  let next = 0;
  const know = (number: number, { event, name, from }: Banded): void => {
    const known = byNumber.get(number);
    byNumber.set(number, { event, name, from: Math.min(from, known?.event === event ? known.from : from) });
    byEvent.set(event, number);
    next = Math.max(next, number + 1);
  };
  const of = (event: string): number => {
    const known = byEvent.get(event);
    if (known !== undefined) return known;
    const number = next;
    know(number, { event, name: '', from: Number.MAX_SAFE_INTEGER });
    return number;
  };
  return {
    of,
    know,
    eventOf: (number) => byNumber.get(number)?.event,
    get: (event) => byNumber.get(byEvent.get(event) ?? -1),
    name(event, name, at) {
      know(of(event), { event, name, from: at });
    },
    pass(number) {
      next = Math.max(next, number + 1);
    },
    count: () => byNumber.size,
    all: () => byNumber.entries(),
    forget(isUsed) {
      for (const [number, { event }] of [...byNumber])
        if (!isUsed(event)) {
          byNumber.delete(number);
          byEvent.delete(event);
        }
    },
  };
};
