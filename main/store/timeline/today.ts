import type { Day, Mark } from '../../ports/storage/timeline.ts';
import type { EventNumbers } from './event-numbers.ts';
import { dayIn, linesIn, readLine, type Said } from './line.ts';
import type { Recording } from './recording.ts';

/** What was found in the file of the present day. */
export interface FoundToday {
  /** Number of the last line. */
  n: number;
  /** The day that was kept before. */
  after: number | null;
  damaged: number;
  /** The last line was cut short by a crash: it was never acknowledged. */
  torn: boolean;
}

type Numbered = Exclude<Said, { kind: 'version' } | { kind: 'event' }>;

/** Plays the lines of the present day's file into a recording, by their numbers, wherever they stand. */
export const playToday = (text: string, { recording, numbers }: { recording: Recording; numbers: EventNumbers }): FoundToday => {
  const lines = linesIn(text);
  const torn = lines.length > 0 && !/\n$/.test(text) && readLine(lines.at(-1) ?? '', numbers) === null;
  const found = new Map<number, Numbered>();
  let damaged = 0;
  // Events are named before they are spoken of; twice, since lines may stand in another order.
  for (const line of lines) readLine(line, numbers);
  for (const line of torn ? lines.slice(0, -1) : lines) {
    const said = readLine(line, numbers);
    if (said === null || said.kind === 'version' || said.kind === 'event') damaged += 1;
    else found.set(said.n, said);
  }
  let n = 0;
  let after: number | null = null;
  let at = 0;
  const lose = (): void => {
    damaged += 1;
    if (at > 0) recording.take({ at, kind: 'lost' });
  };
  for (const said of [...found.values()].sort((a, b) => a.n - b.n)) {
    if (said.n !== n + 1) lose();
    n = said.n;
    after = said.after ?? after;
    const day: Day | null = said.kind === 'day' ? dayIn(said, numbers) : null;
    const mark: Mark | null = said.kind === 'mark' ? said.mark : null;
    if (day !== null) recording.adopt(day);
    else if (mark !== null) recording.take(mark);
    else lose();
    at = mark?.at ?? day?.ran.at(-1) ?? at;
  }
  return { n, after, damaged, torn };
};
