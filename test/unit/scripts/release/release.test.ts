import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeSigned } from '../../../../main/app/releases/ask-feed';
import { readFeed } from '../../../../main/app/releases/feed';
import { missingParts, missingWord, systemsOf } from '../../../../scripts/dist-parts.mjs';
import { control, desktopEntry } from '../../../../scripts/release/deb-files.mjs';
import { writeFeed } from '../../../../scripts/release/feed.mjs';
import { makeReleaseKey, newReleaseKey } from '../../../../scripts/release/key.mjs';
import { sbom } from '../../../../scripts/release/sbom.mjs';
import { NAMES, newReleaseFolder, sumIn, VERSION } from './release-folder.ts';

let folder: string;

beforeEach(() => {
  folder = newReleaseFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const sumOf = (name: string, algorithm = 'sha256'): string => sumIn(folder, name, algorithm);

describe('a release’s feed', () => {
  it.each([
    ['linux', 'x64', 'appimage', 'Saikoro-1.2.3-x86_64.AppImage'],
    ['linux', 'arm64', 'appimage', 'Saikoro-1.2.3-arm64.AppImage'],
    ['win32', 'x64', 'nsis', 'Saikoro-1.2.3-x64.exe'],
    ['win32', 'arm64', 'nsis', 'Saikoro-1.2.3-arm64.exe'],
    ['darwin', 'x64', 'zip', 'Saikoro-1.2.3-universal.zip'],
    ['darwin', 'arm64', 'zip', 'Saikoro-1.2.3-universal.zip'],
  ])('is what the app reads on %s %s', async (system, arch, kind, name) => {
    const { secret, key } = newReleaseKey();
    await writeFeed(folder, { version: VERSION, notes: { ja: ['新。'], en: ['New.'] }, secrets: [secret] });
    const [body, signature] = ['saikoro-stable.json', 'saikoro-stable.json.sig'].map((file) => readFileSync(join(folder, file)));
    const here = { app: 'app.saikoro', version: '1.2.2', seen: '', system, arch, kind };
    expect(judgeSigned(body as Buffer, signature as Buffer, [key], here)).toEqual({
      kind: 'newer',
      version: VERSION,
      notes: { ja: ['新。'], en: ['New.'] },
      file: { name, bytes: statSync(join(folder, name)).size, sha512: sumOf(name, 'sha512') },
    });
  });

  it('may be signed with an old and a new key at once: each of them is enough', async () => {
    const [old, next] = [newReleaseKey(), newReleaseKey()];
    await writeFeed(folder, { version: VERSION, notes: { ja: [], en: [] }, secrets: [old.secret, next.secret] });
    const [body, signature] = ['saikoro-stable.json', 'saikoro-stable.json.sig'].map((file) => readFileSync(join(folder, file)));
    const here = { app: 'app.saikoro', version: '1.2.2', seen: '', system: 'linux', arch: 'x64', kind: 'appimage' };
    for (const { key } of [old, next])
      expect(judgeSigned(body as Buffer, signature as Buffer, [key], here)).toMatchObject({ kind: 'newer' });
    const other = newReleaseKey();
    expect(judgeSigned(body as Buffer, signature as Buffer, [other.key], here)).toEqual({ kind: 'refused', code: 'bad-signature' });
  });

  it('has sums of all that a user downloads, signed', async () => {
    const { secret } = newReleaseKey();
    await writeFeed(folder, { version: VERSION, notes: { ja: [], en: [] }, secrets: [secret] });
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(
      [...NAMES, 'Saikoro-command-1.2.3-all.deb'].map((name) => `${sumOf(name)}  ${name}\n`).join(''),
    );
    expect(readFileSync(join(folder, 'SHA256SUMS.sig'), 'utf8')).toMatch(/^[A-Za-z0-9+/]{86}==\n$/);
  });

  it('is none where a folder holds nothing of a release', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    await expect(writeFeed(empty, { version: VERSION, notes: { ja: [], en: [] }, secrets: [] })).rejects.toThrow(/release|リリース/);
  });
});

describe('a release key', () => {
  const repository = (): string => {
    const root = join(folder, 'repository');
    mkdirSync(join(root, 'build'), { recursive: true });
    writeFileSync(join(root, 'build/release.json'), readFileSync('build/release.json'));
    return root;
  };
  it('keeps its secret half outside the repository, for its owner alone, and its public half in build/release.json', () => {
    const root = repository();
    const file = join(folder, 'secret.pem');
    const key = makeReleaseKey(file, { repository: root });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const release = readFileSync(join(root, 'build/release.json'), 'utf8');
    expect(readFeed(release)).toMatchObject({ keys: [key], hosts: ['saikoro.app'] });
    expect(release).not.toContain('PRIVATE');
    expect(() => makeReleaseKey(file, { repository: root })).toThrow(/there already|すでに/);
  });
  it('is not made inside the repository', () => {
    const root = repository();
    expect(() => makeReleaseKey(join(root, 'key.pem'), { repository: root })).toThrow(/outside|外の/);
    expect(readFeed(readFileSync(join(root, 'build/release.json'), 'utf8'))).toBeNull();
  });
  it('is not in the tree yet, so that no build asks for versions', () => {
    expect(readFeed(readFileSync('build/release.json', 'utf8'))).toBeNull();
  });
});

describe('the debs’ texts', () => {
  it('name what they need', () => {
    const app = control('app', { version: VERSION, architecture: 'amd64', installedSize: 10 });
    expect(app).toMatch(/^Package: saikoro\nVersion: 1\.2\.3\nArchitecture: amd64\n/);
    expect(app).toMatch(/^Depends: .*libgtk-3-0t64 \| libgtk-3-0.*libnss3/m);
    expect(control('command', { version: VERSION, architecture: 'all', installedSize: 1 })).toMatch(
      /^Depends: nodejs \(>= 20\), debconf \(>= 0\.5\) \| debconf-2\.0$/m,
    );
    for (const line of app.split('\n')) expect(line.length).toBeLessThan(200);
  });
  it('start the app with the files it is given', () => {
    expect(desktopEntry).toMatch(/^Exec=saikoro %F$/m);
  });
});

describe('npm run dist', () => {
  it('knows for which system it packages', () => {
    expect(systemsOf(['--mac', '--universal'])).toEqual(['mac']);
    expect(systemsOf(['--linux', '--win'])).toEqual(['linux', 'win']);
    expect(systemsOf([])).toHaveLength(1);
  });
  it('names what is missing and how to get it, in both languages', () => {
    const parts = missingParts(['--linux', '--win'], { ELECTRON_BUILDER_CACHE: join(folder, 'none') });
    expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['AppImage', 'NSIS']));
    const { en, ja } = missingWord(parts);
    for (const name of ['APPIMAGE_TOOLS_PATH', 'ELECTRON_BUILDER_NSIS_DIR']) for (const text of [en, ja]) expect(text).toContain(name);
  });
  it('misses nothing that was fetched before', () => {
    for (const name of ['appimage-13.0.1', 'nsis']) mkdirSync(join(folder, 'cache', name), { recursive: true });
    const names = missingParts(['--linux', '--win'], { ELECTRON_BUILDER_CACHE: join(folder, 'cache') }).map(({ name }) => name);
    expect(names).not.toContain('AppImage');
    expect(names).not.toContain('NSIS');
  });
  it('needs no installer’s tools for an unpacked app', () => {
    const env = { ELECTRON_BUILDER_CACHE: join(folder, 'none'), ELECTRON_OVERRIDE_DIST_PATH: folder };
    expect(missingParts(['--dir'], env)).toEqual([]);
  });
});

it('the list of parts names what the product is made of, in CycloneDX, with Electron', () => {
  const { bomFormat, components } = sbom();
  expect(bomFormat).toBe('CycloneDX');
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const [name, version] of [...Object.entries(dependencies), ['electron', devDependencies.electron]])
    expect(
      components.some((part) => (part.purl ?? '').endsWith(`${String(name).replace('@', '%40')}@${version}`)),
      `${name}`,
    ).toBe(true);
});
