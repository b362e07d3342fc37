import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { carried, carriedPossible, fetchCarried, findCarried, pureCarried } from './runtime/electron-carried.mjs';
import {
  currentVersion,
  failedLately,
  fetchCurrent,
  findCurrent,
  forgetFailure,
  major,
  rememberFailure,
  versionIn,
} from './runtime/electron-current.mjs';
import { Unavailable } from './runtime/unavailable.mjs';
import { command, note, Stop, say } from './words.mjs';

const binaryName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

function fromOverride(env) {
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH;
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

/** {found} or {why}: what `lately` says where that is given, else by trying, whose failure is remembered. Never throws Unavailable. */
async function tryCurrent(means, lately) {
  if (lately !== undefined) return { why: lately };
  try {
    const found = await fetchCurrent(means);
    forgetFailure(means);
    return { found };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    rememberFailure(error, means);
    return { why: error };
  }
}

function nothingHad(why, whyCarried) {
  const [en, ja] =
    whyCarried === undefined ? ['', ''] : [`; nor could ${carried.version}: ${whyCarried.en}`, `。${carried.version} も: ${whyCarried.ja}`];
  return new Unavailable(
    why.code,
    `Electron ${currentVersion} could not be had: ${why.en}${en}. Start again when this computer has a way to it, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked release.`,
    `Electron ${currentVersion} を用意できませんでした: ${why.ja}${ja}。接続できる環境でもう一度起動するか、展開済みの Electron の場所を ELECTRON_OVERRIDE_DIST_PATH で指定してください。`,
  );
}

/**
 * The Electron to run: {path, version, how}, with `instead` (a Stop: why) where it is not the current one. The current one wherever it can be had,
 * whatever Node asks for it; 25.1.1 only where nothing else can be had. A try that failed is repeated after a day; `again`: at once.
 */
export async function ensureElectron({ again = false, ...means } = {}) {
  const env = means.env ?? process.env;
  const here = fromOverride(env) ?? findCurrent(means.folder);
  if (here) return here;
  const lately = again || !carriedPossible ? undefined : failedLately(means);
  const { found, why } = await tryCurrent(means, lately);
  if (found) return found;
  if (!carriedPossible) throw nothingHad(why);
  try {
    return { ...(findCarried(means) ?? (await fetchCarried(means))), instead: why };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    throw nothingHad(why, error);
  }
}

/** Said in the terminal when it is not the Electron the product is built for that runs. */
export function outdatedWord({ version, how, instead }) {
  if (!(major(version) < major(currentVersion))) return undefined;
  const [en, ja] =
    instead === undefined
      ? [
          `That is what ${how} names; unset it to have Electron ${currentVersion}.`,
          `${how} で指定されています。外すと Electron ${currentVersion} を使います。`,
        ]
      : [
          `Electron ${currentVersion} could not be had: ${instead.en}. It is tried once a day by itself; "npm run electron" tries at once.`,
          `Electron ${currentVersion} を用意できませんでした: ${instead.ja}。1日に1回、自動でもう一度試します。すぐに試すには「npm run electron」を実行してください。`,
        ];
  // As main/instance/runtime.ts says in the window: the latest three are mended.
  const unsupported = major(currentVersion) - major(version) >= 3;
  const [enWhy, jaWhy] = unsupported
    ? ['it gets no security updates any more', 'この版にはもうセキュリティ更新が提供されません']
    : ['it is older than what Saikoro is made and tested for', 'Saikoro の動作確認済みの版より古いものです'];
  return new Stop(
    `This runs on Electron ${version}, which is for trying out only: ${enWhy}. ${en}`,
    `Electron ${version} で動かします。お試し用です。${jaWhy}。${ja}`,
  );
}

/** What is here already, and fetched first where nothing is: for those who cannot wait for a promise. */
export function findElectron() {
  const look = () => fromOverride(process.env) ?? findCurrent() ?? findCarried();
  const here = look();
  if (here) return here;
  const child = spawnSync(process.execPath, [import.meta.filename], { stdio: ['ignore', 'ignore', 'inherit'] });
  const found = child.status === 0 ? look() : undefined;
  if (found) return found;
  throw new Stop('No Electron could be had; the reason is above.', 'Electron を用意できませんでした。理由は上のとおりです。');
}

/** A folder with the release and no app in it, for electron-builder's electronDist. */
export function pureDist(into = mkdtempSync(join(tmpdir(), 'saikoro-electron-'))) {
  const { path, how } = findElectron();
  return how === 'carried by npm' ? pureCarried(into) : process.platform === 'darwin' ? resolve(path, '../../../..') : dirname(path);
}

// npm run electron
await command(import.meta, async () => {
  const found = await ensureElectron({ again: true });
  const word = outdatedWord(found);
  if (word) note(word.en, word.ja);
  const { path, version, how } = found;
  console.log(say(`Electron ${version} (${how}): ${path}`, `Electron ${version}(${how}): ${path}`));
});
