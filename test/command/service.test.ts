import '../unit/store/no-electron.ts';

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { execute } from '../../main/headless/execute.ts';
import { launchdPlist } from '../../main/headless/service/launchd-plist.ts';
import { isOutOfReach, serviceFile } from '../../main/headless/service/service-file.ts';
import { systemdUnit } from '../../main/headless/service/systemd-unit.ts';
import { windowsTask } from '../../main/headless/service/windows-task.ts';
import { createServiceFiles } from '../../main/platform/files/service-files.ts';
import { createUserFiles } from '../../main/platform/files/user-files.ts';
import type { Terminal } from '../../main/platform/terminal.ts';
import { newFolder, saikoro } from './saikoro-command.ts';

const PROGRAM = { node: '/usr/bin/node', script: '/opt/sai koro/100%/$HOME "x".cjs' };
const analyzer = process.platform === 'linux' && spawnSync('systemd-analyze', ['--version']).status === 0;

describe('saikoro service', () => {
  it.skipIf(!analyzer)('writes a unit that systemd understands and rates at 2.0 or below', () => {
    const dir = newFolder();
    const file = join(dir, 'saikoro.service');
    writeFileSync(file, systemdUnit({ node: process.execPath, script: process.execPath }, 'system'));
    const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect([verified.status, verified.stderr.split('\n').filter((line) => line.includes('saikoro.service'))]).toEqual([0, []]);
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', file], { encoding: 'utf8' });
    const rated = Number(/exposure level for saikoro\.service: ([\d.]+)/.exec(stdout)?.[1]);
    expect(rated).toBeGreaterThan(0);
    expect(rated).toBeLessThanOrEqual(2);
  });
  it('quotes what a path may hold, in each manager’s own way', () => {
    expect(systemdUnit(PROGRAM, 'system')).toContain('ExecStart="/usr/bin/node" "/opt/sai koro/100%%/$$HOME \\"x\\".cjs" run');
    const plist = launchdPlist({ ...PROGRAM, script: '/a & <b>' }, { folder: '/f', log: '/l' });
    expect(plist).toContain('<string>/a &amp; &lt;b&gt;</string>');
    expect(windowsTask({ node: 'C:\\n & n.exe', script: 'C:\\a b\\s.cjs' }, 'C:\\d "x\\')).toContain(
      '<Arguments>&quot;C:\\a b\\s.cjs&quot; run --log=text &quot;--user-data-dir=C:\\d \\&quot;x\\\\&quot;</Arguments>',
    );
  });
  it('belongs to the system for root and to the user for others; none is known elsewhere', () => {
    const needs = { program: PROGRAM, home: '/home/me', folder: '/f', env: {} };
    const paths = (['linux', 'darwin', 'win32', 'freebsd'] as const).map((platform) =>
      [true, false].map((isRoot) => serviceFile({ ...needs, platform, isRoot })?.path ?? null),
    );
    expect(paths).toEqual([
      ['/etc/systemd/system/saikoro.service', '/home/me/.config/systemd/user/saikoro.service'],
      ['/Library/LaunchDaemons/app.saikoro.command.plist', '/home/me/Library/LaunchAgents/app.saikoro.command.plist'],
      ['\\f\\saikoro-task.xml', '\\f\\saikoro-task.xml'],
      [null, null],
    ]);
    const inHome = { node: '/usr/bin/node', script: '/home/me/saikoro.cjs' };
    expect([true, false].map((isRoot) => isOutOfReach({ program: inHome, isRoot, platform: 'linux' }))).toEqual([true, false]);
  });
  it.skipIf(process.platform !== 'linux')('is shown, written only with leave, and removed', async () => {
    const config = join(newFolder(), 'config');
    const path = join(config, 'systemd/user/saikoro.service');
    const run = async (...words: string[]) => {
      const told = { out: [] as string[], err: [] as string[] };
      const terminal: Terminal = {
        asks: false,
        print: (line) => void told.out.push(line),
        printError: (line) => void told.err.push(line),
        ask: async () => null,
        askSecret: async () => null,
        input: async () => '',
        close: async () => null,
      };
      const code = await execute(['service', ...words], {
        ...{ terminal, env: { XDG_CONFIG_HOME: config, LANG: 'en' }, home: '/nowhere', platform: 'linux', version: '1.0.0' },
        ...{ program: { node: '/usr/bin/node', script: '/opt/saikoro.cjs' }, isRoot: false, serviceFiles: createServiceFiles() },
        onSignals: () => () => {},
        control: { listen: async () => ({ ok: false, code: 'EPERM' }), ask: async () => ({ ok: false, code: 'EPERM' }) },
        statusServer: { listen: async () => ({ ok: false, code: 'EPERM' }) },
        kit: { userFiles: createUserFiles() } as never,
      });
      return { code, out: told.out.join('\n'), err: told.err.join('\n') };
    };
    const shown = await run('show');
    expect([shown.code, shown.out.split('\n')[0]]).toEqual([0, path]);
    expect(await run('install')).toMatchObject({ code: 64, err: expect.stringContaining('Add --yes') });
    expect(existsSync(path)).toBe(false);
    const written = await run('install', '--yes');
    expect([written.code, written.out]).toEqual([0, expect.stringContaining('systemctl --user enable --now saikoro')]);
    expect(shown.out).toContain(readFileSync(path, 'utf8'));
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect((await run('uninstall', '--yes')).code).toBe(0);
    expect(existsSync(path)).toBe(false);
    expect((await run('uninstall', '--yes')).code).toBe(66);
  });
  it.skipIf(process.platform !== 'linux')('is shown by the built command, which names itself in it', async () => {
    const { code, stdout } = await saikoro(['service', 'show']);
    expect(code).toBe(0);
    expect(stdout).toContain(`ExecStart="${process.execPath}" "`);
    expect(stdout).toContain('dist/saikoro.cjs" run');
  });
});
