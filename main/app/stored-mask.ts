import type { Secrets } from '../ports/storage/secrets.ts';
import { maskOf } from '../providers/mask/mask.ts';

/** Shorter ones are words like any other, in characters. */
const SHORTEST = 4;

/** Hides every stored secret in a text, whosever it is: a program can read files, and its output is kept. */
export const createStoredMask =
  ({ secrets, ids }: { secrets: Pick<Secrets, 'keys' | 'get'>; ids: () => readonly string[] }) =>
  (text: string): string => {
    const stored = ids().flatMap((id) => secrets.keys(id).map((key) => secrets.get(id, key) ?? ''));
    return maskOf(stored.filter((secret) => secret.trim().length >= SHORTEST))(text);
  };
