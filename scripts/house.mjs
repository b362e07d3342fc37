import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { circles, crowded, directed } from './house-directions.mjs';
import { rules, vagueFolders } from './house-rules.mjs';
import { importsOf, strip } from './house-scan.mjs';
import { command, say } from './words.mjs';

const rooms = ['main', 'preload', 'renderer'];
const foldersNamed = [...rooms, 'test', 'scripts'];

function* walk(root, folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    yield { path, name: entry.name, folder: entry.isDirectory() };
    if (entry.isDirectory()) yield* walk(root, path);
  }
}

function read(root, file) {
  const text = readFileSync(join(root, file), 'utf8');
  const stripped = strip(text);
  return { text, code: stripped.code, lines: text.replace(/\n$/, '').split('\n').length, imports: importsOf(file, stripped) };
}

function readAll(root) {
  const files = new Map();
  for (const room of rooms.filter((name) => existsSync(join(root, name)))) {
    for (const { path, folder } of walk(root, room)) if (!folder && /\.tsx?$/.test(path)) files.set(path, read(root, path));
  }
  const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];
  const resolveImport = (target) => endings.map((end) => target.replace(/\.js$/, '') + end).find((path) => files.has(path));
  return { files, get: (path) => files.get(path), resolve: resolveImport };
}

function vague(root) {
  const top = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ path: name, name, folder: true }));
  const inside = foldersNamed.filter((name) => existsSync(join(root, name))).flatMap((name) => [...walk(root, name)]);
  return [...top, ...inside]
    .filter(({ folder, name }) => folder && vagueFolders.has(name))
    .map(({ path }) => ({ file: path, line: 1, rule: 'folder', text: 'a folder is named after what it holds', level: 'error' }));
}

/** Every breach of the house's rules under root: {file, line, rule, text, level}. */
export function checkHouse(root) {
  const files = readAll(root);
  const found = [...files.files].flatMap(([file, facts]) => [directed, ...rules].flatMap((rule) => rule(file, facts, files)));
  return [...vague(root), ...circles(files), ...crowded(files), ...found];
}

await command(import.meta, () => {
  const found = checkHouse(resolve(import.meta.dirname, '..'));
  for (const { file, line, rule, text, level } of found) console.log(`${file}:${line} ${level} house/${rule}: ${text}`);
  const errors = found.filter(({ level }) => level === 'error').length;
  if (errors) console.log(say(`${errors} breaches of the house's rules`, `構成規則の違反が ${errors} 件あります`));
  return errors ? 1 : 0;
});
