import type { DataFolder } from '../data-folder.ts';

/** What settings-store.ts puts aside for a person to look at. */
const ASIDE = /^(?:events\.damaged|settings\.json\.(?:damaged|edited|before))-/;

/** The events in files that were set aside: a person may put them right, and back, long after. Read as text, since they may be no JSON. */
export const idsAside = (files: DataFolder): Set<string> =>
  new Set(
    files
      .list()
      .filter((name) => ASIDE.test(name))
      .flatMap((name) => {
        const read = files.read(name);
        return read.ok ? [...read.text.matchAll(/"id"\s*:\s*"([A-Za-z0-9-]+)"/g)].map(([, id = '']) => id) : [];
      }),
  );
