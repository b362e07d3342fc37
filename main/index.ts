import * as electron from 'electron';
import { createAdapters } from './adapters.ts';
import { boot } from './app/boot.ts';
import { createLinuxPower } from './platform/battery.ts';
import { createSystemSealer } from './platform/system-secrets.ts';

boot(
  electron,
  {
    ...createAdapters(__dirname),
    // Chromium does not tell it on Linux.
    power: process.platform === 'linux' ? createLinuxPower() : { onBattery: () => electron.powerMonitor.isOnBatteryPower() },
    sealer: () => createSystemSealer(electron.safeStorage),
  },
  process,
);
