import * as v from 'valibot';
import { WARNING_CODES } from '../../preload/contract/warning.ts';
import type { HealthStore, KeptHealth } from '../ports/storage/health.ts';
import type { Lagging } from './catch-up.ts';
import { type DataFolder, diskProblem, parseJson, type Report, type Rewritable, setAside } from './data-folder.ts';

const FILE = 'health.json';
const VERSION = 1;
/** More events than may be kept (MOST.events), each with what may be wrong with it. */
const MOST_WARNINGS = 50_000;
/** ms since 1970, as far as a date goes (ECMA-262, Time Values). */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const perhaps = v.nullable(time);

const warningSchema = v.object({
  code: v.picklist(WARNING_CODES),
  event: v.optional(v.pipe(v.string(), v.maxLength(100))),
  key: v.optional(v.pipe(v.string(), v.maxLength(200))),
  detail: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  since: time,
  due: time,
  shift: time,
  firstAt: perhaps,
  lastAt: perhaps,
  snoozedUntil: perhaps,
});
const fileSchema = v.object({
  version: v.literal(VERSION),
  aliveAt: perhaps,
  // One of another version, or of a code that is no more, is no reason to forget the others.
  warnings: v.pipe(v.array(v.fallback(v.nullable(warningSchema), null)), v.maxLength(MOST_WARNINGS)),
});

/** What was wrong and what was said of it, in a file of its own. A damaged one is set aside and told: then ages begin anew. */
export const openHealth = ({
  files,
  now,
  report,
}: {
  files: DataFolder;
  now: () => number;
  report: Report;
}): HealthStore & Rewritable & Lagging => {
  const read = files.read(FILE);
  const decoded = read.ok ? v.safeParse(fileSchema, parseJson(read.text)) : null;
  const warnings = decoded?.success ? decoded.output.warnings.filter((each) => each !== null) : [];
  const kept: KeptHealth = { aliveAt: decoded?.success ? decoded.output.aliveAt : null, warnings };
  let last = kept;
  let failing = false;
  const isAbsent = !read.ok && read.why === 'absent';
  // Nothing is written over a file that is still in its place and can't be read.
  let isBlocked = false;
  if (!isAbsent && !decoded?.success) {
    const aside = setAside(files, FILE, now());
    isBlocked = aside === null;
    report('health-damaged', aside ?? FILE);
  }
  const write = (): void => {
    if (isBlocked) return;
    const done = files.write(FILE, `${JSON.stringify({ version: VERSION, ...last })}\n`, { mode: 0o600 });
    if (!done.ok && !failing) report(diskProblem(done), done.detail);
    failing = !done.ok;
  };
  return {
    kept,
    writeAnew: write,
    isBehind: () => failing,
    catchUp: write,
    save(health) {
      last = health;
      write();
    },
  };
};
