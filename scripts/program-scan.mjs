import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { lineAt, strip } from './house-scan.mjs';

const WORD = `'([\\w./-]+)'`;
/** How a program is named: to Node and the search for it, to helpers of scripts, to a machine of the lab, and by its full path. */
const toNode = new RegExp(`\\b(?:spawn|spawnSync|execFile|execFileSync|quietly|onPath|isAnywhere)\\(\\s*${WORD}`, 'g');
const ours = new RegExp(`\\b(?:serve|ran)\\(\\s*${WORD}`, 'g');
const toHost = new RegExp(`\\b(?:run|start|startDaemon)\\(\\s*(?:[\\w.]+,\\s*)?${WORD}\\s*[,)]`, 'g');
const inFull = /'((?:\/usr|\/usr\/local|\/opt\/homebrew)?\/s?bin\/[\w.-]+)'/g;

/** Unit tests write down paths that nothing starts, and elsewhere what is run or started may be something else than a program. */
const formsIn = (file) => {
  if (/^test\/(lab|bench)/.test(file)) return [toNode, toHost, inFull];
  if (file.startsWith('scripts/')) return [toNode, ours, inFull];
  return /^test\/(unit|scenarios|providers|contract)\//.test(file) ? [toNode] : [toNode, inFull];
};

function* filesUnder(root, folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(root, path);
    else if (/\.(ts|tsx|mjs)$/.test(entry.name)) yield path;
  }
}

/** Every program that a file of `folders` starts by its name, except through a variable: {file, line, name}. */
export function programsStarted(root, folders = ['scripts', 'test']) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => [...filesUnder(root, folder)])
    .flatMap((file) => {
      const { bare, code } = strip(readFileSync(join(root, file), 'utf8'));
      const hits = formsIn(file).flatMap((form) => [...bare.matchAll(form)]);
      // What stands inside a template is a program's text, not a call.
      const calls = hits.filter((hit) => hit[0].startsWith("'") || code[hit.index] !== ' ');
      return calls.map((hit) => ({ file, line: lineAt(bare, hit.index), name: posix.basename(hit[1]) }));
    });
}
