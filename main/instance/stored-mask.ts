import type { Secrets } from '../ports/storage/secrets.ts';
import { type JobMask, jobMaskOf } from '../providers/mask/mask.ts';

/** Shorter ones are words like any other, in characters. */
const SHORTEST = 4;
/** So many that are stored no more are still looked for: all that a secret becomes is computed anew only where there are more. */
const MOST_STALE = 100;

/** Hides every stored secret in a text, whosever it is: a program can read files, and its output is kept. */
export const createStoredMask = ({ secrets, ids }: { secrets: Pick<Secrets, 'keys' | 'get'>; ids: () => readonly string[] }) => {
  let known = new Set<string>();
  let mask: JobMask = jobMaskOf([]);
  return (text: string): string => {
    const stored = new Set<string>();
    for (const id of ids())
      for (const key of secrets.keys(id)) {
        const secret = secrets.get(id, key) ?? '';
        if (secret.trim().length >= SHORTEST) stored.add(secret);
      }
    const more = [...stored].filter((secret) => !known.has(secret));
    const isStale = known.size + more.length - stored.size > MOST_STALE;
    if (isStale) mask = jobMaskOf([...stored]);
    else mask.also(more);
    known = isStale ? stored : new Set([...known, ...more]);
    return mask(text);
  };
};
