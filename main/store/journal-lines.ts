import * as v from 'valibot';
import { type JournalEntry, journalEntrySchema } from '../../preload/contract/journal.ts';
import type { JournalQuery } from '../ports/storage/journal.ts';
import { parseJson } from './data-folder.ts';

/** One line as an entry; null if it is damaged or of a kind this version doesn't know. */
export const readEntry = (line: string): JournalEntry | null => {
  const entry = v.safeParse(journalEntrySchema, parseJson(line));
  return entry.success ? (entry.output as JournalEntry) : null;
};

/** Only the number: damaged or strange lines have it, too, and it must not be given twice. */
export const seqOf = (line: string): number | null => {
  const seq = /^\{"seq":(\d{1,15}),/.exec(line)?.[1];
  return seq === undefined ? null : Number(seq);
};

/** Whole as far as a line can tell. One of a kind this version doesn't know is whole: it stays in the file, unseen. */
export const isWhole = (line: string): boolean => seqOf(line) !== null && parseJson(line) !== undefined;

export const writeEntry = ({ seq, at, ...fact }: JournalEntry): string => JSON.stringify({ seq, at, ...fact });

export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

type Wanted = Pick<JournalQuery, 'event' | 'kinds'>;

/** Cheap, and never wrong where it says no: most lines are passed over without being decoded. */
const mayBe = (line: string, { event, kinds }: Wanted): boolean =>
  (event === undefined || line.includes(event)) && (kinds === undefined || kinds.some((kind) => line.includes(`"kind":"${kind}"`)));

const isWanted = (entry: JournalEntry, { event, kinds }: Wanted): boolean =>
  (event === undefined || ('event' in entry && entry.event === event)) && (kinds === undefined || kinds.includes(entry.kind));

/** Entries of these lines below `before`, newest first, until `limit` are found. */
export const pageOf = (
  lines: string[],
  { before, limit, ...wanted }: Required<Pick<JournalQuery, 'before' | 'limit'>> & Wanted,
): JournalEntry[] => {
  const found: JournalEntry[] = [];
  for (let at = lines.length - 1; at >= 0 && found.length < limit; at -= 1) {
    const line = lines[at] ?? '';
    if ((seqOf(line) ?? before) >= before || !mayBe(line, wanted)) continue;
    const entry = readEntry(line);
    if (entry !== null && isWanted(entry, wanted)) found.push(entry);
  }
  return found;
};
