import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, say } from '../words.mjs';

const root = resolve(import.meta.dirname, '../..');

/** What the product is made of, in CycloneDX, by npm itself; with the Electron that it is packed with, which npm counts among the tools. */
export function sbom() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const done = spawnSync(npm, args, { cwd: root, encoding: 'utf8', maxBuffer: 64e6, shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error(`npm sbom failed:\n${done.stderr}`);
  const bom = JSON.parse(done.stdout);
  // npm's own `--omit dev` leaves out what a test's library wants as a peer, such as React: the lock file knows better.
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = new Set(
    Object.entries(packages).flatMap(([path, { dev, version }]) =>
      dev || path === '' ? [] : [`${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`],
    ),
  );
  const isShipped = ({ name, group, version }) => shipped.has(`${group && !name.startsWith('@') ? `${group}/` : ''}${name}@${version}`);
  bom.components = bom.components.filter(isShipped);
  const kept = new Set([bom.metadata.component['bom-ref'], ...bom.components.map((part) => part['bom-ref'])]);
  bom.dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => kept.has(ref)) }));
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { electron: version } = devDependencies;
  bom.components.push({
    type: 'framework',
    name: 'electron',
    version,
    purl: `pkg:npm/electron@${version}`,
    'bom-ref': `electron@${version}`,
  });
  return bom;
}

// node scripts/release/sbom.mjs [FOLDER]
await command(import.meta, ([folder = 'release']) => {
  mkdirSync(join(root, folder), { recursive: true });
  const bom = sbom();
  writeFileSync(join(root, folder, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
  console.log(say(`${bom.components.length} parts are listed.`, `${bom.components.length}個の部品を記録しました。`));
});
