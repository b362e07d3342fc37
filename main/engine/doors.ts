import type { Outcome } from '../../preload/contract/outcome.ts';

/** Events that a service may refuse one password with before the others that have it are spared. */
const ENOUGH = 2;

/** Said of who asks, not of what is asked for: asked again with the same password, most services lock the account. */
export const isShutOut = (outcome: Outcome | null): outcome is Outcome =>
  outcome?.kind === 'abuse' || (outcome?.kind === 'auth-failed' && outcome.reason !== 'missing-secret');

interface Door {
  /** It let an event in: what others are refused for is not the password, until those it let in are refused as well. */
  letIn: boolean;
  /** Events it was refused to that had been let in before, and those that never had. */
  proven: Set<string>;
  fresh: Set<string>;
  outcome: Outcome | null;
}

/** Accounts with their passwords that a service refused, whichever event tried. In memory only. One event alone shuts no door. */
export interface Doors {
  entered(door: string): void;
  refused(door: string, by: { id: string; proven: boolean }, outcome: Outcome): void;
  /** The user changed something: whoever is next may try. */
  open(door: string): void;
  /** What everybody else was told; null: it may be tried. */
  shut(door: string): Outcome | null;
  forget(): void;
}

export const createDoors = (): Doors => {
  const doors = new Map<string, Door>();
  const opened = (letIn: boolean): Door => ({ letIn, proven: new Set(), fresh: new Set(), outcome: null });
  return {
    entered: (key) => void doors.set(key, opened(true)),
    refused(key, { id, proven }, outcome) {
      const door = doors.get(key) ?? opened(false);
      door[proven ? 'proven' : 'fresh'].add(id);
      doors.set(key, { ...door, outcome });
    },
    open: (key) => void doors.set(key, opened(doors.get(key)?.letIn ?? false)),
    shut(key) {
      const door = doors.get(key);
      if (door === undefined) return null;
      return door.proven.size + (door.letIn ? 0 : door.fresh.size) >= ENOUGH ? door.outcome : null;
    },
    forget: () => doors.clear(),
  };
};
