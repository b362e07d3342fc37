import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build depends on: a change anywhere here makes the last build stale. */
const inputs = [
  'main',
  'preload',
  'renderer',
  'build/icons',
  'build/release.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/plugin-files.mjs',
];

function* filesUnder(path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(child);
    else yield child;
  }
}

/** Contents, not times: a fresh clone, a branch switched and back, a copied folder all count as unchanged. */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const path = join(root, input);
    if (!existsSync(path)) continue;
    const files = input.includes('.') ? [path] : filesUnder(path);
    for (const file of files) {
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

export function builtHash(out) {
  try {
    return JSON.parse(readFileSync(join(out, 'build.json'), 'utf8')).sources;
  } catch {
    return undefined;
  }
}
