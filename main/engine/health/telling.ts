import type { NoticeView } from '../../../preload/contract/state.ts';
import { MOST_NAMED, WARNINGS, type WarningCode } from '../../../preload/contract/warning.ts';
import type { Posted } from '../runtime/notices.ts';
import { type Entry, tellingOf } from './entry.ts';
import { stepAt } from './ladder.ts';

/** A notice without its number and its time. */
export type Telling = Posted;

/** Of an event, or of the machine. */
export interface Teller {
  entry: Entry;
  event?: { id: string; name: string };
  key?: string;
  detail?: string;
  outcome?: NoticeView['outcome'];
}

/** After a notice, further ones of the same code and step wait this long and are told together. In ms. */
export const APART = 10 * 60_000;
/** What becomes due is told so much later, in ms, with what becomes due meanwhile. */
export const GATHER = 2000;

const nameless = <T extends { event?: unknown }>({ event: _, ...rest }: T) => rest;

const kindOf = (code: WarningCode): Telling['kind'] =>
  WARNINGS[code].scope === 'event' && WARNINGS[code].severity !== 'info' ? 'needs-you' : 'warning';

const tellingFor = (code: WarningCode, step: number, group: readonly Teller[]): Telling => {
  const [first] = group as [Teller, ...Teller[]];
  const { event, key, detail, outcome } = first;
  const common = {
    kind: kindOf(code),
    warning: code,
    step,
    since: Math.min(...group.map(({ entry }) => entry.since)),
    ...(key === undefined ? {} : { key }),
    ...(detail === undefined ? {} : { detail }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(event === undefined ? {} : { event: event.id, name: event.name }),
  };
  const named = group.slice(0, MOST_NAMED).flatMap((each) => (each.event === undefined ? [] : [each.event]));
  if (group.length === 1) return common;
  const members = group.flatMap((each) => (each.event === undefined ? [] : [{ ...each.event, since: each.entry.since }]));
  return { ...nameless(common), count: group.length, named, members };
};

/** Knows what was told last, by code and step: so long others of them wait. */
export interface Telltale {
  /** Tells what is due; the rest waits until the time that is answered, null: nothing does. `repeatsFrom`: nothing is said again before. */
  tell(all: Iterable<Teller>, when: { now: number; repeatsFrom: number }, say: (telling: Telling) => void): number | null;
}

export const createTelltale = (): Telltale => {
  const lastAt = new Map<string, number>();
  return {
    tell(all, { now, repeatsFrom }, say) {
      let next: number | null = null;
      const later = (at: number): void => {
        next = next === null ? at : Math.min(next, at);
      };
      const groups = new Map<string, { code: WarningCode; step: number; group: Teller[] }>();
      for (const teller of all) {
        const { entry, key } = teller;
        const planned = tellingOf(entry);
        if (planned === null) continue;
        const at = entry.firstAt === null ? planned : Math.max(planned, repeatsFrom);
        if (at > now) {
          later(at);
          continue;
        }
        const step = entry.firstAt === null ? 0 : stepAt(now - entry.firstAt);
        const about = `${entry.code} ${key ?? ''} ${step}`;
        const freeAt = (lastAt.get(about) ?? Number.NEGATIVE_INFINITY) + APART;
        if (freeAt > now && freeAt <= now + APART) {
          later(freeAt);
          continue;
        }
        const known = groups.get(about);
        if (known === undefined) groups.set(about, { code: entry.code, step, group: [teller] });
        else known.group.push(teller);
      }
      for (const [about, { code, step, group }] of groups) {
        lastAt.set(about, now);
        say(tellingFor(code, step, group));
        for (const { entry } of group) {
          entry.firstAt ??= now;
          entry.lastAt = now;
          const at = tellingOf(entry);
          if (at !== null) later(at);
        }
      }
      for (const [about, at] of lastAt) if (at + APART <= now) lastAt.delete(about);
      return next;
    },
  };
};
