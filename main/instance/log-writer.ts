import { FAMILIES } from '../../preload/contract/event.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import type { LogLevel, LogLine } from '../../preload/contract/log.ts';
import { type Severity, WARNINGS, type WarningView } from '../../preload/contract/warning.ts';
import type { Engine } from '../engine/engine.ts';
import type { Journal } from '../ports/storage/journal.ts';
import type { Log } from '../ports/storage/log.ts';

type Facts = LogLine['facts'];

/** Of an entry of the history its closed words alone: no name, host, address or word of a service. */
const WORDS = ['outcome', 'reason', 'change', 'problem', 'why', 'verification', 'family', 'because', 'answer', 'step', 'fault'] as const;
const factsOf = (entry: JournalEntry): Facts => {
  const of = entry as unknown as Readonly<Record<string, unknown>>;
  const words = WORDS.flatMap((key) => (typeof of[key] === 'string' ? [[key, of[key]] as const] : []));
  return { seq: entry.seq, kind: entry.kind, ...(Object.fromEntries(words) as Facts) };
};

const LEVELS: Record<Severity, LogLevel> = { error: 'error', warning: 'warning', info: 'info' };
const signOf = ({ code, key = '' }: WarningView): string => `${code} ${key}`;

/** Writes into the log files what the window would show, in closed words. */
export const followLog = ({
  log,
  saikoro: { state },
  journal,
}: {
  log: Pick<Log, 'add'>;
  saikoro: Pick<Engine, 'state'>;
  journal: Pick<Journal, 'listen'>;
}): void => {
  let seen = new Map<string, WarningView>();
  const warnings = (now: readonly WarningView[]): void => {
    const next = new Map(now.map((view) => [signOf(view), view]));
    for (const [sign, { code, count }] of next)
      if (!seen.has(sign)) log.add({ level: LEVELS[WARNINGS[code].severity], about: 'warning', facts: { code, count, is: 'begun' } });
    for (const [sign, { code, since }] of seen)
      if (!next.has(sign)) log.add({ level: LEVELS[WARNINGS[code].severity], about: 'warning', facts: { code, since, is: 'over' } });
    seen = next;
  };
  journal.listen((entry) => log.add({ level: entry.kind === 'verification' ? 'debug' : 'info', about: 'journal', facts: factsOf(entry) }));
  state.listen(({ fields }) => {
    if (fields.warnings !== undefined) warnings(fields.warnings);
    if (fields.health !== undefined) log.add({ level: 'debug', about: 'health', facts: { health: fields.health } });
    for (const family of fields.addresses === undefined ? [] : FAMILIES) {
      const { kind, because, evidence } = state.fields().addresses[family];
      const answered = evidence.filter(({ answer }) => answer === 'address').length;
      log.add({ level: 'debug', about: 'line', facts: { family, kind, because, asked: evidence.length, answered } });
    }
  });
};
