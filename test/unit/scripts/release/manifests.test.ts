import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { onPath } from '../../../../scripts/display.mjs';
import { manifests } from '../../../../scripts/release/manifests.mjs';
import { newReleaseFolder, sumIn, VERSION } from './release-folder.ts';
import { WINGET_FORMS } from './winget-forms.ts';

let folder: string;
let made: Record<string, string>;
const make = () => manifests(folder, { version: VERSION, base: 'https://saikoro.app/download/' });
beforeEach(async () => {
  folder = newReleaseFolder();
  made = await make();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('winget’s manifests', () => {
  const read = (type: keyof typeof WINGET_FORMS) =>
    Object.values(made).flatMap((text) => (text.includes(`ManifestType: ${type}\n`) ? parse(text) : []))[0];

  it.each(Object.keys(WINGET_FORMS) as (keyof typeof WINGET_FORMS)[])('%s has what its schema asks for', (type) => {
    expect(v.safeParse(WINGET_FORMS[type], read(type)).issues?.map((issue) => [v.getDotPath(issue), issue.message])).toBeUndefined();
    expect(read(type)).toMatchObject({ PackageIdentifier: 'Saikoro.Saikoro', PackageVersion: VERSION });
  });
  it('install the release’s own files, for the user alone', () => {
    expect(read('installer')).toMatchObject({
      ...{ InstallerType: 'nullsoft', Scope: 'user' },
      Installers: ['x64', 'arm64'].map((arch) => ({
        Architecture: arch,
        InstallerUrl: `https://saikoro.app/download/Saikoro-1.2.3-${arch}.exe`,
        InstallerSha256: sumIn(folder, `Saikoro-1.2.3-${arch}.exe`).toUpperCase(),
      })),
    });
  });
  it('the forms see a field too much, a short sum, an unknown kind', () => {
    const whole = read('installer');
    for (const spoiled of [
      { ...whole, Colour: 'red' },
      { ...whole, InstallerType: 'dmg' },
      { ...whole, Installers: [{ ...whole.Installers[0], InstallerSha256: 'AB' }] },
    ])
      expect(v.is(WINGET_FORMS.installer, spoiled)).toBe(false);
  });
});

it('the cask (read by ourselves: no Ruby is asked): each block ends, and the sum is the dmg’s', () => {
  const text = made['homebrew/saikoro.rb'] ?? '';
  expect(text.match(/\bdo$/gm)).toHaveLength((text.match(/^end$/gm) ?? []).length);
  expect((text.match(/"/g)?.length ?? 1) % 2).toBe(0);
  expect(text).toContain(`sha256 "${sumIn(folder, 'Saikoro-1.2.3-universal.dmg')}"`);
  expect(text).toContain('url "https://saikoro.app/download/Saikoro-#{version}-universal.dmg"');
});

describe.skipIf(!onPath('bash'))('the PKGBUILD, as bash reads it', () => {
  const fields = ['pkgname', 'pkgver', 'pkgrel', 'pkgdesc', 'url'];
  const lists = [
    'arch',
    'license',
    'depends',
    'provides',
    'conflicts',
    'noextract',
    'options',
    ...['x86_64', 'aarch64'].flatMap((arch) => [`source_${arch}`, `sha256sums_${arch}`]),
  ];
  const bash = (script: string, file: string) => spawnSync('bash', ['--norc', '-euc', script, 'bash', file], { encoding: 'utf8' });
  const written = (text = made['aur/PKGBUILD'] ?? ''): string => {
    writeFileSync(join(folder, 'PKGBUILD'), text);
    return join(folder, 'PKGBUILD');
  };
  const valuesOf = (name: string): string[] => {
    const done = bash(`. "$1"; printf '%s\\0' "\${${name}[@]}"`, written());
    expect(done.stderr).toBe('');
    return done.stdout.split('\0').slice(0, -1);
  };

  it('is a shell script without a fault, with a function that packages', () => {
    expect(spawnSync('bash', ['-n', written()], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    expect(bash('. "$1"; declare -F package', written()).stdout).toBe('package\n');
    expect(spawnSync('bash', ['-n', written(`${made['aur/PKGBUILD']}\nif`)]).status).not.toBe(0);
  });
  it.each([
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
  ])('has the deb of %s with its sum', (arch, deb) => {
    const name = `Saikoro-1.2.3-${deb}.deb`;
    expect(valuesOf(`source_${arch}`)).toEqual([`https://saikoro.app/download/${name}`]);
    expect(valuesOf(`sha256sums_${arch}`)).toEqual([sumIn(folder, name)]);
    expect(valuesOf('arch')).toContain(arch);
  });
  it('says the same as .SRCINFO, without which no package is taken', () => {
    const lines = (made['aur/.SRCINFO'] ?? '').split('\n').filter(Boolean);
    const said = (name: string): string[] => lines.flatMap((line) => new RegExp(`^\\t?${name} = (.*)$`).exec(line)?.[1] ?? []);
    for (const name of [...fields, ...lists]) expect(said(name), name).toEqual(valuesOf(name));
    expect(lines[0]).toBe('pkgbase = saikoro-bin');
    expect(lines).toHaveLength(1 + [...fields, ...lists].flatMap(valuesOf).length);
  });
});

it('are not made of half a release', async () => {
  rmSync(join(folder, 'Saikoro-1.2.3-arm64.exe'));
  await expect(make()).rejects.toThrow(/nsis/);
});
