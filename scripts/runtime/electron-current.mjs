import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { note, Stop } from '../words.mjs';
import { inRuntimes, runtimesFolder } from './folder.mjs';
import { ensureNode24 } from './node.mjs';
import { standstill, Unavailable, whyNot } from './unavailable.mjs';

const root = resolve(import.meta.dirname, '../..');
const reasons = join(import.meta.dirname, 'fetch-reasons.cjs');
export const npmPackage = join(root, 'node_modules/electron');

/** The Electron that the product is built for: package.json's. */
export const currentVersion = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;
export const major = (version) => Number.parseInt(version, 10);

/** What Electron's installer needs of the Node it runs on. */
const installerRuns = ([a, b] = process.versions.node.split('.').map(Number)) => a > 22 || (a === 22 && b >= 12);
/** A download that brings no byte for this long, or is not over after that long, is given up. In ms. */
const SILENCE = 30_000;
const LONGEST = 900_000;
const DAY = 86_400_000;

export const versionIn = (dist) => {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
};

/** The npm package's Electron, where its binary has been fetched and is of the version that is installed. */
export function findCurrent(folder = npmPackage) {
  const record = join(folder, 'path.txt');
  if (!existsSync(record)) return undefined;
  const dist = join(folder, 'dist');
  const path = join(dist, readFileSync(record, 'utf8').trim());
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return existsSync(path) && versionIn(dist) === version ? { path, version, how: 'npm package' } : undefined;
}

const bytesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true }).reduce((sum, entry) => {
        const stat = entry.isFile() ? statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false }) : undefined;
        return sum + (stat?.size ?? 0);
      }, 0)
    : 0;

/** Runs the installer, and watches what it writes: it has no timeout of its own when a server stops answering. */
function runInstaller(node, folder, { env, silence, work }) {
  return new Promise((done) => {
    const own = { ...env, TMPDIR: work, TMP: work, TEMP: work, ELECTRON_GET_NO_PROGRESS: '1' };
    const child = spawn(node, ['--require', reasons, join(folder, 'install.js')], {
      env: own,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    const begun = Date.now();
    let heard = { bytes: -1, at: begun };
    const watch = setInterval(
      () => {
        const bytes = bytesIn(work) + bytesIn(join(folder, 'dist'));
        if (bytes !== heard.bytes) heard = { bytes, at: Date.now() };
        if (Date.now() - heard.at > silence || Date.now() - begun > LONGEST) child.kill('SIGKILL');
      },
      Math.min(1000, silence / 4),
    );
    const end = (code) => {
      clearInterval(watch);
      done({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', end);
  });
}

async function newerNode(env) {
  try {
    return (await ensureNode24({ env })).path;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    throw new Unavailable(
      error.code,
      `its installer wants Node 22.12 or newer, and ${error.en}`,
      `インストーラーには Node 22.12 以降が必要ですが、${error.ja}`,
    );
  }
}

/** Fetches the current Electron with its own installer, on a Node that this installer runs on. Throws Unavailable. */
export async function fetchCurrent({ env = process.env, folder = npmPackage, silence = SILENCE, node } = {}) {
  const what = [`Electron ${currentVersion}`, `Electron ${currentVersion}`];
  if (!existsSync(join(folder, 'install.js')))
    throw new Unavailable('no-installer', `${folder} has no installer (install.js)`, `${folder} にインストーラー(install.js)がありません`);
  const runner = node ?? (installerRuns() ? process.execPath : await newerNode(env));
  mkdirSync(runtimesFolder(env), { recursive: true });
  const work = mkdtempSync(inRuntimes('electron-', env));
  note(`Fetching Electron ${currentVersion} (about 120 MB, once)…`, `Electron ${currentVersion} を取得しています(約 120 MB、初回のみ)…`);
  try {
    const { code, output } = await runInstaller(runner, folder, { env, silence, work });
    if (code === null) throw standstill(what);
    if (code !== 0) throw whyNot(output, what, ["Electron's download server", 'Electron の配布サーバー']);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const found = findCurrent(folder);
  if (found === undefined)
    throw new Unavailable('failed', `${what[0]} is not there after its installation`, `インストール後も ${what[1]} が見つかりません`);
  return found;
}

const recordFile = (env) => inRuntimes('electron-not-had.json', env);
const mirrorOf = (env) => env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? '';

/** Why the last try of the last 24 hours failed, in the words of then; undefined: it is time to try. A clock set back counts as time. */
export function failedLately({ env = process.env, now = Date.now() } = {}) {
  try {
    const { version, mirror, at, en, ja } = JSON.parse(readFileSync(recordFile(env), 'utf8'));
    if (version !== currentVersion || mirror !== mirrorOf(env) || at > now || now - at >= DAY) return undefined;
    return new Stop(en, ja);
  } catch {
    return undefined;
  }
}

export function rememberFailure(error, { env = process.env, now = Date.now() } = {}) {
  mkdirSync(dirname(recordFile(env)), { recursive: true });
  const record = { version: currentVersion, mirror: mirrorOf(env), at: now, en: error.en, ja: error.ja };
  writeFileSync(recordFile(env), `${JSON.stringify(record)}\n`);
}

export const forgetFailure = ({ env = process.env } = {}) => rmSync(recordFile(env), { force: true });
