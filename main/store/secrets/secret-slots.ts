import type { Bindings } from './secret-file.ts';

/**
 * Where an event's secrets stand in the files: under its id, as every version did, or, once they are changed, under its id and a number that
 * grows with each change. Which of them is in use is written with the event, so that the two can never part. A copy of it is kept under the
 * bare id, so that older versions find it.
 */
export const slotOf = (event: string, number: number): string => (number === 0 ? event : `${event}.${number}`);

/** Neither an id nor a key has a dot in it that is followed by digits alone. */
export const readSlot = (slot: string): { event: string; number: number } => {
  const [, event, number] = /^((?:channel:|heartbeat:)?[A-Za-z0-9-]+)\.(\d{1,12})$/.exec(slot) ?? [];
  return event === undefined ? { event: slot, number: 0 } : { event, number: Number(number) };
};

/** Which numbers each event has: asked thousands of times in one turn. */
export const createSlotIndex = (found: readonly string[]) => {
  const numbers = new Map<string, Set<number>>();
  const add = (slot: string): void => {
    const { event, number } = readSlot(slot);
    numbers.set(event, (numbers.get(event) ?? new Set()).add(number));
  };
  for (const slot of found) add(slot);
  return {
    add,
    remove(slot: string): void {
      const { event, number } = readSlot(slot);
      numbers.get(event)?.delete(number);
      if (numbers.get(event)?.size === 0) numbers.delete(event);
    },
    numbersOf: (event: string): number[] => [...(numbers.get(event) ?? [])],
    all: (): string[] => [...numbers].flatMap(([event, each]) => [...each].map((number) => slotOf(event, number))),
  };
};

/** The slot an event's secrets are in, by what its document names; null where that one was typed for another service or server. */
export const slotInUse = (
  event: string,
  {
    named,
    binding,
    numbers,
    bound,
    isCertain,
  }: {
    named: number;
    binding: string | null;
    numbers: readonly number[];
    bound: Bindings;
    /** The document is the one that was saved last. */
    isCertain: boolean;
  },
): number | null => {
  const fits = (number: number): boolean => {
    const typedFor = bound.get(slotOf(event, number));
    return typedFor === undefined || (binding === null ? isCertain : typedFor === binding);
  };
  // The bare id may hold a copy that a crash left outdated. Without a binding it was written by an older version and is valid.
  const isCopy = named === 0 && !isCertain && numbers.length > 1 && bound.has(event);
  if (numbers.includes(named) && !isCopy) return fits(named) ? named : null;
  // The document is older than the secrets, as a backup is: only what is known to have been typed for the same may be used.
  const alike = numbers.filter((number) => binding !== null && bound.get(slotOf(event, number)) === binding);
  return alike.length > 0 ? Math.max(...alike) : isCopy ? null : named;
};
