import * as v from 'valibot';
import * as v0 from './v0.ts';
import * as v1 from './v1.ts';

const versionOf = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** One line a version: from its file to the next one. Steps are pure, and never change once released. */
const steps: Record<number, (file: unknown) => unknown> = {
  0: (file) => v0.up(v.parse(v0.fileSchema, file)),
};

export type Climbed =
  | ({ kind: 'good'; from: number } & v1.Decoded)
  /** From a newer app: what can be understood of it, to be shown only; `understood`: its events are such as ours. */
  | ({ kind: 'newer'; from: number; understood: boolean } & v1.Decoded)
  | { kind: 'damaged' };

const readNewer = (file: unknown, from: number): Climbed => {
  const known = v.safeParse(
    v1.fileSchema,
    typeof file === 'object' ? { settings: {}, ui: {}, events: [], ...file, version: v1.VERSION } : file,
  );
  const empty = v1.encode({ ...v1.decode({ version: v1.VERSION, settings: {}, ui: {}, events: [] }).document });
  const decoded = v1.decode(known.success ? known.output : empty);
  const understood =
    v.is(v.object({ events: v.array(v.unknown()) }), file) && (decoded.document.events.length > 0 || decoded.badEvents.length === 0);
  return { kind: 'newer', from, understood, ...decoded };
};

/** Whatever version a file has, what it holds in today's shape. Never throws. */
export const climb = (found: unknown): Climbed => {
  const versioned = v.safeParse(versionOf, found);
  if (!versioned.success) return { kind: 'damaged' };
  const from = versioned.output.version;
  if (from > v1.VERSION) return readNewer(found, from);
  let file = found;
  for (let version = from; version < v1.VERSION; version += 1) {
    const step = steps[version];
    if (step === undefined) throw new Error(`no step from settings version ${version}`);
    try {
      file = step(file);
    } catch (error) {
      if (error instanceof v.ValiError) return { kind: 'damaged' };
      throw error;
    }
  }
  const current = v.safeParse(v1.fileSchema, file);
  return current.success ? { kind: 'good', from, ...v1.decode(current.output) } : { kind: 'damaged' };
};
