import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { repoRoot } from '../helpers/electron.ts';

/** The app in a language that nobody speaks, which shows cut-off text and text that stands in no catalogue. Not part of what is shipped. */
export async function pseudoApp(): Promise<string> {
  const folder = join(repoRoot, '.cache/pseudo');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(repoRoot, 'package.json'), join(folder, 'package.json'));
  const instead = {
    'preload/strings/en/en.ts': 'test/pictures/pseudo-en.ts',
    'preload/strings/help/en.ts': 'test/pictures/pseudo-help.ts',
  };
  await build({ out: join(folder, 'dist'), instead });
  return folder;
}
