import { type EntryResult, RESULTS, TOPICS, type Topic } from '../../../preload/contract/history/filter.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import type { Wording } from '../../../preload/strings/sentences/wording.ts';
import { resultOf, TOPIC_OF } from '../../instance/history/result.ts';
import { folded, textOf } from '../../instance/history/searched-text.ts';
import { plainText } from '../../instance/text/plain-text.ts';
import type { Journal } from '../../ports/storage/journal.ts';
import { type Command, type Context, refuse } from '../command-line/context.ts';
import { EXIT } from '../command-line/exit-code.ts';
import { chosenBy } from './chosen.ts';
import { looking } from './list-events.ts';

const DEFAULT_LINES = 50;
const MOST_LINES = 500;
/** Read at a time. */
const SLICE = 500;
const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** When --since means, in ms since 1970; null: it is no time. Days and times are the computer's own. */
const sinceOf = (text: string, now: number): number | null => {
  const [, count = '', unit = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (count !== '') return now - Number(count) * (UNITS[unit] ?? 0);
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?$/.test(text)) return null;
  const at = new Date(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T')).getTime();
  return Number.isNaN(at) ? null : at;
};

interface Filter {
  since: number | null;
  limit: number;
  event?: string;
  fits(entry: JournalEntry): boolean;
}

/** The newest that fit, newest first. */
const newest = (journal: Pick<Journal, 'page'>, { since, limit, event, fits }: Filter): JournalEntry[] => {
  const found: JournalEntry[] = [];
  for (let before: number | undefined; found.length < limit; ) {
    const slice = journal.page({ limit: SLICE, ...(before === undefined ? {} : { before }), ...(event === undefined ? {} : { event }) });
    found.push(...slice.filter((entry) => (since === null || entry.at >= since) && fits(entry)));
    const last = slice.at(-1);
    if (last === undefined || slice.length < SLICE || (since !== null && last.at < since)) break;
    before = last.seq;
  }
  return found.slice(0, limit);
};

/** What is wrong with an option, in words. */
const wrongWith = ({ options, strings: { command } }: Context, limit: number, since: number | null): string | null => {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LINES) return command.badLimit(MOST_LINES);
  if (options.since !== undefined && since === null) return command.badSince;
  if (options.topic !== undefined && !TOPICS.includes(options.topic as Topic)) return command.badFilter('topic', [...TOPICS]);
  if (options.result !== undefined && !RESULTS.includes(options.result as EntryResult)) return command.badFilter('result', [...RESULTS]);
  return null;
};

/** What happened, the oldest first, as `journalctl` has it; narrowed down as in the window's history. */
export const logEvents: Command = (context) => {
  const { options, strings, terminal, words, language, kit } = context;
  const limit = options.limit === undefined ? DEFAULT_LINES : Number(options.limit);
  const since = options.since === undefined ? null : sinceOf(options.since, kit.clock.now());
  const wrong = wrongWith(context, limit, since);
  if (wrong !== null) return refuse(context, wrong, EXIT.usage);
  return looking(context, (kept) => {
    const chosen = chosenBy(words, kept.all(), context);
    if (!chosen.ok) return chosen.code;
    const event = chosen.events[0]?.id;
    const wording: Wording = { strings, language, services: { get: (id) => kept.services.find(id)?.info } };
    const sought = folded(options.search ?? '');
    const fits = (entry: JournalEntry): boolean =>
      (options.topic === undefined || TOPIC_OF[entry.kind] === options.topic) &&
      (options.result === undefined || resultOf(entry) === options.result) &&
      (sought === '' || textOf(entry, wording).includes(sought));
    const nameOf = (id: string): string => kept.services.find(id)?.info.name ?? id;
    for (const entry of newest(kept.stores.journal, { since, limit, fits, ...(event === undefined ? {} : { event }) }).toReversed())
      terminal.print(
        options.json
          ? JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() })
          : plainText(strings.cli.readableLine(entry, nameOf)),
      );
    return EXIT.ok;
  });
};
