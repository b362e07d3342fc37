import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Approvals, Wish } from '../ports/storage/approvals.ts';
import { type DataFolder, parseJson, type Report, type Rewritable, setAside } from './data-folder.ts';

const FILE = 'approvals.json';
const VERSION = 1;
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const fileSchema = v.object({ version: v.literal(VERSION), allowed: v.array(hash) });

/** SHA-256 over what is allowed, as it will be done: path and arguments of a program, or scheme, host and port. */
const hashOf = (wish: Wish): string =>
  createHash('sha256')
    .update(JSON.stringify(wish.kind === 'program' ? ['program', wish.program, wish.args] : [wish.kind, wish.origin]))
    .digest('hex');

/**
 * What the user allowed, in a file of its own: neither settings nor an import carry it. `known` is what an older Saikoro ran already; it is taken
 * over once, when there is no such file yet.
 */
export const openApprovals = ({
  files,
  now,
  report,
  known,
}: {
  files: DataFolder;
  now: () => number;
  report: Report;
  known: readonly Wish[];
}): Approvals & Rewritable => {
  const listeners: (() => void)[] = [];
  const read = files.read(FILE);
  const decoded = read.ok ? v.safeParse(fileSchema, parseJson(read.text)) : null;
  let allowed = new Set(decoded?.success ? decoded.output.allowed : []);
  const write = (next: ReadonlySet<string>) =>
    files.write(FILE, `${JSON.stringify({ version: VERSION, allowed: [...next] })}\n`, { mode: 0o600 });

  if (!read.ok && read.why === 'absent') {
    allowed = new Set(known.map(hashOf));
    write(allowed);
  } else if (!decoded?.success) {
    // Nothing is taken over from settings that came after the first start, nor at the next one: asked again is the safe side.
    const aside = setAside(files, FILE, now());
    report('approvals-damaged', aside ?? FILE);
    if (aside !== null) write(allowed);
  }

  return {
    writeAnew: () => void write(allowed),
    allows: (wish) => allowed.has(hashOf(wish)),
    allow(wishes) {
      const next = new Set([...allowed, ...wishes.map(hashOf)]);
      const written = write(next);
      if (!written.ok) return written;
      allowed = next;
      for (const listener of listeners) listener();
      return written;
    },
    listen: (listener) => void listeners.push(listener),
  };
};
