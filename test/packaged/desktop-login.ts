import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { autostartGenerator } from '../../scripts/programs.mjs';

/** What a desktop would start when a user with these settings logs in, a command line each, by systemd's own reader of XDG autostart. */
export const startedAtLogin = (config: string): string => {
  const into = mkdtempSync(join(tmpdir(), 'saikoro-login-'));
  try {
    const empty = join(into, 'none');
    mkdirSync(empty);
    const env = { ...process.env, XDG_CONFIG_HOME: config, XDG_CONFIG_DIRS: empty };
    const done = spawnSync(autostartGenerator, [into, into, into], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`the desktop’s reader ended with ${done.status}: ${done.stderr}`);
    const wanted = join(into, 'xdg-desktop-autostart.target.wants');
    const units = existsSync(wanted) ? readdirSync(wanted) : [];
    return units.map((unit) => /^ExecStart=:?(.*)$/m.exec(readFileSync(join(into, unit), 'utf8'))?.[1] ?? '').join('\n');
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
};
