import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { command } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const node = (...words) => spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status === 0;

/** Both always run: one report with everything to mend beats two rounds. */
await command(import.meta, (args) => {
  const style = node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=20', ...args);
  const house = node('scripts/house.mjs');
  return style && house ? 0 : 1;
});
