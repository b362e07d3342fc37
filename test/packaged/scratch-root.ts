import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const lacksDpkg = (): boolean =>
  process.platform !== 'linux' || spawnSync('dpkg', ['--version']).status !== 0 || process.getuid?.() !== 0;

/** An empty system that real dpkg installs into: files and maintainer scripts go there and nowhere else. */
export const createScratchRoot = (root: string) => {
  for (const folder of ['info', 'updates', 'triggers']) mkdirSync(join(root, 'var/lib/dpkg', folder), { recursive: true });
  for (const file of ['status', 'available']) writeFileSync(join(root, 'var/lib/dpkg', file), '');
  const dpkg = (...args: string[]): string =>
    execFileSync('dpkg', [`--root=${root}`, '--force-script-chrootless', '--force-depends', '--force-bad-path', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    install: (deb: string) => dpkg('--install', deb),
    purge: (name: string) => dpkg('--purge', name),
    version: (name: string) => /^Version: (.*)$/m.exec(dpkg('--status', name))?.[1],
    /** All that dpkg put there. */
    files: () =>
      readdirSync(root, { recursive: true })
        .map(String)
        .filter((name) => !name.startsWith('var'))
        .sort(),
  };
};
