import * as v from 'valibot';
import { isLogged, LOG_LEVELS, LOG_SUBJECTS, type LogLevel, type LogLine } from '../../preload/contract/log.ts';
import type { Log } from '../ports/storage/log.ts';
import { type DataFolder, parseJson } from './data-folder.ts';

/** Newest first. Together they stay below two megabytes. */
export const LOG_FILES = ['saikoro.log', 'saikoro.1.log', 'saikoro.2.log', 'saikoro.3.log'];
const NEWEST = 'saikoro.log';
const MOST_BYTES = 450_000;
/** In signs. */
const LONGEST_TEXT = 4000;

const fact = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const lineSchema = v.object({
  at: v.number(),
  level: v.picklist(LOG_LEVELS),
  about: v.picklist(LOG_SUBJECTS),
  facts: v.record(v.string(), fact),
  text: v.optional(v.string()),
});

/** Log files in a folder of their own. What a disk does not take is lost: a log is no reason to stop anything or to warn the user. */
export const openLog = ({
  folder,
  now,
  level,
}: {
  /** Made when it is first needed. */
  folder: () => DataFolder;
  now: () => number;
  level: () => LogLevel;
}): Log => {
  let opened: DataFolder | undefined;
  const open = (): DataFolder => {
    opened ??= folder();
    return opened;
  };
  const rotate = (files: DataFolder): void => {
    if (files.size(NEWEST) < MOST_BYTES) return;
    for (let at = LOG_FILES.length - 1; at > 0; at -= 1) {
      const [from, to] = [LOG_FILES[at - 1], LOG_FILES[at]];
      if (from !== undefined && to !== undefined && files.size(from) > 0 && !files.rename(from, to).ok) {
        // Full, and it cannot be renamed: it begins anew rather than grow for ever.
        if (from === NEWEST) files.remove(NEWEST);
        return;
      }
    }
  };
  const linesIn = (name: string): LogLine[] => {
    const read = open().read(name);
    if (!read.ok) return [];
    return read.text.split('\n').flatMap((text) => {
      const decoded = v.safeParse(lineSchema, parseJson(text));
      return decoded.success ? [decoded.output as LogLine] : [];
    });
  };
  return {
    add(line) {
      if (!isLogged(line.level, level())) return;
      const { text, ...rest } = line;
      const cut = text === undefined ? {} : { text: text.slice(0, LONGEST_TEXT) };
      try {
        const files = open();
        rotate(files);
        files.append(NEWEST, `${JSON.stringify({ at: now(), ...rest, ...cut })}\n`);
      } catch {
        // Whatever it was, it is no reason to stop what is being done.
      }
    },
    last(most) {
      const found: LogLine[] = [];
      for (const name of LOG_FILES) {
        found.unshift(...linesIn(name));
        if (found.length >= most) break;
      }
      return found.slice(-most);
    },
  };
};
