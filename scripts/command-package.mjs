import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ran } from './runtime/npm-package.mjs';
import { command, note, Stop } from './words.mjs';

const root = resolve(import.meta.dirname, '..');

/** What this package says of itself: nothing is installed with it, and no script runs when it is. */
const manifest = ({ name, version, license, author, homepage, engines }) => ({
  name,
  version,
  description: 'A dynamic-DNS client that checks what the DNS shows: the command, without a window',
  license,
  author,
  homepage,
  keywords: ['ddns', 'dynamic-dns', 'dns', 'dyndns2', 'self-hosted'],
  type: 'commonjs',
  bin: { [name]: 'saikoro.cjs' },
  engines,
  files: ['saikoro.cjs', 'plugins', 'THIRD-PARTY-LICENSES.txt'],
});

const licenceText = ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text || 'No text comes with it.'}\n`;

/** The built command as a package of its own, packed by npm into `out`: the archive's path. */
export async function packCommand({ out = join(root, 'release') } = {}) {
  await ensureBuilt();
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(out, 'command');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dist = (name) => join(root, 'dist', name);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(own), null, 2)}\n`);
  writeFileSync(join(folder, 'saikoro.cjs'), `#!/usr/bin/env node\n${readFileSync(dist('saikoro.cjs'), 'utf8')}`);
  chmodSync(join(folder, 'saikoro.cjs'), 0o755);
  cpSync(dist('plugins'), join(folder, 'plugins'), { recursive: true });
  const licences = JSON.parse(readFileSync(dist('saikoro.licences.json'), 'utf8'));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licences.map(licenceText).join(`\n${'-'.repeat(72)}\n\n`));
  for (const name of ['README.md', 'LICENSE']) cpSync(join(root, name), join(folder, name));
  const { code, output } = await ran('npm', ['pack', '--loglevel=error', `--pack-destination=${out}`], { cwd: folder });
  if (code !== 0)
    throw new Stop(`npm could not pack the command: ${output.trim()}`, `npm でコマンドのパッケージを作れませんでした: ${output.trim()}`);
  rmSync(folder, { recursive: true });
  return join(out, `${own.name}-${own.version}.tgz`);
}

await command(import.meta, async () => {
  const file = await packCommand();
  note(
    `${file} was made. npm install ${file} installs the command saikoro.`,
    `${file} を作りました。npm install ${file} で saikoro コマンドが入ります。`,
  );
});
