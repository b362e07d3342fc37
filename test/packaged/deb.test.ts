import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringsFor } from '../../preload/strings/index';
import { ensureBuilt } from '../../scripts/build.mjs';
import { makeDeb } from '../../scripts/release/deb.mjs';
import { openView } from '../e2e/hands.ts';
import { newTempDir, repoRoot, withDisplay } from '../helpers/electron';
import { startedAtLogin } from './desktop-login';
import { packageInto } from './package';
import { createScratchRoot, lacksDpkg } from './scratch-root';
import { createUserHome, LONG } from './user-home';

const sumOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe.skipIf(lacksDpkg())('the debs (installed by real dpkg into a scratch root; needs root)', () => {
  let folder: string;
  let root: ReturnType<typeof createScratchRoot>;
  beforeAll(async () => {
    folder = newTempDir('deb');
    await ensureBuilt();
    root = createScratchRoot(join(folder, 'root'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const inRoot = (path: string): string => join(folder, 'root', path);

  it('the command: installed, run, upgraded, purged, and the same bytes each time it is made', () => {
    const debs = ['0.1.0', '0.1.1'].map((version) =>
      makeDeb('command', { from: join(repoRoot, 'dist'), into: join(folder, version), version }),
    );
    const [old = '', next = ''] = debs;
    const again = makeDeb('command', { from: join(repoRoot, 'dist'), into: join(folder, 'again'), version: '0.1.0' });
    expect(sumOf(again)).toBe(sumOf(old));
    expect(execFileSync('dpkg-deb', ['--field', old, 'Depends', 'Architecture'], { encoding: 'utf8' })).toBe(
      'Depends: nodejs (>= 20), debconf (>= 0.5) | debconf-2.0\nArchitecture: all\n',
    );
    root.install(old);
    expect(root.version('saikoro-command')).toBe('0.1.0');
    const ran = execFileSync(process.execPath, [inRoot('usr/lib/saikoro-command/saikoro.cjs'), '--version'], { encoding: 'utf8' });
    expect(ran).toMatch(/^saikoro \d/i);
    expect(statSync(inRoot('usr/bin/saikoro-command')).mode & 0o777).toBe(0o755);
    root.install(next);
    expect(root.version('saikoro-command')).toBe('0.1.1');
    root.purge('saikoro-command');
    expect(root.files()).toEqual([]);
  });

  it('the app: installed with its sandbox, menu entry, file type and icons, upgraded, and purged without the users’ data; it opens at login until then', async () => {
    const packaged = await packageInto(join(folder, 'package'));
    const app = join(packaged.binary, '..');
    // The product's is xz; how it is packed is not what is looked at here.
    const debs = ['0.1.0', '0.1.1'].map((version) =>
      makeDeb('app', { from: app, into: folder, version, arch: 'x64', compression: 'none' }),
    );
    const data = inRoot('home/sato/.config/Saikoro');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'settings.json'), '{}');
    root.install(debs[0] ?? '');
    expect(statSync(inRoot('opt/Saikoro/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
    expect(readlinkSync(inRoot('usr/bin/saikoro'))).toBe('/opt/Saikoro/saikoro');
    expect(readFileSync(inRoot('usr/share/applications/saikoro.desktop'), 'utf8')).toContain(
      'MimeType=application/vnd.saikoro.plugin+json;',
    );
    expect(readFileSync(inRoot('usr/share/mime/packages/saikoro.xml'), 'utf8')).toContain('*.saikoro-plugin.json');
    for (const size of [16, 32, 48, 64, 128, 256, 512])
      expect(statSync(inRoot(`usr/share/icons/hicolor/${size}x${size}/apps/saikoro.png`)).size).toBeGreaterThan(100);
    expect(sumOf(inRoot('opt/Saikoro/resources/app.asar'))).toBe(sumOf(packaged.asar));

    await withDisplay();
    const home = createUserHome(folder, 'user', { updates: 'off', program: inRoot('opt/Saikoro/saikoro') });
    try {
      const { child } = home.start('--show', '--remote-debugging-port=0');
      const ended = new Promise((gone) => child.once('exit', gone));
      const strings = stringsFor('en');
      await home.inWindow(async (page) => {
        await openView(page, strings, 'settings');
        await page.getByRole('switch', { name: strings.settings.login }).click({ force: true });
        await expect.poll(() => startedAtLogin(home.config), { timeout: LONG }).toBe(`${home.program} --hidden`);
      });
      root.install(debs[1] ?? '');
      expect(root.version('saikoro')).toBe('0.1.1');
      expect(startedAtLogin(home.config)).toBe(`${home.program} --hidden`);
      root.purge('saikoro');
      expect(startedAtLogin(home.config)).toBe('');
      // What ran is not left without its files.
      await ended;
    } finally {
      await home.kill();
    }
    expect(root.files()).toEqual([
      'home',
      'home/sato',
      'home/sato/.config',
      'home/sato/.config/Saikoro',
      'home/sato/.config/Saikoro/settings.json',
    ]);
  }, 600_000);
});
