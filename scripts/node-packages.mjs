import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { note, Stop } from './words.mjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** npm records what it installed; if that agrees with the lock file, there is nothing to install. */
function installedAgrees(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const have = read(record).packages;
  const want = Object.entries(read(join(root, 'package-lock.json')).packages).filter(([path]) => path);
  return want.every(([path, { version, optional, devOptional, peer }]) => {
    if (have[path]) return have[path].version === version;
    return Boolean(optional || devOptional || peer);
  });
}

export function ensureNodePackages(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules/.saikoro-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lock) return false;
  if (!installedAgrees(root)) install(root);
  writeFileSync(stamp, `${lock}\n`);
  return true;
}

function install(root) {
  note('Installing packages (about a minute, once)…', 'パッケージを入れています(1分ほど、初回のみ)…');
  // Engine warnings concern packagers and fuse readers, which the parts that need them check for themselves.
  const words = ['ci', '--loglevel=error', '--no-fund', '--no-audit'];
  const npm = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  process.stderr.write(`${npm.stdout ?? ''}${npm.stderr ?? ''}`);
  throw new Stop(
    '"npm ci" failed (its words are above); mend that and start again.',
    '「npm ci」に失敗しました(上に npm の出力)。解決してからもう一度実行してください。',
  );
}
