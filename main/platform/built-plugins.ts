import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltIns, fileNameOf } from '../ports/built-ins.ts';

/** The files the build wrote beside the bundle, in their folder or inside the app's archive. A file is read when it is asked for. */
export const createBuiltPlugins = (folder: string): BuiltIns => {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  let presets: Readonly<Record<string, unknown>> | null = null;
  return {
    infos: () => read('index.json'),
    raw: (id) => (existsSync(join(folder, 'specs', fileNameOf(id))) ? read(join('specs', fileNameOf(id))) : undefined),
    presets() {
      presets ??= read('presets.json');
      return presets as Readonly<Record<string, unknown>>;
    },
  };
};
