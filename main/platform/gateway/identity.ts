import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { GatewayView } from '../../net/local-address.ts';
import { macOf, type Neighbour, parseMacArp, parseProcArp, parseWindowsArp } from './mac-address.ts';

/** The discard port (RFC 863): the receiver ignores what is sent there. */
const DISCARD_PORT = 9;
/** A network answers for an interface within milliseconds; a system that asks three times takes three seconds. In ms. */
const LOOKS = [20, 80, 300] as const;

/** Makes the system find out the hardware address of an address on its network: it asks before it can send anything there. */
const poke = (address: string): Promise<void> =>
  new Promise((done) => {
    const socket = createSocket('udp4');
    const over = (): void => {
      socket.close();
      done();
    };
    socket.once('error', over);
    socket.send(new Uint8Array(1), DISCARD_PORT, address, () => {
      socket.removeAllListeners('error');
      over();
    });
  });

const system32 = (tool: string): string => join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', tool);

/** The hardware address of the router. A system that knows none is made to ask for it once. */
export const identifyGateway = async (
  gateway: GatewayView,
  means: {
    platform: NodeJS.Platform;
    ask: (program: string, args: string[]) => Promise<string>;
    read: (file: string) => string;
    /** Where Linux tells its neighbours. */
    arpFile: string;
  },
): Promise<string | null> => {
  const { address, own } = gateway;
  const neighbours = async (): Promise<Neighbour[]> => {
    if (means.platform === 'darwin') return parseMacArp(await means.ask('/usr/sbin/arp', ['-n', address]));
    if (means.platform === 'win32') return parseWindowsArp(await means.ask(system32('arp.exe'), ['-a', address, '-N', own]));
    return parseProcArp(means.read(means.arpFile));
  };
  const look = async (): Promise<string | null> => macOf(await neighbours(), address, gateway.interface);
  let mac = await look();
  if (mac === null) {
    await poke(address);
    for (const wait of LOOKS) {
      if (mac !== null) break;
      await pause(wait);
      mac = await look();
    }
  }
  return mac;
};
