import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway, Interfaces } from '../../ports/network.ts';
import type { Programs } from '../../ports/programs.ts';
import { chooseGateway } from './choice.ts';
import { identifyGateway } from './identity.ts';
import { parseProcRoute } from './linux.ts';
import { parseNetstat } from './mac.ts';
import type { Route } from './route.ts';
import { ownOnTheWayOut } from './way-out.ts';
import { parseRoutePrint } from './windows.ts';

interface Means {
  programs: Programs;
  interfaces: Interfaces;
  platform?: NodeJS.Platform;
  /** Where Linux tells its routes. */
  routeFile?: string;
  /** Where Linux tells its neighbours. */
  arpFile?: string;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The default gateway, looked up afresh each time. A system that doesn't tell has none. */
export const createGateway = ({
  programs,
  interfaces,
  platform = process.platform,
  routeFile = '/proc/net/route',
  arpFile = '/proc/net/arp',
}: Means): Gateway => {
  const ask = async (program: string, args: string[]): Promise<string> =>
    (await programs.run({ program, args, env: { LC_ALL: 'C' }, timeoutMs: 5000, maxBytes: 131_072 })).stdout;
  const routes = async (): Promise<Route[]> => {
    if (platform === 'darwin') return parseNetstat(await ask('/usr/sbin/netstat', ['-rn', '-f', 'inet']));
    if (platform === 'win32')
      return parseRoutePrint(await ask(join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'route.exe'), ['print', '-4']));
    return parseProcRoute(read(routeFile));
  };
  return {
    find: async () => chooseGateway(await routes(), interfaces.list(), platform === 'linux' ? await ownOnTheWayOut() : null),
    macOf: (gateway) => identifyGateway(gateway, { platform, ask, read, arpFile }),
  };
};
