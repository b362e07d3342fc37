import { BAND_STATES } from '../../../preload/contract/history/timeline.ts';
import type { JournalEntry } from '../../../preload/contract/journal.ts';
import { asRead, detailsOf } from '../../../preload/strings/sentences/journal-entry.ts';
import { serviceName, type Wording } from '../../../preload/strings/sentences/wording.ts';
import type { TimelineCommands } from '../../engine/timeline/timeline.ts';

import { resultOf, TOPIC_OF } from './result.ts';

type Row = (string | number)[];
export type Bands = ReturnType<TimelineCommands['all']>;

const two = (number: number): string => String(number).padStart(2, '0');
/** The computer's own time as table programs of all languages read it. */
const localTime = (at: number): string => {
  const date = new Date(at);
  const day = [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
};
const utc = (at: number): string => new Date(at).toISOString();

const hostsOf = (entry: JournalEntry): string[] =>
  entry.kind === 'update' ? entry.hosts : entry.kind === 'verification' || entry.kind === 'watch' ? [entry.host] : [];

/** An address of an entry, by its family. */
const addressesOf = (entry: JournalEntry): { ipv4?: string | null; ipv6?: string | null } => {
  if (entry.kind === 'update') return { ipv4: entry.ipv4 ?? null, ipv6: entry.ipv6 ?? null };
  if (entry.kind === 'verification') return { [entry.family]: entry.expected };
  return entry.kind === 'address' || entry.kind === 'undecided' ? { [entry.family]: entry.address } : {};
};

/** The history as a table in the user's words: a row an entry. */
export const journalTable = (entries: readonly JournalEntry[], wording: Wording): Row[] => {
  const { strings, services, language } = wording;
  const { columns, topics, results } = strings.history;
  const service = (id: string): string => serviceName(services, id, language);
  const heads = [columns.number, columns.time, columns.utc, columns.kind, columns.event, columns.hosts, columns.service];
  const rows = entries.map((entry): Row => {
    const { ipv4, ipv6 } = addressesOf(entry);
    const result = resultOf(entry);
    return [
      ...[entry.seq, localTime(entry.at), utc(entry.at), topics[TOPIC_OF[entry.kind]]],
      ...['event' in entry ? entry.name : '', hostsOf(entry).join(' '), entry.kind === 'update' ? service(entry.service) : ''],
      ...[ipv4 ?? '', ipv6 ?? '', result === null ? '' : results[result]],
      ...[strings.journal(asRead(entry), service), detailsOf(entry, wording).join('\n')],
    ];
  });
  return [[...heads, columns.ipv4, columns.ipv6, columns.result, columns.text, columns.details], ...rows];
};

/** How each event stood, as a table: a row for each time in one state. */
export const timelineTable = (bands: Bands, { strings }: Pick<Wording, 'strings'>): Row[] => {
  const { columns } = strings.history;
  const rows: Row[] = [[columns.event, columns.state, columns.from, columns.to, columns.fromUtc, columns.toUtc, columns.seconds]];
  for (const { name, segments } of bands)
    for (let at = 0; at + 2 < segments.length; at += 3) {
      const [from, to] = [(segments[at] ?? 0) * 1000, (segments[at + 1] ?? 0) * 1000];
      const state = strings.timeline.states[BAND_STATES[segments[at + 2] ?? 0] ?? 'none'];
      rows.push([name, state, localTime(from), localTime(to), utc(from), utc(to), (to - from) / 1000]);
    }
  return rows;
};

/** The same for programs: in the closed words of docs/timeline.md. */
export const timelineFields = (bands: Bands): object[] =>
  bands.map(({ event, name, segments }) => ({
    event,
    name,
    pieces: Array.from({ length: segments.length / 3 }, (_, at) => ({
      from: utc((segments[3 * at] ?? 0) * 1000),
      to: utc((segments[3 * at + 1] ?? 0) * 1000),
      state: BAND_STATES[segments[3 * at + 2] ?? 0],
    })),
  }));
