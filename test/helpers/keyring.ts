import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../scripts/display.mjs';
import { newTempDir } from './electron.ts';
import { ownerOf } from './own-bus.ts';

export interface Keyring {
  /** HOME and the XDG folders the keyring lives in. */
  env: Record<string, string>;
  /** Where it keeps its files. */
  folder: string;
  close(): void;
}

/** What tells Electron to use it: without a desktop it would not look for one. */
export const KEYRING_FLAG = '--password-store=gnome-libsecret';

export const lacksKeyring = (): string | undefined => {
  if (process.platform !== 'linux') return 'gnome-keyring is for Linux';
  const missing = ['gnome-keyring-daemon', 'gdbus'].filter((binary) => !onPath(binary));
  return missing.length ? `${missing.join(', ')} not installed` : undefined;
};

/** A real gnome-keyring with an unlocked login collection, on the given bus and in folders of its own. */
export async function startKeyring(bus: Record<string, string>): Promise<Keyring> {
  const home = newTempDir('keyring');
  const folders = {
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const env = { ...bus, ...folders };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end('a test’s keyring\n');
  await ownerOf('org.freedesktop.secrets', { ...process.env, ...env });
  return {
    env,
    folder: join(folders.XDG_DATA_HOME, 'keyrings'),
    close: () => {
      daemon.kill('SIGTERM');
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
