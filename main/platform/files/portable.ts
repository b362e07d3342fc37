import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Portability } from '../../ports/network.ts';
import type { Programs } from '../../ports/programs.ts';
import { hasInnerBattery, isPortableModel, portableByEnclosure, portableBySys } from './portable-signs.ts';

interface Means {
  programs: Programs;
  platform?: NodeJS.Platform;
  /** Where Linux tells of its hardware. */
  sysFolder?: string;
}

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
const list = (folder: string): string[] | null => {
  try {
    return readdirSync(folder);
  } catch {
    return null;
  }
};

/** PowerShell takes its time, above all when the session has just begun: ms. */
const PATIENCE = 20_000;
const ENCLOSURE = '(Get-CimInstance -ClassName Win32_SystemEnclosure).ChassisTypes';

/** Whether this computer is made to be carried about, looked up when it is asked for. The result is not cached: the caller asks once. */
export const createPortability = ({ programs, platform = process.platform, sysFolder = '/sys/class' }: Means): Portability => {
  const ask = async (program: string, args: string[]): Promise<string | null> => {
    const result = await programs.run({ program, args, env: { LC_ALL: 'C' }, timeoutMs: PATIENCE, maxBytes: 16_384 });
    return result.ended === 'exit' && result.exitCode === 0 ? result.stdout : null;
  };
  const ofMac = async (): Promise<boolean | null> => {
    const model = await ask('/usr/sbin/sysctl', ['-n', 'hw.model']);
    if (model !== null && isPortableModel(model)) return true;
    // Models from 2022 on are called Mac14,2 and the like, whether they are carried about or not.
    const power = await ask('/usr/bin/pmset', ['-g', 'batt']);
    return power === null ? null : hasInnerBattery(power);
  };
  const ofWindows = async (): Promise<boolean | null> => {
    const root = process.env.SystemRoot ?? 'C:\\Windows';
    const shell = join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
    const said = await ask(shell, ['-NoProfile', '-NonInteractive', '-Command', ENCLOSURE]);
    return said === null ? null : portableByEnclosure(said);
  };
  return {
    async isPortable() {
      if (platform === 'darwin') return ofMac();
      if (platform === 'win32') return ofWindows();
      return portableBySys(read(join(sysFolder, 'dmi', 'id', 'chassis_type')), list(join(sysFolder, 'power_supply')));
    },
  };
};
