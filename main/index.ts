import * as electron from 'electron';
import { createAdapters } from './adapters.ts';
import { boot } from './app/boot.ts';
import { createLinuxPower } from './platform/battery.ts';
import { createAppImageInstaller } from './platform/releases/app-image.ts';
import { createPackageInstaller } from './platform/releases/package-installer.ts';
import { createSystemSealer } from './platform/system-secrets.ts';

/** After a restart as before it: hidden where it was, the same data folder. */
const restart = (execPath: string): void => {
  electron.app.relaunch({ execPath, args: process.argv.slice(1) });
  electron.app.quit();
};
const { APPIMAGE } = process.env;
const installer =
  process.platform === 'win32' || process.platform === 'darwin'
    ? createPackageInstaller(process.platform)
    : APPIMAGE
      ? createAppImageInstaller({ appImage: APPIMAGE, restart: () => restart(APPIMAGE) })
      : null;

boot(
  electron,
  {
    ...createAdapters(__dirname),
    // Chromium does not tell it on Linux.
    power: process.platform === 'linux' ? createLinuxPower() : { onBattery: () => electron.powerMonitor.isOnBatteryPower() },
    releaseInstaller: installer,
    sealer: () => createSystemSealer(electron.safeStorage),
  },
  process,
);
