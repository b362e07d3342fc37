import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assets } from '../ports/storage/assets.ts';

/** The built renderer, in its folder or inside the app's archive. The list is read once, when the first window opens. */
export const createBuiltAssets = (folder: string): Assets => ({
  list: () => {
    const below = (path: string): string[] =>
      readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? below(`${path}${entry.name}/`) : [`${path}${entry.name}`],
      );
    return below('');
  },
  read: async (path) => new Uint8Array(await readFile(join(folder, path))),
});
