import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { checkPackage } from '../../scripts/package-check.mjs';
import { newTempDir } from '../helpers/electron';
import { type Packaged, packageInto } from './package';

const sums = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);

describe.skipIf(process.platform !== 'linux')('what a package holds', () => {
  let folder: string;
  let packages: Packaged[];
  beforeAll(async () => {
    folder = newTempDir('contents');
    packages = [];
    for (const name of ['one', 'other']) {
      const dist = join(folder, name, 'dist');
      mkdirSync(join(folder, name), { recursive: true });
      await build({ out: dist });
      packages.push(await packageInto(join(folder, name), { dist, version: '0.1.0' }));
    }
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const appOf = (packaged: Packaged | undefined): string => join(packaged?.binary ?? '', '..');
  const check = (at = 0) => checkPackage(appOf(packages[at]), { unknown: packages[at]?.unknownFuses ?? [] });

  it('is the same byte for byte when the same commit is built twice', () => {
    expect(sums(join(folder, 'one/dist'))).toEqual(sums(join(folder, 'other/dist')));
    const [one, other] = packages.map(({ asar }) => createHash('sha256').update(readFileSync(asar)).digest('hex'));
    expect(one).toBe(other);
  });

  it('is what it should be', async () => expect(await check()).toEqual([]));

  it('is told of where it is not: a fuse, a folder of modules, a source map, a key, a test’s password, a path', async () => {
    const { asar, binary } = packages[1] as Packaged;
    await flipFuses(binary, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
    mkdirSync(join(appOf(packages[1]), 'resources/node_modules'));
    const inside = join(folder, 'inside');
    extractAll(asar, inside);
    cpSync(join(inside, 'dist/preload.cjs'), join(inside, 'dist/preload.cjs.map'));
    const key = `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}`;
    writeFileSync(
      join(inside, 'dist/preload.cjs'),
      `${key}\nopen sesame\n//# sourceMappingURL=preload.cjs.map\n/home/sato/saikoro/node_modules/x`,
    );
    await createPackage(inside, asar);
    expect((await check(1)).sort()).toEqual([
      'app.asar holds dist/preload.cjs.map',
      'dist/preload.cjs holds a password of a test',
      'dist/preload.cjs holds a path of the build machine',
      'dist/preload.cjs holds a private key',
      'dist/preload.cjs holds a source map',
      'fuse runAsNode is not false',
      'resources hold node_modules',
    ]);
  });
});
