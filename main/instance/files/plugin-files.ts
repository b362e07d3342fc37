import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type InstalledPlugin, installedPluginSchema, SHOWN_PROBLEMS } from '../../../preload/contract/plugin.ts';
import type { BuiltIns } from '../../ports/built-ins.ts';
import type { FileResult } from '../../ports/storage/files.ts';
import { FORMS } from '../../providers/grammar/formats.ts';
import { readPluginFile } from '../../providers/plugin-file/read-plugin.ts';
import { checkText, sealText } from '../../store/checksum.ts';
import { type DataFolder, parseJson, type Report, type Rewritable, setAside } from '../../store/data-folder.ts';

const INDEX = 'plugins.json';
const VERSION = 1;
/** An id is part of a file's name. */
const idSchema = v.pipe(v.string(), v.regex(FORMS.id.pattern));
const entrySchema = v.object({ ...v.omit(installedPluginSchema, ['state', 'problems']).entries, id: idSchema });
const indexSchema = v.object({ version: v.literal(VERSION), plugins: v.array(entrySchema) });
export type Agreed = v.InferOutput<typeof entrySchema>;

/** The plug-ins the user agreed to, each kept with the hash of what was agreed to. */
export interface PluginFiles extends Rewritable {
  list(): InstalledPlugin[];
  /** Those that may be used, as parsed JSON, by id. */
  usable(): Record<string, unknown>;
  /** The file as it is now; null where it cannot be read. */
  text(id: string): string | null;
  /** Takes one that was agreed to, or puts it in the place of the one of its id. If it cannot be written, all stays as it was. */
  put(agreed: Omit<Agreed, 'hash'>, text: string): FileResult;
  remove(id: string): FileResult;
}

export interface PluginFilesNeeds {
  files: DataFolder;
  now: () => number;
  report: Report;
  builtIns: Pick<BuiltIns, 'raw' | 'presets'>;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const fileOf = (id: string): string => `plugin-${id}.json`;

const decodeIndex = (text: string): Agreed[] | null => {
  const found = parseJson(text);
  const index = v.safeParse(indexSchema, found);
  return index.success && checkText(text, found) !== 'wrong' ? index.output.plugins : null;
};

const readIndex = ({ files, now, report }: PluginFilesNeeds): Agreed[] => {
  const decode = (name: string): Agreed[] | null => {
    const read = files.read(name);
    return read.ok ? decodeIndex(read.text) : null;
  };
  const agreed = decode(INDEX);
  if (agreed !== null) return agreed;
  if (files.has(INDEX)) report('plugin-damaged', setAside(files, INDEX, now()) ?? INDEX);
  return decode(`${INDEX}.bak`) ?? [];
};

export const openPluginFiles = (needs: PluginFilesNeeds): PluginFiles => {
  const { files, report, builtIns } = needs;
  const raw = new Map<string, unknown>();
  const texts = new Map<string, string>();

  const look = (agreed: Agreed): InstalledPlugin => {
    raw.delete(agreed.id);
    texts.delete(agreed.id);
    if (builtIns.raw(agreed.id) !== undefined) return { ...agreed, state: 'built-in' };
    const file = fileOf(agreed.id);
    const found = files.read(file);
    // A replacement that was cut off before it was agreed to left what was agreed to before as the backup.
    const backup = found.ok && hashOf(found.text) === agreed.hash ? null : files.read(`${file}.bak`);
    const read = backup?.ok && hashOf(backup.text) === agreed.hash ? backup : found;
    if (!read.ok) return { ...agreed, state: 'damaged', problems: [] };
    const plugin = readPluginFile(read.text, builtIns);
    if (!plugin.ok) return { ...agreed, state: 'damaged', problems: plugin.problems.slice(0, SHOWN_PROBLEMS) };
    if (plugin.plugin.id !== agreed.id) return { ...agreed, state: 'damaged', problems: [] };
    if (hashOf(read.text) !== agreed.hash) return { ...agreed, state: 'changed' };
    raw.set(agreed.id, plugin.raw);
    texts.set(agreed.id, read.text);
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
    files.write(INDEX, sealText({ version: VERSION, plugins: next.map((one) => v.parse(entrySchema, one)) }), {
      keepIf: (before) => decodeIndex(before) !== null,
    });

  return {
    writeAnew() {
      for (const [id, text] of texts) files.write(fileOf(id), text);
      if (plugins.length > 0) writeIndex(plugins);
    },
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
      const before = files.read(file);
      // The file first: after a crash in between, its hash was never agreed to, so it is not used.
      const written = files.write(file, text, { keepIf: (old) => hashOf(old) === plugins.find(({ id }) => id === agreed.id)?.hash });
      if (!written.ok) return written;
      const done = writeIndex([...others, agreed]);
      if (done.ok) plugins = [...others, look(agreed)];
      // Where there is no room to write it, the backup is that very file.
      else if (before.ok) files.write(file, before.text).ok || files.rename(`${file}.bak`, file);
      else files.remove(file);
      return done;
    },
    remove(id) {
      const others = plugins.filter((one) => one.id !== id);
      const done = writeIndex(others);
      if (!done.ok) return done;
      plugins = others;
      raw.delete(id);
      texts.delete(id);
      for (const name of [fileOf(id), `${fileOf(id)}.bak`]) files.remove(name);
      return done;
    },
  };
};
