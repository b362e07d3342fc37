import { type MachineWarning, WARNINGS, type WarningCode, type WarningView } from '../../../preload/contract/warning.ts';
import { type Entry, hide, isVisible, noted } from './entry.ts';
import type { Teller } from './telling.ts';

/** One thing that is wrong with this computer, its line, its files or a channel. */
interface Fact extends Teller {
  entry: Entry<MachineWarning>;
}

/** What is wrong beside the events, by code and key. */
export interface Machine {
  /** It is so (detail: a file, a number, a name; never a secret), or it is not (null). Answers whether that is new. */
  set(code: MachineWarning, key: string, detail: string | null, since?: number): boolean;
  /** Restored from the last run: `active` until its owner reports it over; if not active, only when it was told is known. */
  restore(fact: Fact): void;
  get(code: MachineWarning, key: string): Fact | undefined;
  all(): Iterable<Fact>;
  /** What is seen, and may explain other things. */
  causes(): ReadonlySet<WarningCode>;
  views(): WarningView[];
}

/** What other things may follow from. */
const EXPLAINS: ReadonlySet<WarningCode> = new Set(Object.values(WARNINGS).flatMap(({ dependsOn }) => dependsOn));

export const createMachine = (now: () => number): Machine => {
  const facts = new Map<string, Fact>();
  const keyOf = (code: MachineWarning, key: string): string => `${code} ${key}`;
  const causes = (): Set<WarningCode> =>
    new Set([...facts.values()].filter(({ entry }) => EXPLAINS.has(entry.code) && isVisible(entry, now())).map(({ entry }) => entry.code));
  const hideAll = (): void => {
    const seen = causes();
    for (const { entry } of facts.values())
      hide(
        entry,
        WARNINGS[entry.code].dependsOn.some((cause) => seen.has(cause)),
        now(),
      );
  };
  return {
    set(code, key, detail, since) {
      const known = facts.get(keyOf(code, key));
      if (detail === null) {
        // What is only remembered from before a restart stays so until it is found again.
        if (known === undefined || !known.entry.active) return false;
        facts.delete(keyOf(code, key));
        hideAll();
        return true;
      }
      const isNew = known?.entry.active !== true;
      const entry = noted(known?.entry, { code, families: [], since: since ?? null, due: null }, now());
      facts.set(keyOf(code, key), { entry, ...(key === '' ? {} : { key }), ...(detail === '' ? {} : { detail }) });
      if (isNew) hideAll();
      return isNew || known?.detail !== (detail === '' ? undefined : detail);
    },
    restore: (fact) => void facts.set(keyOf(fact.entry.code, fact.key ?? ''), fact),
    get: (code, key) => facts.get(keyOf(code, key)),
    all: () => facts.values(),
    causes,
    views: () =>
      [...facts.values()]
        .filter(({ entry }) => isVisible(entry, now()))
        .map(({ entry, key, detail }) => ({
          code: entry.code,
          since: entry.since,
          count: 1,
          named: [],
          ...(key === undefined ? {} : { key }),
          ...(detail === undefined ? {} : { detail }),
          ...(entry.snoozedUntil !== null && entry.snoozedUntil > now() ? { snoozedUntil: entry.snoozedUntil } : {}),
        })),
  };
};
