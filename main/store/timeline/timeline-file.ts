import { DAY_SECONDS, type Day, type Mark, type TimelineStore } from '../../ports/storage/timeline.ts';
import { copyAside, type DataFolder, diskProblem, type Report, type Rewritable, setAside } from '../data-folder.ts';
import { createArchive } from './archive.ts';
import { dayOf } from './day-text.ts';
import { createEventNumbers } from './event-numbers.ts';
import { dayLine, markLine } from './line.ts';
import { createRecording } from './recording.ts';
import { playToday } from './today.ts';

/** The days that are over, and what happens on the present one. */
export const TIMELINE_FILES = ['timeline.jsonl', 'timeline-today.jsonl'] as const;
const [ARCHIVE, TODAY] = TIMELINE_FILES;
const MODE = { mode: 0o600 };
/** A day's lines are put together once they are longer than this, in characters. */
const MOST_TODAY = 1_000_000;
/** Lines kept for a disk that has no room; the oldest are given up, and seen to be missing. */
const MOST_UNWRITTEN = 2000;
/** What could not be put among the days is tried again after so long, in ms. */
const AGAIN = 10 * 60_000;

/** How events stood, docs/timeline.md. What can't be read is left out and told; what can't be written is kept and goes out later. */
export const openTimeline = ({
  files,
  now,
  report,
}: {
  files: DataFolder;
  now: () => number;
  report: Report;
}): TimelineStore & Rewritable => {
  const numbers = createEventNumbers();
  const archive = createArchive(numbers);
  const recording = createRecording();
  let n = 0;
  /** The day kept before the present one. */
  let after: number | null = null;
  let unwritten: string[] = [];
  /** Of its file, and what it was after it was last put together. */
  let signs = 0;
  let shortest = 0;
  let failing = false;
  /** Files that are still in their place and must not be written over. */
  let isBlocked = false;
  /** Days are over that are not on the disk yet; since when that was tried, ms. */
  let unfiled: number | null = null;

  const told = (result: ReturnType<DataFolder['write']>): boolean => {
    if (!result.ok && !failing) report(diskProblem(result), result.detail);
    failing = !result.ok;
    return result.ok;
  };
  const seconds = (): number => Math.floor(now() / 1000);

  const read = (name: string): string => {
    const found = files.read(name);
    if (found.ok) return found.text;
    if (found.why === 'unfit') report('timeline-damaged', setAside(files, name, now()) ?? found.detail);
    if (found.why === 'error') {
      report('disk-error', found.detail);
      isBlocked = true;
    }
    return '';
  };
  /** The damaged text is kept beside what is written now; where it can't be, nothing is written over it. */
  const keepDamaged = (name: string, text: string, lines: number): void => {
    report('timeline-damaged', `${name}: ${lines}`);
    if (!copyAside(files, { name, text, at: now() })) isBlocked = true;
  };

  const lineOf = (mark: Mark): string => {
    n += 1;
    return markLine(mark, { n, after }, numbers);
  };
  /** The file of the present day as short as can be: what was so far in one line, and how things stand. The archive has the names by then. */
  const writeToday = (): boolean => {
    const present = recording.present(0);
    n = present === null ? 0 : 1;
    const lines = present === null ? [] : [dayLine(present, after, numbers, n)];
    lines.push(...recording.standing().map(lineOf));
    const text = lines.map((line) => `${line}\n`).join('');
    if (isBlocked || !told(files.write(TODAY, text, MODE))) return false;
    [signs, shortest] = [text.length, text.length];
    unwritten = [];
    return true;
  };
  const writeArchive = (): boolean => !isBlocked && told(files.write(ARCHIVE, archive.text(), MODE));

  /** Takes days that are over into the archive; the present day's lines are only given up once they are there. */
  const file = (days: readonly Day[]): void => {
    for (const day of days) archive.put(day);
    archive.bound(dayOf(seconds()));
    const present = recording.present(0)?.day ?? dayOf(seconds());
    after = archive.before(present);
    unfiled = now();
    if (!writeArchive() || !writeToday()) return;
    unfiled = null;
  };

  const write = (): void => {
    if (isBlocked || unwritten.length === 0) return;
    const text = unwritten.join('\n');
    if (told(files.append(TODAY, text))) {
      signs += text.length + 1;
      unwritten = [];
    }
    unwritten = unwritten.slice(-MOST_UNWRITTEN);
  };

  const load = (): void => {
    const text = read(ARCHIVE);
    const { newer, damaged } = archive.load(text);
    if (newer) isBlocked = true;
    if (damaged > 0) keepDamaged(ARCHIVE, text, damaged);
    const todays = read(TODAY);
    const found = playToday(todays, { recording, numbers });
    if (found.damaged > 0) keepDamaged(TODAY, todays, found.damaged);
    [n, after, signs] = [found.n, found.after, todays.length];
    // No mark says that it ended: it ran at least until the last mark.
    recording.end();
    const days = recording.finished();
    const today = dayOf(seconds());
    const present = days.find(({ day }) => day === today);
    if (present !== undefined) recording.adopt(present);
    const over = days.filter((day) => day !== present);
    if (over.length > 0 || damaged > 0) file(over);
    else if (found.damaged > 0 || found.torn) file([]);
    else after ??= archive.before(today);
  };

  const name = (mark: Mark): void => {
    if (mark.kind === 'name') numbers.name(mark.event, mark.name, mark.at);
  };

  load();
  return {
    isEmpty: () => archive.isEmpty() && recording.present(0) === null,
    writeAnew() {
      if (writeArchive()) writeToday();
    },
    refill(marks) {
      const earlier = createRecording();
      for (const mark of marks) {
        name(mark);
        earlier.take(mark);
      }
      earlier.end();
      const today = dayOf(seconds());
      const days = earlier.finished().filter(({ day }) => day <= today && !archive.has(day));
      const present = days.find(({ day }) => day === today);
      if (present !== undefined && recording.present(0) === null) recording.adopt(present);
      file(days.filter(({ day }) => day < today));
    },
    put(marks) {
      for (const mark of marks) {
        name(mark);
        recording.take(mark);
        unwritten.push(lineOf(mark));
      }
      const over = recording.finished();
      if (over.length > 0 || (unfiled !== null && Math.abs(now() - unfiled) >= AGAIN)) file(over);
      else if (signs > shortest + MOST_TODAY) file([]);
      write();
    },
    days({ from, to }, until) {
      const present = recording.present(until);
      const found = archive.days({ from, to }).filter(({ day }) => day !== present?.day);
      if (present === null || present.day * DAY_SECONDS >= to || (present.day + 1) * DAY_SECONDS <= from) return found;
      const last = archive.before(present.day);
      const lost =
        last !== null && after !== null && after > last ? { from: (last + 1) * DAY_SECONDS, to: (after + 1) * DAY_SECONDS } : null;
      return [...found, { ...present, lost }];
    },
    events: () => [...numbers.all()].map(([, event]) => event),
    from: () => (archive.first() ?? recording.present(seconds()))?.ran[0] ?? null,
  };
};
