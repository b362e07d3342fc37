import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type * as Updater from 'electron-updater';
import type { ReleaseInstaller } from '../../ports/releases/release.ts';

/** Its downloads are kept in a folder of this name under the user's caches. */
const CACHE = 'saikoro-updater';

/** What electron-updater has for itself alone, and what it would do with it: read a file that is not packaged, and give each user an identifier. */
interface Inner {
  httpExecutor: { download(url: URL, to: string): Promise<string> };
  configOnDisk: { value: Promise<{ updaterCacheDirName: string }> };
  stagingUserIdPromise: { value: Promise<string> };
}

/**
 * NSIS and Squirrel.Mac, as electron-updater drives them. It is handed a file that was downloaded and checked before, and asks no network: the
 * question, the signature, the bounds and the hosts are ours.
 */
export const createPackageInstaller = (system: 'win32' | 'darwin'): ReleaseInstaller => ({
  async install(path, version) {
    const { NsisUpdater, MacUpdater, Provider } = await import('electron-updater');
    const name = basename(path);
    const info: Updater.UpdateInfo = {
      version,
      files: [{ url: name, sha512: createHash('sha512').update(readFileSync(path)).digest('base64'), size: statSync(path).size }],
      path: name,
      sha512: '',
      releaseDate: '',
    };
    class Given extends Provider<Updater.UpdateInfo> {
      getLatestVersion = (): Promise<Updater.UpdateInfo> => Promise.resolve(info);
      resolveFiles = (): Updater.ResolvedUpdateFileInfo[] =>
        info.files.map((file) => ({ url: new URL(`https://saikoro.app/${name}`), info: file }));
    }
    const updater = system === 'win32' ? new NsisUpdater() : new MacUpdater();
    Object.assign(updater as unknown as Inner, {
      httpExecutor: {
        download: (_url: URL, to: string) => {
          copyFileSync(path, to);
          return Promise.resolve(to);
        },
      },
      configOnDisk: { value: Promise.resolve({ updaterCacheDirName: CACHE }) },
      stagingUserIdPromise: { value: Promise.resolve('') },
    } satisfies Inner);
    updater.logger = null;
    updater.autoDownload = false;
    // A computer that shuts down would kill the installer half-way.
    updater.autoInstallOnAppQuit = false;
    updater.disableDifferentialDownload = true;
    updater.setFeedURL({ provider: 'custom', updateProvider: Given as never });
    try {
      const answer = await updater.checkForUpdates();
      if (answer?.isUpdateAvailable !== true) return { ok: false, code: 'not-installed' };
      await updater.downloadUpdate();
      updater.quitAndInstall(true, true);
      return { ok: true };
    } catch (error) {
      return { ok: false, code: 'not-installed', detail: error instanceof Error ? error.name : 'unknown' };
    }
  },
});
