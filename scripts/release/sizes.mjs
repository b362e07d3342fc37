import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { releaseFiles } from './channel.mjs';

const root = resolve(import.meta.dirname, '../..');
/** Beyond what the bare Electron takes, in bytes. */
const MOST_MORE = 5_000_000;

/** Where the packager keeps the Electron that it fetched. */
export const electronCache = (env = process.env, platform = process.platform) => {
  if (platform === 'darwin') return join(homedir(), 'Library/Caches/electron');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'electron/Cache');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron');
};

const zipsIn = (cache) => (existsSync(cache) ? readdirSync(cache, { recursive: true }).map((name) => join(cache, String(name))) : []);

/**
 * What of a folder's installers is larger than the bare Electron of its system and processor, as that is published, and a little more; and those that
 * could not be compared since that one is not here.
 */
export async function compareSizes(folder, { cache = electronCache(), version = electronVersion() } = {}) {
  const zips = zipsIn(cache);
  const faults = [];
  const notCompared = [];
  for (const { name, system, arch, bytes } of await releaseFiles(folder)) {
    // One for several processors holds an Electron for each.
    const wanted = arch.split(' ').map((each) => `electron-v${version}-${system}-${each}.zip`);
    const bare = wanted.map((each) => zips.find((zip) => basename(zip) === each));
    if (bare.includes(undefined)) {
      notCompared.push(name);
      continue;
    }
    const more = bytes - bare.reduce((sum, zip) => sum + statSync(zip).size, 0);
    if (more > MOST_MORE) faults.push(`${name} is ${more} bytes larger than the bare Electron`);
  }
  return { faults, notCompared };
}

const electronVersion = () => /^electronVersion: (\S+)$/m.exec(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))?.[1];
