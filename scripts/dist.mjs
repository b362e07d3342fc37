import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { missingParts, missingWord, systemsOf } from './dist-parts.mjs';
import { command, note, Stop } from './words.mjs';

const root = resolve(import.meta.dirname, '..');
const packager = resolve(root, 'node_modules/electron-builder/cli.js');

/** Of this machine's Electron, where it is the one wanted and for its own processor; else the packager fetches one. */
async function electronWords(args) {
  const { findCurrent } = await import('./runtime/electron-current.mjs');
  const { pureDist } = await import('./electron.mjs');
  const here = Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH) || findCurrent() !== undefined;
  const others = args.some((word) => /^--(?:x64|arm64|universal)$/.test(word) && word !== `--${process.arch}`);
  return here && args.includes('--dir') && !others ? [`-c.electronDist=${pureDist()}`] : [];
}

/** Apple's key comes as a text from a secret; the packager wants a file. */
function appleKey(env) {
  if (!env.APPLE_API_KEY_TEXT) return { env, end: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'saikoro-key-'));
  const { APPLE_API_KEY_TEXT, ...rest } = env;
  writeFileSync(join(folder, 'key.p8'), APPLE_API_KEY_TEXT, { mode: 0o600 });
  return { env: { ...rest, APPLE_API_KEY: join(folder, 'key.p8') }, end: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What no packager is needed for: the debs, of the app and of the command. */
async function makeDebs() {
  const { makeDeb } = await import('./release/deb.mjs');
  const { unpackedApps } = await import('./release/check.mjs');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const into = join(root, 'release');
  for (const app of unpackedApps().filter((path) => path.includes('linux')))
    makeDeb('app', { from: app, into, version, arch: app.includes('arm64') ? 'arm64' : 'x64' });
  makeDeb('command', { from: join(root, 'dist'), into, version });
}

/** Packages for this platform, or those that are named (--linux, --mac, --win); what else follows `npm run dist --` goes to electron-builder as it is. */
await command(import.meta, async (args) => {
  const { ensureSetup } = await import('./setup.mjs');
  await ensureSetup({ for: 'start' });
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
  const missing = missingParts(args);
  if (missing.length > 0) {
    const word = missingWord(missing);
    note(word.en, word.ja);
  }
  const key = appleKey(process.env);
  // An empty secret is no certificate: the packager would look for a file of that name.
  const env = Object.fromEntries(Object.entries(key.env).filter(([name, value]) => value !== '' || !/^(?:CSC|APPLE|WIN_CSC)_/.test(name)));
  if (systemsOf(args).includes('mac') && env.CSC_LINK === undefined)
    note(
      'No certificate (CSC_LINK): the macOS package is unsigned, and macOS says so when it is opened.',
      '証明書（CSC_LINK）がないため、macOS 用のパッケージは未署名です。開くときに macOS が警告します。',
    );
  try {
    const words = ['--publish', 'never', ...(await electronWords(args)), ...args];
    const done = spawnSync(process.execPath, [packager, ...words], { cwd: root, env, stdio: 'inherit' });
    if (done.status !== 0) {
      const still = missingParts(args);
      if (still.length > 0) throw missingWord(still);
      throw new Stop('Packaging failed; the reason is above.', 'パッケージの作成に失敗しました。理由は上のとおりです。');
    }
  } finally {
    key.end();
  }
  if (systemsOf(args).includes('linux') && !args.includes('--dir')) await makeDebs();
  return 0;
});
