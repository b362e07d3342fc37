import type { JournalEntry } from '../../preload/contract/journal.ts';
import type { Unread } from '../ports/storage/files.ts';
import type { Journal } from '../ports/storage/journal.ts';
import type { Lagging } from './catch-up.ts';
import { copyAside, type DataFolder, diskProblem, type Report, type Rewritable, setAside } from './data-folder.ts';
import { isWhole, linesOf, pageOf, seqOf, writeEntry } from './journal-lines.ts';

/** Newest first. Each holds at most about a megabyte. */
export const JOURNAL_FILES = ['journal.jsonl', 'journal.1.jsonl', 'journal.2.jsonl', 'journal.3.jsonl', 'journal.4.jsonl'];
const NEWEST = 'journal.jsonl';
const MOST_BYTES = 1_000_000;
/** Lines kept in memory: what the window shows first. */
const MOST_KEPT = 500;
const BEGINNING = '{"seq":';
/** Lines kept for a disk that has no room; beyond it the oldest of them are given up. */
const MOST_UNWRITTEN = 5000;

/** The history, docs/journal.md. A line that could not be written is kept and goes out with the next, or once there is room; `report` tells once that it is so. */
export const openJournal = ({
  files,
  now,
  report,
}: {
  files: DataFolder;
  now: () => number;
  report: Report;
}): Journal & Rewritable & Lagging => {
  const listeners = new Set<(entry: JournalEntry) => void>();
  /** The end of the newest file, as lines. */
  let kept: string[] = [];
  let unwritten: string[] = [];
  let seq = 0;
  let failing = false;

  const tellUnread = (name: string, { why, detail }: Unread): void => {
    if (why === 'error') report('disk-error', detail);
    if (why === 'unfit') report('journal-damaged', setAside(files, name, now()) ?? detail);
  };
  const read = (name: string): string[] => {
    const found = files.read(name);
    if (!found.ok) tellUnread(name, found);
    return found.ok ? linesOf(found.text) : [];
  };

  const load = (): void => {
    const newest = files.read(NEWEST);
    if (!newest.ok) tellUnread(NEWEST, newest);
    const text = newest.ok ? newest.text : '';
    const lines = linesOf(text);
    const last = lines.at(-1) ?? '';
    // Cut short by a crash: it was never acknowledged. A file of one line that begins otherwise was not, but is none of ours.
    const isTorn =
      last !== '' && !text.endsWith('\n') && !isWhole(last) && (lines.length > 1 || BEGINNING.startsWith(last.slice(0, BEGINNING.length)));
    const good = lines.filter(isWhole);
    const damaged = lines.length - good.length - (isTorn ? 1 : 0);
    if (damaged > 0) report('journal-damaged', `${NEWEST}: ${damaged}`);
    // Told once: the damaged file is kept beside the one written now.
    const mend = damaged > 0 ? copyAside(files, { name: NEWEST, text, at: now() }) : isTorn;
    const mended = mend && files.write(NEWEST, good.map((line) => `${line}\n`).join('')).ok;
    // A number must never be given twice, not even that of a line that can't be read any more; one that was cut short was not given.
    const numbered = isTorn && mended ? lines.slice(0, -1) : lines;
    for (const name of JOURNAL_FILES) {
      for (const line of name === NEWEST ? numbered : read(name)) seq = Math.max(seq, seqOf(line) ?? 0);
      if (seq > 0) break;
    }
    kept = good.slice(-MOST_KEPT);
  };

  const rotate = (): void => {
    if (files.size(NEWEST) < MOST_BYTES) return;
    for (let at = JOURNAL_FILES.length - 1; at > 0; at -= 1) {
      const [from, to] = [JOURNAL_FILES[at - 1], JOURNAL_FILES[at]];
      // A name that isn't there yet is no fault; any other leaves the files as they are, to be tried with the next line.
      if (from !== undefined && to !== undefined && files.size(from) > 0 && !files.rename(from, to).ok) return;
    }
  };

  const write = (): void => {
    rotate();
    // Thousands may be waiting for room: whether there is any is tried with the oldest.
    const tried = failing ? files.append(NEWEST, unwritten[0] ?? '') : null;
    if (tried?.ok) unwritten.shift();
    const result = tried?.ok === false ? tried : files.append(NEWEST, unwritten.join('\n'));
    if (result.ok) unwritten = [];
    else if (!failing) {
      failing = true;
      report(diskProblem(result), result.detail);
    }
    failing = !result.ok;
    unwritten = unwritten.slice(-MOST_UNWRITTEN);
    kept = kept.slice(-Math.max(MOST_KEPT, unwritten.length));
  };

  load();
  return {
    writeAnew() {
      if (files.write(NEWEST, kept.map((line) => `${line}\n`).join('')).ok) unwritten = [];
    },
    isBehind: () => failing,
    catchUp() {
      if (unwritten.length > 0) write();
    },
    add(fact) {
      seq += 1;
      const entry: JournalEntry = { seq, at: now(), ...fact };
      const line = writeEntry(entry);
      kept.push(line);
      unwritten.push(line);
      write();
      for (const listener of [...listeners]) listener(entry);
      return entry;
    },
    page({ before = Number.POSITIVE_INFINITY, limit, ...wanted }) {
      const found = pageOf(kept, { ...wanted, before, limit });
      let below = Math.min(before, seqOf(kept[0] ?? '') ?? before);
      for (const name of JOURNAL_FILES) {
        if (found.length >= limit) break;
        const lines = read(name);
        found.push(...pageOf(lines, { ...wanted, before: below, limit: limit - found.length }));
        below = Math.min(below, seqOf(lines[0] ?? '') ?? below);
      }
      return found;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
