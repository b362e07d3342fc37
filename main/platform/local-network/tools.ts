import type { LocalAddress } from '../../net/local-address.ts';

/** How one system is asked for its addresses, and how it tells that they changed. */
export interface NetworkTools {
  list: {
    program: string;
    args: string[];
    timeoutMs: number;
    /** How long an answer holds while the system names the same addresses, in ms; 0 where asking costs next to nothing. */
    holdsMs: number;
    /** Null unless the whole output is understood, since half a list would be wrong. */
    read(stdout: string): LocalAddress[] | null;
  };
  /** Null where nothing can be listened to cheaply. */
  news: {
    program: string;
    args: string[];
    /** As above, while it runs and says nothing at all, in ms. */
    holdsMs: number;
    reader(): NewsReader;
  } | null;
}

/** Takes what the system says line by line; true when an address, an interface or the way out changed. */
export type NewsReader = (line: string) => boolean;

/** Most things a reader remembers: more of them are no home's. */
export const MOST_REMEMBERED = 1000;

/** Whether something is another than it was when last heard of; what is forgotten counts as new. */
export const createMemory = (): { isNew(key: string, value: string): boolean; forget(key: string): void } => {
  const known = new Map<string, string>();
  return {
    isNew(key, value) {
      if (known.get(key) === value) return false;
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(key, value);
      return true;
    },
    forget: (key) => void known.delete(key),
  };
};
