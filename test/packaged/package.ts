import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { findElectron, pureDist } from '../../scripts/electron.mjs';
import { repoRoot } from '../helpers/electron';

/** As electron-builder.yml names them, against the names the fuse reader has. */
const fuseNames: Record<string, keyof typeof FuseV1Options> = {
  runAsNode: 'RunAsNode',
  enableCookieEncryption: 'EnableCookieEncryption',
  enableNodeOptionsEnvironmentVariable: 'EnableNodeOptionsEnvironmentVariable',
  enableNodeCliInspectArguments: 'EnableNodeCliInspectArguments',
  enableEmbeddedAsarIntegrityValidation: 'EnableEmbeddedAsarIntegrityValidation',
  onlyLoadAppFromAsar: 'OnlyLoadAppFromAsar',
  loadBrowserProcessSpecificV8Snapshot: 'LoadBrowserProcessSpecificV8Snapshot',
  grantFileProtocolExtraPrivileges: 'GrantFileProtocolExtraPrivileges',
};

/** What the yml asks for: true and false by the yml's own names. */
export function wantedFuses(): Map<string, boolean> {
  const block =
    readFileSync(join(repoRoot, 'electron-builder.yml'), 'utf8')
      .split(/^electronFuses:\n/m)[1]
      ?.split(/^\S/m)[0] ?? '';
  const lines = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].filter(([, name]) => name !== 'resetAdHocDarwinSignature');
  return new Map(lines.map(([, name = '', value]) => [name, value === 'true']));
}

/** A binary's fuses by the yml's names; those its Electron does not know yet are absent. */
export async function fusesOf(binary: string): Promise<Map<string, boolean>> {
  const wire = (await getCurrentFuseWire(binary)) as unknown as Record<number, FuseState | undefined>;
  const states = Object.entries(fuseNames).map(([name, key]) => [name, wire[FuseV1Options[key] as number]] as const);
  return new Map(states.filter(([, state]) => state !== undefined).map(([name, state]) => [name, state === FuseState.ENABLE]));
}

export interface Packaged {
  binary: string;
  asar: string;
  /** Fuses the yml sets which the Electron at hand is too old to have; the product's own has them all. */
  unknownFuses: string[];
}

/** Packages with the product's own settings, on whatever Electron this machine has; `dist`: a build of the test's own, as that `version`. */
export async function packageInto(folder: string, own?: { dist: string; version: string }): Promise<Packaged> {
  const electronDist = pureDist(join(folder, 'electron'));
  const known = await fusesOf(findElectron().path);
  const unknownFuses = [...wantedFuses().keys()].filter((name) => !known.has(name));
  const config = join(folder, 'electron-builder.yml');
  const release = join(folder, 'release');
  const ownText = readFileSync(join(repoRoot, 'electron-builder.yml'), 'utf8').replace(
    /^ {2}output: .*$/m,
    `  output: ${JSON.stringify(release)}`,
  );
  const lines = ownText.split('\n').filter((line) => !unknownFuses.some((name) => line.startsWith(`  ${name}:`)));
  const files = (line: string): string =>
    own !== undefined && line === '  - dist/**'
      ? `  - { from: ${JSON.stringify(own.dist)}, to: dist, filter: ['**/*', '!saikoro.cjs', '!saikoro.licences.json'] }`
      : line;
  const version = own === undefined ? '' : `extraMetadata: { version: ${own.version} }\n`;
  writeFileSync(config, `${lines.map(files).join('\n')}\nelectronDist: ${JSON.stringify(electronDist)}\n${version}`);
  const cli = join(repoRoot, 'node_modules/electron-builder/cli.js');
  const words = ['--linux', '--dir', '--publish', 'never', '--config', config];
  const done = spawnSync(process.execPath, [cli, ...words], { cwd: repoRoot, encoding: 'utf8', timeout: 240_000 });
  if (done.status !== 0) throw new Error(`electron-builder failed:\n${done.stdout}${done.stderr}`);
  const unpacked = join(release, 'linux-unpacked');
  return { binary: join(unpacked, 'saikoro'), asar: join(unpacked, 'resources/app.asar'), unknownFuses };
}

interface AsarFolder {
  files?: Record<string, AsarFolder>;
}

/** The names inside an archive: its header is a length-prefixed JSON tree. */
export function asarFiles(asar: string): string[] {
  const file = openSync(asar, 'r');
  const sizes = Buffer.alloc(16);
  readSync(file, sizes, 0, 16, 0);
  const header = Buffer.alloc(sizes.readUInt32LE(12));
  readSync(file, header, 0, header.length, 16);
  closeSync(file);
  const names = ({ files = {} }: AsarFolder, at: string): string[] =>
    Object.entries(files).flatMap(([name, entry]) => (entry.files ? names(entry, `${at}${name}/`) : [`${at}${name}`]));
  return names(JSON.parse(header.toString('utf8')), '');
}
