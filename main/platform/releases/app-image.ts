import { chmodSync, closeSync, constants, copyFileSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import type { ReleaseInstaller } from '../../ports/releases/release.ts';
import { codeOf, syncFolder } from '../files/whole-file.ts';

const NEW = '.saikoro-new';
const RUNNABLE = 0o111;

export interface AppImageNeeds {
  /** The file that runs. */
  appImage: string;
  /** Starts it once this process has ended, and ends this process. */
  restart: () => void;
}

/** Puts the new file in the place of the old one with one rename: at any moment there is a whole one under its name. */
export const createAppImageInstaller = ({ appImage, restart }: AppImageNeeds): ReleaseInstaller => ({
  async install(path) {
    const beside = `${appImage}${NEW}`;
    try {
      if (!isAbsolute(appImage)) return { ok: false, code: 'not-installed' };
      rmSync(beside, { force: true });
      // Never into what somebody put there meanwhile: a link would lead elsewhere.
      copyFileSync(path, beside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      chmodSync(beside, statSync(appImage).mode | RUNNABLE);
      const fd = openSync(beside, 'r');
      try {
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      renameSync(beside, appImage);
      syncFolder(dirname(appImage));
    } catch (error) {
      try {
        rmSync(beside, { force: true });
      } catch (left) {
        // Another user's, in a folder of everybody's: it is as good as the first refusal.
        codeOf(left);
      }
      return { ok: false, code: 'not-installed', detail: codeOf(error) };
    }
    restart();
    return { ok: true };
  },
});
