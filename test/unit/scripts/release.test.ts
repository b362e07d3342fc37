import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { judgeSigned } from '../../../main/app/releases/ask-feed';
import { readFeed } from '../../../main/app/releases/feed';
import { missingParts, missingWord, systemsOf } from '../../../scripts/dist-parts.mjs';
import { notesIn } from '../../../scripts/release/channel.mjs';
import { control, desktopEntry, postrm } from '../../../scripts/release/deb-files.mjs';
import { draftArguments } from '../../../scripts/release/draft.mjs';
import { writeFeed } from '../../../scripts/release/feed.mjs';
import { makeReleaseKey, newReleaseKey } from '../../../scripts/release/key.mjs';
import { manifests } from '../../../scripts/release/manifests.mjs';
import { sbom } from '../../../scripts/release/sbom.mjs';
import { tagFault } from '../../../scripts/release/tag.mjs';
import { newTempDir } from '../../helpers/electron';

const VERSION = '1.2.3';
const NAMES = [
  'Saikoro-1.2.3-amd64.deb',
  'Saikoro-1.2.3-arm64.AppImage',
  'Saikoro-1.2.3-arm64.deb',
  'Saikoro-1.2.3-arm64.exe',
  'Saikoro-1.2.3-universal.dmg',
  'Saikoro-1.2.3-universal.zip',
  'Saikoro-1.2.3-x64.exe',
  'Saikoro-1.2.3-x86_64.AppImage',
];
let folder: string;
beforeEach(() => {
  folder = newTempDir('release');
  for (const name of [...NAMES, 'builder-debug.yml', 'Saikoro-command-1.2.3-all.deb'])
    writeFileSync(join(folder, name), `the bytes of ${name}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const sumOf = (name: string, algorithm = 'sha256'): string =>
  createHash(algorithm)
    .update(readFileSync(join(folder, name)))
    .digest('hex');

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

describe('a tag', () => {
  const tree = { version: VERSION, changelog: '# Changes\n\n## 1.2.3\n- New.\n', release: { keys: ['k'] } };
  it('is a release where version, change log and key are there', () => expect(tagFault('v1.2.3', tree)).toBeUndefined());
  it.each([
    ['v1.2.4', {}, /package\.json/],
    ['v1.2.3', { changelog: '## 1.2.30\n' }, /CHANGELOG/],
    ['v1.2.3', { release: { keys: [] } }, /release:key/],
  ])('%s is none with %o', (tag, more, says) => expect(tagFault(tag, { ...tree, ...more })?.en).toMatch(says));
  it('has the points of its own heading for news', () => {
    expect(notesIn('# C\n\n## 1.2.3\n### Added\n- One\n  more.\n- Two.\n\n## 1.2.2\n- Old.\n', '1.2.3')).toEqual(['One more.', 'Two.']);
    expect(notesIn('## 1.2.2\n- Old.\n', '1.2.3')).toEqual([]);
  });
  it('makes a draft of what a user downloads and what vouches for it, and of nothing else', () => {
    const words = draftArguments('v1.2.3', {
      names: [...NAMES, 'saikoro-stable.json', 'saikoro-stable.json.sig', 'SHA256SUMS', 'builder-debug.yml', 'manifests'],
      notes: ['One.'],
    });
    expect(words.slice(0, 5)).toEqual(['release', 'create', 'v1.2.3', '--draft', '--verify-tag']);
    expect(words.filter((word) => word.startsWith('release/'))).toHaveLength(NAMES.length + 3);
  });
});

/** What winget asks of each kind of manifest (its schemas 1.6.0: required fields and their forms), read and checked here by ourselves. */
const WINGET: Record<string, Record<string, RegExp>> = {
  version: { DefaultLocale: /^en-US$/ },
  installer: {},
  defaultLocale: { PackageLocale: /^en-US$/, Publisher: /./, PackageName: /./, License: /./, ShortDescription: /^.{3,256}$/ },
  locale: { PackageLocale: /^ja-JP$/ },
};

describe('manifests made of a release’s own files', () => {
  const make = () => manifests(folder, { version: VERSION, base: 'https://saikoro.app/download/' });

  it('winget’s have the fields that its schemas require, and the files’ own sums', async () => {
    const made = await make();
    const texts = Object.entries(made).filter(([path]) => path.startsWith('winget/'));
    expect(texts).toHaveLength(4);
    for (const [, text] of texts) {
      const read = parse(text);
      expect(read).toMatchObject({ PackageIdentifier: 'Saikoro.Saikoro', PackageVersion: VERSION, ManifestVersion: '1.6.0' });
      for (const [field, form] of Object.entries(WINGET[read.ManifestType] ?? { none: /never/ })) expect(read[field], field).toMatch(form);
    }
    const { Installers, InstallerType, Scope } = parse(made['winget/Saikoro.Saikoro.installer.yaml'] ?? '');
    expect([InstallerType, Scope]).toEqual(['nullsoft', 'user']);
    expect(Installers).toEqual(
      ['x64', 'arm64'].map((arch) => ({
        Architecture: arch,
        InstallerUrl: `https://saikoro.app/download/Saikoro-1.2.3-${arch}.exe`,
        InstallerSha256: sumOf(`Saikoro-1.2.3-${arch}.exe`).toUpperCase(),
      })),
    );
  });

  it('the cask (read by ourselves: no Ruby is asked): each block ends, and the sum is the dmg’s', async () => {
    const text = (await make())['homebrew/saikoro.rb'] ?? '';
    expect(text.match(/\bdo$/gm)).toHaveLength((text.match(/^end$/gm) ?? []).length);
    expect((text.match(/"/g)?.length ?? 1) % 2).toBe(0);
    expect(text).toContain(`sha256 "${sumOf('Saikoro-1.2.3-universal.dmg')}"`);
    expect(text).toContain('url "https://saikoro.app/download/Saikoro-#{version}-universal.dmg"');
  });

  it('the PKGBUILD (read by ourselves: no bash is asked): both processors with their sums', async () => {
    const text = (await make())['aur/PKGBUILD'] ?? '';
    for (const [arch, deb] of [
      ['x86_64', 'amd64'],
      ['aarch64', 'arm64'],
    ]) {
      expect(text).toContain(`source_${arch}=("https://saikoro.app/download/Saikoro-1.2.3-${deb}.deb")`);
      expect(text).toContain(`sha256sums_${arch}=('${sumOf(`Saikoro-1.2.3-${deb}.deb`)}')`);
    }
    expect(text.match(/[({]/g)).toHaveLength(text.match(/[)}]/g)?.length ?? -1);
  });

  it('are not made of half a release', async () => {
    rmSync(join(folder, 'Saikoro-1.2.3-arm64.exe'));
    await expect(make()).rejects.toThrow(/nsis/);
  });
});

describe('the debs’ texts', () => {
  it('name what they need', () => {
    const app = control('app', { version: VERSION, architecture: 'amd64', installedSize: 10 });
    expect(app).toMatch(/^Package: saikoro\nVersion: 1\.2\.3\nArchitecture: amd64\n/);
    expect(app).toMatch(/^Depends: .*libgtk-3-0t64 \| libgtk-3-0.*libnss3/m);
    expect(control('command', { version: VERSION, architecture: 'all', installedSize: 1 })).toMatch(/^Depends: nodejs \(>= 20\)$/m);
    for (const line of app.split('\n')) expect(line.length).toBeLessThan(200);
  });
  it('delete no data', () => {
    for (const what of ['app', 'command'] as const) expect(postrm(what)).not.toMatch(/\brm\b/);
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
