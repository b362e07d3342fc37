import { type Fault, fault, nearest, type Path } from './fault.ts';
import { climb } from './versions.ts';

type Tree = Record<string, unknown>;
type Presets = Readonly<Record<string, unknown>>;

export interface Whole {
  raw: Tree;
  /** Where in the plug-in's own file a path of the whole leads. */
  own: (path: Path) => Path;
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A preset that still has the form of an older version is read as any other plug-in of it. */
const upToDate = (preset: unknown): unknown => {
  const climbed = isTree(preset) ? climb(preset) : undefined;
  return climbed?.ok ? climbed.raw : preset;
};

/** A clone says only what differs: its own keys win; of limits and request, key by key; `firstReplies` come before the preset's. */
const withPreset = (own: Tree, preset: Tree): Tree => {
  const { preset: _, firstReplies, ...rest } = own;
  const merged: Tree = { ...preset, ...rest };
  if (Array.isArray(firstReplies) && Array.isArray(merged.replies)) merged.replies = [...firstReplies, ...merged.replies];
  for (const key of ['limits', 'request']) {
    if (isTree(preset[key]) && isTree(rest[key])) merged[key] = { ...preset[key], ...rest[key] };
  }
  return merged;
};

/** The replies of a clone begin with its `firstReplies`. */
const ownPath = (first: number, [top, at, ...rest]: Path): Path => {
  if (top !== 'replies' || typeof at !== 'number') return top === undefined ? [] : [top, ...(at === undefined ? [] : [at]), ...rest];
  return at < first ? ['firstReplies', at, ...rest] : ['replies', at - first, ...rest];
};

/** The whole of a plug-in: a clone with what it leaves to its preset. */
export const wholeOf = (raw: Tree, presets: Presets): { ok: true; whole: Whole } | { ok: false; fault: Fault } => {
  const { preset: name, firstReplies } = raw;
  if (firstReplies !== undefined && name === undefined) return { ok: false, fault: fault('SP019', ['firstReplies'], {}, 'key') };
  if (name === undefined) return { ok: true, whole: { raw, own: (path) => path } };
  const preset = typeof name === 'string' && Object.hasOwn(presets, name) ? upToDate(presets[name]) : undefined;
  const known = Object.keys(presets);
  if (!isTree(preset))
    return {
      ok: false,
      fault: fault('SP018', ['preset'], { presets: known, near: typeof name === 'string' ? nearest(name, known) : null }),
    };
  if (firstReplies !== undefined && !Array.isArray(firstReplies))
    return { ok: false, fault: fault('SP014', ['firstReplies'], { types: ['list'], key: 'firstReplies' }) };
  const first = firstReplies?.length ?? 0;
  return { ok: true, whole: { raw: withPreset(raw, preset), own: (path) => ownPath(first, path) } };
};
