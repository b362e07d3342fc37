import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { makeDeb } from '../../scripts/release/deb.mjs';
import { templates } from '../../scripts/release/deb-scripts.mjs';
import { newTempDir, repoRoot } from '../helpers/electron';
import { createScratchRoot, lacksDpkg } from './scratch-root';

describe.skipIf(lacksDpkg())(
  'a purge asks whether the users’ settings, history and passwords stay (real dpkg and debconf; needs root)',
  () => {
    let folder: string;
    let root: ReturnType<typeof createScratchRoot>;
    const inRoot = (path: string): string => join(folder, 'root', path);
    const data = 'home/sato/.config/Saikoro/settings.json';
    const entry = 'home/sato/.config/autostart/app.saikoro.desktop';
    const others = 'home/tanaka/private/Saikoro/settings.json';
    const put = (path: string, owner: number): void => {
      mkdirSync(join(inRoot(path), '..'), { recursive: true, mode: 0o755 });
      writeFileSync(inRoot(path), '{}');
      for (let at = path; at !== 'home'; at = dirname(at)) chownSync(inRoot(at), owner, owner);
    };
    const isThere = (path: string): boolean => existsSync(inRoot(path));
    beforeAll(() => ensureBuilt());
    afterEach(() => rmSync(folder, { recursive: true, force: true }));
    beforeEach(() => {
      folder = newTempDir('purge');
      // As / is: users get to their homes through it.
      chmodSync(folder, 0o755);
      root = createScratchRoot(join(folder, 'root'));
      mkdirSync(inRoot('etc'));
      const users = ['sato', 'tanaka', 'mori'].map((name, at) => `${name}:x:${1000 + at}:${1000 + at}::/home/${name}:/bin/sh\n`);
      writeFileSync(inRoot('etc/passwd'), users.join(''));
      put(data, 1000);
      put(entry, 1000);
      put(others, 1001);
      chmodSync(inRoot('home/tanaka/private'), 0o700);
      // Somebody whose own settings lead to what is not his.
      put('home/mori/x', 1002);
      symlinkSync(inRoot('home/tanaka/private'), inRoot('home/mori/.config'));
      root.install(makeDeb('command', { from: join(repoRoot, 'dist'), into: folder, version: '0.1.0', compression: 'none' }));
    });

    it.each([
      ['they stay where the answer is no', { typed: 'no\n' }, true],
      ['they stay where nothing was answered but Return', { typed: '\n' }, true],
      ['they stay where nobody is there to answer', undefined, true],
      ['they go where the answer is yes, with the login item, and only as far as their owner may go', { typed: 'yes\n' }, false],
    ])('%s', (_what, answers, stays) => {
      const said = root.purge('saikoro-command', answers);
      if (answers) expect(said).toContain('Remove the settings, history and passwords of all users?');
      expect([isThere(data), isThere(entry), isThere(others)]).toEqual([stays, stays, true]);
    });

    it('is not asked while the app is there, which uses them too', () => {
      mkdirSync(inRoot('opt/Saikoro'), { recursive: true });
      writeFileSync(inRoot('opt/Saikoro/saikoro'), '');
      expect(root.purge('saikoro-command', { typed: 'yes\n' })).not.toContain('Remove the settings');
      expect(isThere(data)).toBe(true);
    });

    it('is asked in Japanese, too', () => {
      expect(templates('app')).toContain('Description-ja.UTF-8: すべてのユーザーの設定、履歴、パスワードを削除しますか？');
    });
  },
);
