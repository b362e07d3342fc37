import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Power } from '../ports/network.ts';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
};
const list = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/**
 * Linux (Documentation/ABI/testing/sysfs-class-power): the computer's own battery is being emptied. Batteries of mice and keyboards have the
 * scope "Device". Elsewhere, and where nothing is told, it is not.
 */
export const createLinuxPower = (folder = '/sys/class/power_supply'): Power => ({
  onBattery: () =>
    list(folder).some((name) => {
      const of = (what: string): string => read(join(folder, name, what));
      return of('type') === 'Battery' && of('scope') !== 'Device' && of('status') === 'Discharging';
    }),
});
