import type { BuiltIns } from '../ports/built-ins.ts';
import { decodeBuiltIn } from './built-ins.ts';
import type { Plugin } from './grammar/plugin.ts';
import { infoOf } from './service-info.ts';
import { builtIns, presets } from './specs/index.ts';

export { fileNameOf } from '../ports/built-ins.ts';

/** Every built-in plug-in, decoded. */
export const sourcePlugins = (): Plugin[] => Object.entries(builtIns).map(([id, raw]) => decodeBuiltIn(id, raw, presets));

/** The built-in plug-ins straight from their sources: what the build writes its files from, and what tests look at. */
export const sourceBuiltIns = (): BuiltIns => ({
  infos: () => sourcePlugins().map(infoOf),
  raw: (id) => (Object.hasOwn(builtIns, id) ? builtIns[id] : undefined),
  presets: () => presets,
});
