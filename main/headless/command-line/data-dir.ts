import { join, resolve } from 'node:path';
import type { Options } from './command-table.ts';

/** Where the window keeps its data too (Electron's userData), so that one folder serves both. STATE_DIRECTORY: systemd.exec(5). */
export const dataDirOf = (
  options: Pick<Options, 'user-data-dir'>,
  {
    env,
    home,
    platform,
    practice,
  }: { env: Readonly<Record<string, string | undefined>>; home: string; platform: NodeJS.Platform; practice: boolean },
): string => {
  const named = options['user-data-dir'];
  if (named !== undefined) return resolve(named);
  if (env.STATE_DIRECTORY) return env.STATE_DIRECTORY.split(':')[0] ?? env.STATE_DIRECTORY;
  const appData =
    platform === 'darwin'
      ? join(home, 'Library/Application Support')
      : platform === 'win32'
        ? (env.APPDATA ?? join(home, 'AppData/Roaming'))
        : env.XDG_CONFIG_HOME || join(home, '.config');
  return join(appData, practice ? 'Saikoro Practice' : 'Saikoro');
};
