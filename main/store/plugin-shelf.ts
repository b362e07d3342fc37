import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type InstalledPlugin, installedPluginSchema, SHOWN_PROBLEMS } from '../../preload/contract/plugin.ts';
import type { FileResult } from '../engine/ports.ts';
import type { BuiltIns } from '../providers/built-ins.ts';
import { readPluginFile } from '../providers/plugin-file.ts';
import { FORMS } from '../providers/plugin-forms.ts';
import { type DataFolder, parseJson, type Report, setAside } from './data-folder.ts';

const INDEX = 'plugins.json';
const VERSION = 1;
/** An id is part of a file's name. */
const idSchema = v.pipe(v.string(), v.regex(FORMS.id.pattern));
const entrySchema = v.object({ ...v.omit(installedPluginSchema, ['state', 'problems']).entries, id: idSchema });
const indexSchema = v.object({ version: v.literal(VERSION), plugins: v.array(entrySchema) });
export type Agreed = v.InferOutput<typeof entrySchema>;

/** The plug-ins the user agreed to, each kept with the hash of what he agreed to. */
export interface PluginShelf {
  list(): InstalledPlugin[];
  /** Those that may be used, as parsed JSON, by id. */
  usable(): Record<string, unknown>;
  /** The file as it is now; null where it cannot be read. */
  text(id: string): string | null;
  /** Takes one that was agreed to, or puts it in the place of the one of its id. If it cannot be written, all stays as it was. */
  put(agreed: Omit<Agreed, 'hash'>, text: string): FileResult;
  remove(id: string): FileResult;
}

export interface ShelfNeeds {
  files: DataFolder;
  now: () => number;
  report: Report;
  builtIns: Pick<BuiltIns, 'raw' | 'presets'>;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const fileOf = (id: string): string => `plugin-${id}.json`;

const readIndex = ({ files, now, report }: ShelfNeeds): Agreed[] => {
  const decode = (name: string): Agreed[] | null => {
    const read = files.read(name);
    const index = read.ok ? v.safeParse(indexSchema, parseJson(read.text)) : null;
    return index?.success ? index.output.plugins : null;
  };
  const agreed = decode(INDEX);
  if (agreed !== null) return agreed;
  if (files.list().includes(INDEX)) report('plugin-damaged', setAside(files, INDEX, now()) ?? INDEX);
  return decode(`${INDEX}.bak`) ?? [];
};

export const openPluginShelf = (needs: ShelfNeeds): PluginShelf => {
  const { files, report, builtIns } = needs;
  const raw = new Map<string, unknown>();

  const look = (agreed: Agreed): InstalledPlugin => {
    raw.delete(agreed.id);
    if (builtIns.raw(agreed.id) !== undefined) return { ...agreed, state: 'built-in' };
    const read = files.read(fileOf(agreed.id));
    if (!read.ok) return { ...agreed, state: 'damaged', problems: [] };
    const found = readPluginFile(read.text, builtIns);
    if (!found.ok) return { ...agreed, state: 'damaged', problems: found.problems.slice(0, SHOWN_PROBLEMS) };
    if (found.plugin.id !== agreed.id) return { ...agreed, state: 'damaged', problems: [] };
    if (hashOf(read.text) !== agreed.hash) return { ...agreed, state: 'changed' };
    raw.set(agreed.id, found.raw);
    return { ...agreed, state: 'ok' };
  };

  let plugins = readIndex(needs).map(look);
  const tell = (state: InstalledPlugin['state'], code: 'plugin-changed' | 'plugin-damaged'): void => {
    const found = plugins.filter((one) => one.state === state);
    if (found.length > 0) report(code, found.map(({ name, problems }) => [name, problems?.[0]?.code].filter(Boolean).join(' ')).join(', '));
  };
  tell('changed', 'plugin-changed');
  tell('damaged', 'plugin-damaged');

  const writeIndex = (next: readonly Agreed[]): FileResult =>
    files.write(INDEX, `${JSON.stringify({ version: VERSION, plugins: next.map((one) => v.parse(entrySchema, one)) }, null, 2)}\n`);

  return {
    list: () => plugins,
    usable: () => Object.fromEntries(raw),
    text(id) {
      const read = plugins.some((one) => one.id === id) ? files.read(fileOf(id)) : null;
      return read?.ok ? read.text : null;
    },
    put(given, text) {
      const agreed = { ...given, hash: hashOf(text) };
      const file = fileOf(agreed.id);
      const others = plugins.filter(({ id }) => id !== agreed.id);
      const existed = files.size(file) > 0;
      // The file first: cut off in between, it is one nobody agreed to, and is not used.
      const written = files.write(file, text);
      if (!written.ok) return written;
      const done = writeIndex([...others, agreed]);
      if (done.ok) plugins = [...others, look(agreed)];
      else if (existed) files.rename(`${file}.bak`, file);
      else files.remove(file);
      return done;
    },
    remove(id) {
      const others = plugins.filter((one) => one.id !== id);
      const done = writeIndex(others);
      if (!done.ok) return done;
      plugins = others;
      raw.delete(id);
      for (const name of [fileOf(id), `${fileOf(id)}.bak`]) files.remove(name);
      return done;
    },
  };
};
