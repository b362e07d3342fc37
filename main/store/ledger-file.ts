import type { EventRecord, Ledger } from '../ports/storage/ledger.ts';
import type { Lagging } from './catch-up.ts';
import { copyAside, type DataFolder, diskProblem, type Report, type Rewritable, setAside } from './data-folder.ts';
import { inTime, readLine, writeLine, writeRemoval } from './ledger-line.ts';

const NAME = 'ledger.jsonl';
/** Written anew when it holds more than twice what is alive, and this many lines besides. */
const SLACK = 100;
/** Of every line: a file of one line that begins otherwise was not cut short, but is none of ours. */
const BEGINNING = '{"id":"';
const isWhole = (text: string): boolean => text.split('\n').every((line) => line === '' || readLine(line).kind !== 'damaged');

/**
 * What was sent and accepted, one line a change, the last one counts. What could not be written is kept and goes out with the next change, or
 * once there is room; `report` tells once that it is so.
 */
export const openLedger = ({
  files,
  now,
  report,
}: {
  files: DataFolder;
  now: () => number;
  report: Report;
}): Ledger & Rewritable & Lagging => {
  const records = new Map<string, EventRecord>();
  const unwritten = new Map<string, string>();
  let lines = 0;
  let failing = false;

  const told = (result: ReturnType<DataFolder['append']>): boolean => {
    if (!result.ok && !failing) report(diskProblem(result), result.detail);
    failing = !result.ok;
    return result.ok;
  };

  const compact = (): void => {
    const text = [...records.values()].map((record) => `${writeLine(record)}\n`).join('');
    if (!told(files.write(NAME, text, { keepIf: isWhole }))) return;
    unwritten.clear();
    lines = records.size;
  };

  const append = (changes: readonly (readonly [id: string, line: string])[], sync: boolean): void => {
    for (const [id, line] of changes) {
      // The newest state of an event replaces an older one that never reached the disk.
      unwritten.delete(id);
      unwritten.set(id, line);
    }
    // Thousands may be waiting for room: whether there is any is tried with what is new.
    if (failing) {
      const tried = files.append(NAME, changes.map(([, line]) => line).join('\n'), { sync });
      if (!tried.ok) return;
      for (const [id] of changes) unwritten.delete(id);
      lines += changes.length;
    }
    const count = unwritten.size;
    if (count === 0) failing = false;
    else if (!told(files.append(NAME, [...unwritten.values()].join('\n'), { sync }))) return;
    unwritten.clear();
    lines += count;
    if (lines > records.size * 2 + SLACK) compact();
  };

  const load = (): void => {
    const read = files.read(NAME);
    if (!read.ok) {
      if (read.why === 'error') report('disk-error', read.detail);
      if (read.why === 'unfit') report('ledger-damaged', setAside(files, NAME, now()) ?? read.detail);
      return;
    }
    const found = read.text.split('\n');
    const torn = found.pop() ?? '';
    let damaged = 0;
    let isCutShort = false;
    const apply = (line: string, isTorn: boolean): void => {
      const known = readLine(line);
      lines += 1;
      if (known.kind === 'record') records.set(known.record.id, inTime(known.record, now()));
      else if (known.kind === 'removed') records.delete(known.id);
      // The line a crash cut short was never acknowledged: nothing is lost by it.
      else if (isTorn) isCutShort = true;
      else damaged += 1;
    };
    for (const line of found) if (line !== '') apply(line, false);
    if (torn !== '') apply(torn, found.length > 0 || BEGINNING.startsWith(torn.slice(0, BEGINNING.length)));
    if (damaged > 0) report('ledger-damaged', `${NAME}: ${damaged}`);
    // Left where it is, it would stand between two others at the next start, as damage does.
    const isDue = isCutShort || lines > records.size * 2 + SLACK;
    if (damaged > 0 ? copyAside(files, { name: NAME, text: read.text, at: now() }) : isDue) compact();
  };

  load();
  return {
    writeAnew: compact,
    isBehind: () => failing,
    catchUp() {
      if (unwritten.size === 0) return compact();
      if (!told(files.append(NAME, [...unwritten.values()].join('\n'), { sync: true }))) return;
      lines += unwritten.size;
      unwritten.clear();
    },
    get: (id) => records.get(id),
    put(record, { sync = false } = {}) {
      records.set(record.id, record);
      append([[record.id, writeLine(record)]], sync);
    },
    putAll(changed, { sync = false } = {}) {
      for (const record of changed) records.set(record.id, record);
      if (changed.length > 0)
        append(
          changed.map((record) => [record.id, writeLine(record)] as const),
          sync,
        );
    },
    remove(id) {
      if (!records.delete(id)) return;
      append([[id, writeRemoval(id)]], false);
    },
  };
};
