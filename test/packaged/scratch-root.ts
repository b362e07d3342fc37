import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const lacksDpkg = (): boolean =>
  process.platform !== 'linux' || spawnSync('dpkg', ['--version']).status !== 0 || process.getuid?.() !== 0;

/** debconf-conf(5): what was asked and answered is kept in this root, as debconf takes these paths by DPKG_ROOT. */
const DEBCONF = [
  'Config: config\nTemplates: templates',
  ...['config', 'templates'].map((name) => `Name: ${name}\nDriver: File\nFilename: /var/${name}.dat`),
].join('\n\n');

/** An empty system that real dpkg installs into, and real debconf asks for: files and maintainer scripts go there and nowhere else. */
export const createScratchRoot = (root: string) => {
  for (const folder of ['info', 'updates', 'triggers']) mkdirSync(join(root, 'var/lib/dpkg', folder), { recursive: true });
  for (const file of ['status', 'available']) writeFileSync(join(root, 'var/lib/dpkg', file), '');
  writeFileSync(join(root, 'var/debconf.conf'), `${DEBCONF}\n`);
  const env = { ...process.env, DEBCONF_SYSTEMRC: '/var/debconf.conf', DEBIAN_FRONTEND: 'noninteractive' };
  const dpkg = (words: string[], more: NodeJS.ProcessEnv = {}, typed = ''): string =>
    execFileSync('dpkg', [`--root=${root}`, '--force-script-chrootless', '--force-depends', '--force-bad-path', ...words], {
      ...{ encoding: 'utf8', env: { ...env, ...more }, input: typed },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  return {
    install: (deb: string) => dpkg(['--install', deb]),
    /** `answers`: somebody sits before it and types this. */
    purge: (name: string, answers?: { typed: string }) =>
      answers === undefined
        ? dpkg(['--purge', name])
        : dpkg(['--purge', name], { DEBIAN_FRONTEND: 'teletype', LC_ALL: 'C.UTF-8' }, answers.typed),
    version: (name: string) => /^Version: (.*)$/m.exec(dpkg(['--status', name]))?.[1],
    /** All that dpkg put there. */
    files: () =>
      readdirSync(root, { recursive: true })
        .map(String)
        .filter((name) => !name.startsWith('var'))
        .sort(),
  };
};
