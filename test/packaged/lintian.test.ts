import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { onPath } from '../../scripts/display.mjs';
import { makeDeb } from '../../scripts/release/deb.mjs';
import { newTempDir, repoRoot } from '../helpers/electron';

/** It starts many of Debian's own tools, wherever the system has them. */
const env = { ...process.env, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
const judge = (deb: string): string => {
  const done = spawnSync('lintian', ['--no-cfg', '--allow-root', deb], { encoding: 'utf8', env });
  return `${done.stdout}${done.stderr}`;
};

describe.skipIf(!onPath('lintian') || !onPath('dpkg-deb'))('the command’s deb, by Debian’s own judge (lintian)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = newTempDir('lintian');
    await ensureBuilt();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has nothing to be said against it', () => {
    const deb = makeDeb('command', { from: join(repoRoot, 'dist'), into: folder, version: '0.1.0' });
    expect(judge(deb)).toBe('');
  });

  it('would be told of a file that is not in its place', () => {
    const dist = join(folder, 'dist');
    for (const part of ['saikoro.cjs', 'saikoro.licences.json', 'plugins'])
      cpSync(join(repoRoot, 'dist', part), join(dist, part), { recursive: true });
    writeFileSync(join(dist, 'plugins/.DS_Store'), 'x');
    writeFileSync(join(dist, 'plugins/.gitignore'), 'x');
    expect(judge(makeDeb('command', { from: dist, into: folder, version: '0.1.0' }))).toMatch(/^[EW]: saikoro-command: /m);
  });
});
