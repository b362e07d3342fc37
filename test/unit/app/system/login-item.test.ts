import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desktopEntry, startsProgram } from '../../../../main/app/system/desktop-entry.ts';
import { createLoginItem, type LoginItemNeeds } from '../../../../main/app/system/login-item.ts';
import { createFiles } from '../../../../main/platform/files/files.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'saikoro-autostart-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** What a system remembers of login items. */
const system = (more: object = {}) => {
  const calls: unknown[] = [];
  const settings = { openAtLogin: false, status: 'not-registered', executableWillLaunchAtLogin: undefined as boolean | undefined, ...more };
  const app = {
    getLoginItemSettings: () => settings,
    setLoginItemSettings: (wish: { openAtLogin: boolean }) => {
      calls.push(wish);
      settings.openAtLogin = wish.openAtLogin;
    },
  };
  return { app: app as unknown as LoginItemNeeds['app'], calls, settings };
};

const item = (more: Partial<LoginItemNeeds> = {}) =>
  createLoginItem({
    platform: 'linux',
    app: system().app,
    packaged: true,
    launch: ['/opt/Saikoro/saikoro'],
    autostart: createFiles(dir),
    ...more,
  });
const entryFile = () => join(dir, 'app.saikoro.desktop');

describe('on Linux', () => {
  it('an entry in the autostart folder starts it hidden, and goes again', () => {
    const login = item();
    expect(login.read()).toEqual({ supported: true, enabled: false, needsApproval: false });
    expect(login.set(true)).toEqual({ ok: true });
    expect(login.read().enabled).toBe(true);
    expect(readFileSync(entryFile(), 'utf8')).toContain('\nExec="/opt/Saikoro/saikoro" "--hidden"\nTryExec=/opt/Saikoro/saikoro\n');
    expect(login.set(false)).toEqual({ ok: true });
    expect(login.set(false)).toEqual({ ok: true });
    expect(login.read().enabled).toBe(false);
  });

  it.each([
    ['switched off in GNOME', (text: string) => text.replace('enabled=true', 'enabled=false')],
    ['hidden by the desktop', (text: string) => `${text}Hidden=true\n`],
    ['of an AppImage that moved', (text: string) => text.replace('/opt/Saikoro/saikoro', '/home/ann/Old.AppImage')],
    ['emptied', () => ''],
  ])('an entry %s is not enabled', (_name, change) => {
    const login = item();
    login.set(true);
    writeFileSync(entryFile(), change(readFileSync(entryFile(), 'utf8')));
    expect(login.read().enabled).toBe(false);
    login.set(true);
    expect(login.read().enabled).toBe(true);
  });

  it('an entry the user changed elsewhere stays enabled', () => {
    writeFileSync(
      entryFile(),
      '# mine\n[Desktop Entry]\nType = Application\nExec = /opt/Saikoro/saikoro --hidden --log=json\n[Desktop Action x]\nHidden=true\n',
    );
    expect(item().read().enabled).toBe(true);
  });

  it('any path survives the two layers of quoting', () => {
    const path = fc
      .string({ minLength: 1 })
      .filter((text) => !/[\0\r\n]/.test(text))
      .map((text) => `/${text}`);
    fc.assert(
      fc.property(path, fc.array(path), (program, args) => {
        expect(startsProgram(desktopEntry([program, ...args, '--hidden']), program)).toBe(true);
      }),
    );
  });

  it('quotes as the specification says', () => {
    expect(desktopEntry(['/a b/$x`"\\', '50%'])).toContain('\nExec="/a b/\\\\$x\\\\`\\\\"\\\\\\\\" "50%%"\n');
  });
});

describe('on macOS and Windows', () => {
  it('macOS registers without arguments and reads back what is', () => {
    const { app, calls } = system();
    const login = item({ platform: 'darwin', app });
    login.set(true);
    expect(calls).toEqual([{ openAtLogin: true }]);
    expect(login.read()).toEqual({ supported: true, enabled: true, needsApproval: false });
  });

  it('macOS may still want the user’s approval', () => {
    const { app } = system({ status: 'requires-approval' });
    expect(item({ platform: 'darwin', app }).read()).toEqual({ supported: true, enabled: true, needsApproval: true });
  });

  it('Windows registers hidden, and an entry switched off in the Task Manager is off', () => {
    const { app, calls, settings } = system();
    const login = item({ platform: 'win32', app });
    login.set(true);
    expect(calls).toEqual([{ openAtLogin: true, args: ['--hidden'], enabled: true }]);
    expect(login.read().enabled).toBe(true);
    settings.executableWillLaunchAtLogin = false;
    expect(login.read().enabled).toBe(false);
  });

  it('an unpackaged app registers nothing', () => {
    const { app, calls } = system();
    const login = item({ platform: 'darwin', app, packaged: false });
    expect(login.read()).toEqual({ supported: false, enabled: false, needsApproval: false });
    expect(login.set(true).ok).toBe(false);
    expect(calls).toEqual([]);
  });
});
