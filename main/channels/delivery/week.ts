import type { Family } from '../../../preload/contract/event.ts';
import type { JournalEntry, JournalKind } from '../../../preload/contract/journal.ts';
import { isAccepted } from '../../../preload/contract/outcome.ts';
import { MOST_TIMES, type Span, sumOf, within } from './week-spans.ts';

/** What of the history a report is made of. */
export const WEEK_KINDS: JournalKind[] = ['started', 'stopped', 'address', 'update', 'command', 'verification'];

/** Something that failed, from its first failure to the next success; `to` null: it has not ended. ms since 1970. */
export interface Outage {
  event: string;
  name: string;
  from: number;
  to: number | null;
}

/** For how long the DNS showed the address, of the time in which that is known. In ms. */
export interface Shown {
  host: string;
  matched: number;
  known: number;
}

export interface Week {
  /** How often the address of a family changed, and what to last. */
  addresses: { family: Family; changes: number; address: string | null }[];
  /** Updates that a service took. */
  updates: number;
  outages: Outage[];
  shown: Shown[];
  /** For how long Saikoro did not run, as far as the history tells. In ms. */
  off: number;
}

type Of<K extends JournalKind> = Extract<JournalEntry, { kind: K }>;
const isOf = <K extends JournalKind>(entry: JournalEntry, ...kinds: K[]): entry is JournalEntry & Of<K> =>
  (kinds as JournalKind[]).includes(entry.kind);

/** When Saikoro was not running: from the end, or from the last line before a start that no end came before. */
const offIn = (entries: readonly JournalEntry[]): Span[] => {
  const spans: Span[] = [];
  let before: JournalEntry | undefined;
  for (const entry of entries) {
    if (entry.kind === 'started' && before !== undefined && entry.at > before.at) spans.push({ from: before.at, to: entry.at });
    before = entry;
  }
  return spans;
};

const outagesIn = (entries: readonly JournalEntry[]): Outage[] => {
  const all: Outage[] = [];
  const open = new Map<string, Outage>();
  for (const entry of entries) {
    if (!isOf(entry, 'update', 'command')) continue;
    const outage = open.get(entry.event);
    if (!isAccepted({ kind: entry.outcome })) {
      if (outage !== undefined) continue;
      const begun = { event: entry.event, name: entry.name, from: entry.at, to: null };
      open.set(entry.event, begun);
      all.push(begun);
    } else if (outage !== undefined) {
      outage.to = entry.at;
      open.delete(entry.event);
    }
  }
  return all;
};

const shownIn = (entries: readonly JournalEntry[], off: readonly Span[], range: Span): Shown[] => {
  const looks = new Map<string, Of<'verification'>[]>();
  for (const entry of entries)
    if (isOf(entry, 'verification'))
      looks.set(`${entry.host} ${entry.family}`, [...(looks.get(`${entry.host} ${entry.family}`) ?? []), entry]);
  return [...looks.values()].slice(0, MOST_TIMES).map((all) => {
    const times = { matched: 0, known: 0 };
    all.forEach((look, nth) => {
      const span = within({ from: look.at, to: all[nth + 1]?.at ?? range.to }, range);
      if (span === null || look.verification === 'unknown') return;
      const known = sumOf([span]) - sumOf(off.map((each) => within(each, span)));
      times.known += known;
      if (look.verification !== 'mismatch') times.matched += known;
    });
    return { host: all[0]?.host ?? '', ...times };
  });
};

/** What happened in that time. `entries`: of WEEK_KINDS, in any order; those before it say how it began. Pure. */
export const weekOf = (entries: readonly JournalEntry[], range: Span): Week => {
  const all = [...entries].filter(({ at }) => at < range.to).sort((a, b) => a.at - b.at || a.seq - b.seq);
  const isIn = ({ at }: JournalEntry): boolean => at >= range.from;
  const off = offIn(all);
  const changes = all.filter((entry) => isOf(entry, 'address') && isIn(entry) && entry.previous !== null) as Of<'address'>[];
  const families = [...new Set(changes.map(({ family }) => family))].sort();
  return {
    addresses: families.map((family) => {
      const own = changes.filter((entry) => entry.family === family);
      return { family, changes: own.length, address: own.at(-1)?.address ?? null };
    }),
    updates: all.filter((entry) => isOf(entry, 'update') && isIn(entry) && isAccepted({ kind: entry.outcome })).length,
    outages: outagesIn(all).filter(({ to }) => to === null || to > range.from),
    shown: shownIn(all, off, range).filter(({ known }) => known > 0),
    off: sumOf(off.map((each) => within(each, range))),
  };
};
