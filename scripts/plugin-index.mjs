// Writes the indexes of built-in plug-ins from what lies in their folders; --check only looks, and fails when they are stale.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from './words.mjs';

const providers = resolve(import.meta.dirname, '../main/providers');
const nameOf = (file) => `p_${file.replace(/\.(json|ts)$/, '').replace(/[^A-Za-z0-9]/g, '_')}`;
const keyOf = (id) => (/^[a-z][a-z0-9]*$/.test(id) ? id : `'${id}'`);
const list = (folder, ending) =>
  readdirSync(join(providers, folder))
    .filter((file) => file.endsWith(ending))
    .sort();
const HEAD = '// Made by scripts/plugin-index.mjs from the files beside it.\n';

function specs() {
  const files = list('specs', '.json');
  const presets = list('presets', '.json');
  const entry = (file) => `  ${keyOf(file.replace('.json', ''))}: ${nameOf(file)},\n`;
  return (
    HEAD +
    presets.map((file) => `import preset_${nameOf(file)} from '../presets/${file}';\n`).join('') +
    files.map((file) => `import ${nameOf(file)} from './${file}';\n`).join('') +
    `\n/** The built-in plug-ins by id, as they are on disk; read when first asked for. */\nexport const builtIns: Readonly<Record<string, unknown>> = {\n${files.map(entry).join('')}};\n` +
    `\n/** What clones build on. */\nexport const presets: Readonly<Record<string, unknown>> = {\n${presets.map((file) => `  ${keyOf(file.replace('.json', ''))}: preset_${nameOf(file)},\n`).join('')}};\n`
  );
}

function steps() {
  const files = list('code', '.ts').filter(
    (file) => file !== 'index.ts' && /export const update\b/.test(readFileSync(join(providers, 'code', file), 'utf8')),
  );
  return (
    HEAD +
    "import type { Steps } from '../run/adapter.ts';\n" +
    files.map((file) => `import { update as ${nameOf(file)} } from './${file}';\n`).join('') +
    `\n/** Plug-ins that are code, by the name their specs call. */\nexport const steps: Readonly<Record<string, Steps>> = {\n${files.map((file) => `  ${keyOf(file.replace('.ts', ''))}: ${nameOf(file)},\n`).join('')}};\n`
  );
}

export function writeIndexes({ check = false } = {}) {
  const stale = [];
  for (const [path, text] of [
    ['specs/index.ts', specs()],
    ['code/index.ts', steps()],
  ]) {
    let now = '';
    try {
      now = readFileSync(join(providers, path), 'utf8');
    } catch {
      // Not made yet.
    }
    if (now === text) continue;
    stale.push(path);
    if (!check) writeFileSync(join(providers, path), text);
  }
  return stale;
}

await command(import.meta, async (args) => {
  const stale = writeIndexes({ check: args.includes('--check') });
  for (const path of stale)
    console.log(
      args.includes('--check') ? `main/providers/${path} is stale: run node scripts/plugin-index.mjs` : `wrote main/providers/${path}`,
    );
  return args.includes('--check') && stale.length > 0 ? 1 : 0;
});
