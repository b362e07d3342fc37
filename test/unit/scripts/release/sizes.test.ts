import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareSizes, electronCache } from '../../../../scripts/release/sizes.mjs';
import { NAMES, newReleaseFolder } from './release-folder.ts';

const MB = 1_000_000;
let folder: string;
beforeEach(() => {
  folder = newReleaseFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file of so many bytes that takes none. */
const sized = (path: string, bytes: number): void => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '');
  truncateSync(path, bytes);
};
const cache = (): string => join(folder, 'cache');
const bare = (system: string, arch: string, megabytes = 1): void =>
  sized(join(cache(), `0a${system}`, `electron-v45.4.1-${system}-${arch}.zip`), megabytes * MB);
const compare = () => compareSizes(folder, { cache: cache(), version: '45.4.1' });
const everywhere = (): void => {
  for (const system of ['linux', 'darwin', 'win32']) for (const arch of ['x64', 'arm64']) bare(system, arch);
};

it('lets each installer be five megabytes larger than its bare Electron, and one for two processors than both', async () => {
  everywhere();
  for (const name of NAMES) sized(join(folder, name), (name.includes('universal') ? 7 : 6) * MB);
  expect(await compare()).toEqual({ faults: [], notCompared: [] });
});

it.each(NAMES)('%s is a fault a byte above that, and no other', async (name) => {
  everywhere();
  sized(join(folder, name), (name.includes('universal') ? 7 : 6) * MB + 1);
  expect(await compare()).toEqual({ faults: [`${name} is 5000001 bytes larger than the bare Electron`], notCompared: [] });
});

it('names those whose Electron is not here, also where it is another version or half of what they hold', async () => {
  bare('linux', 'x64');
  bare('darwin', 'arm64');
  sized(join(cache(), 'electron-v45.4.0-win32-x64.zip'), MB);
  const { faults, notCompared } = await compare();
  expect(faults).toEqual([]);
  expect(notCompared).toEqual(NAMES.filter((name) => !/amd64|x86_64/.test(name)));
  expect((await compareSizes(folder, { cache: join(folder, 'none'), version: '45.4.1' })).notCompared).toEqual(NAMES);
});

it('looks where the packager keeps what it fetched', () => {
  expect(electronCache({ XDG_CACHE_HOME: '/caches' }, 'linux')).toBe(join('/caches', 'electron'));
  expect(electronCache({ LOCALAPPDATA: 'C:/Users/a/AppData/Local' }, 'win32')).toBe(join('C:/Users/a/AppData/Local', 'electron/Cache'));
  expect(electronCache({}, 'darwin')).toMatch(/Library\/Caches\/electron$/);
});
