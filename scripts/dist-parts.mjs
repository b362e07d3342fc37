import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './display.mjs';
import { currentVersion, findCurrent } from './runtime/electron-current.mjs';
import { Stop } from './words.mjs';

/** Where the packager keeps what it fetched (app-builder-lib, "electron-builder cache"). */
export const toolCache = (env = process.env) => {
  if (env.ELECTRON_BUILDER_CACHE) return env.ELECTRON_BUILDER_CACHE;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/electron-builder');
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'electron-builder/Cache');
  return join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'electron-builder');
};

const cached = (env, prefix) => {
  const folder = toolCache(env);
  return existsSync(folder) && readdirSync(folder).some((name) => name.toLowerCase().startsWith(prefix));
};
const tool = (system, name, variable, prefix) => ({
  system,
  name,
  has: (env) => (env[variable] !== undefined && existsSync(env[variable])) || cached(env, prefix),
  en: `it is fetched with a way to the packager's download server, or named by ${variable}`,
  ja: `パッケージャーの配布サーバーに接続できれば取得します。または ${variable} で場所を指定してください`,
});
const program = (system, name, en, ja) => ({ system, name, has: () => onPath(name), en, ja });

/** What packaging for a system takes beside npm's packages, and how each is had. `dir`: also for an unpacked app alone. */
const PARTS = [
  {
    system: null,
    dir: true,
    name: `Electron ${currentVersion}`,
    has: (env) => Boolean(env.ELECTRON_OVERRIDE_DIST_PATH) || findCurrent() !== undefined,
    en: '"npm run electron" fetches it; ELECTRON_MIRROR names another server, ELECTRON_OVERRIDE_DIST_PATH an unpacked one',
    ja: '「npm run electron」で取得します。別のサーバーは ELECTRON_MIRROR、展開済みの場所は ELECTRON_OVERRIDE_DIST_PATH で指定できます',
  },
  tool('linux', 'AppImage', 'APPIMAGE_TOOLS_PATH', 'appimage'),
  program('linux', 'dpkg-deb', 'it is in the package dpkg', 'パッケージ dpkg に含まれています'),
  tool('win', 'NSIS', 'ELECTRON_BUILDER_NSIS_DIR', 'nsis'),
  program('mac', 'hdiutil', 'it is part of macOS: package for macOS on a Mac', 'macOS に付属します。macOS 用は Mac で作成してください'),
];

const OWN = { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform];
const FLAGS = { '--linux': 'linux', '-l': 'linux', '--mac': 'mac', '-m': 'mac', '--win': 'win', '-w': 'win', '--windows': 'win' };
/** For which systems these words package. */
export const systemsOf = (args) => {
  const named = args.flatMap((word) => FLAGS[word] ?? []);
  return named.length > 0 ? named : [OWN];
};

export const missingParts = (args, env = process.env) =>
  PARTS.filter(({ system, dir, has }) => {
    const wanted = system === null || (systemsOf(args).includes(system) && !args.includes('--dir'));
    return (wanted || dir === true) && !has(env);
  });

/** One sentence on what is missing, each with how to get it. */
export const missingWord = (parts) =>
  new Stop(
    `Missing for this package: ${parts.map(({ name, en }) => `${name} (${en})`).join('; ')}.`,
    `このパッケージに足りないもの: ${parts.map(({ name, ja }) => `${name}（${ja}）`).join('、')}。`,
  );
