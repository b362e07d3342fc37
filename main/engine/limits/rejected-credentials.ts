import type { Outcome } from '../../../preload/contract/outcome.ts';

/** Events that a service may refuse one password with before the others that have it are spared. */
const ENOUGH = 2;

/**
 * Outcomes that refuse the credentials themselves; most services lock an account after repeated tries. A valid key that may not write
 * one name may write others.
 */
export const isShutOut = (outcome: Outcome | null): outcome is Outcome =>
  outcome?.kind === 'abuse' || (outcome?.kind === 'auth-failed' && outcome.reason !== 'not-permitted');

interface Door {
  /** Events that were accepted with this password: a refusal of others then has another cause, until these are refused as well. */
  letIn: boolean;
  /** Events it was refused to that had been let in before, and those that never had. */
  proven: Set<string>;
  fresh: Set<string>;
}

/** Accounts with their passwords that a service refused, whichever event tried. In memory only. A refusal of one event alone blocks no other. */
export interface RejectedCredentials {
  entered(door: string): void;
  refused(door: string, by: { id: string; proven: boolean }): void;
  /** The user changed something: the next event with this password may try it. */
  open(door: string): void;
  /** Enough were refused: it is not to be tried. */
  shut(door: string): boolean;
  forget(): void;
}

export const createRejectedCredentials = (): RejectedCredentials => {
  const rejectedCredentials = new Map<string, Door>();
  const opened = (letIn: boolean): Door => ({ letIn, proven: new Set(), fresh: new Set() });
  return {
    entered: (key) => void rejectedCredentials.set(key, opened(true)),
    refused(key, { id, proven }) {
      const door = rejectedCredentials.get(key) ?? opened(false);
      door[proven ? 'proven' : 'fresh'].add(id);
      rejectedCredentials.set(key, door);
    },
    open: (key) => void rejectedCredentials.set(key, opened(rejectedCredentials.get(key)?.letIn ?? false)),
    shut(key) {
      const door = rejectedCredentials.get(key);
      return door !== undefined && door.proven.size + (door.letIn ? 0 : door.fresh.size) >= ENOUGH;
    },
    forget: () => rejectedCredentials.clear(),
  };
};
