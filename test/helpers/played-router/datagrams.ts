import { createSocket, type Socket } from 'node:dgram';
import { PATHS } from './documents.ts';
import type { Play } from './ways.ts';

const GATEWAY = 'urn:schemas-upnp-org:device:InternetGatewayDevice:1';

const bind = (socket: Socket, port: number, host: string): Promise<void> => new Promise((resolve) => socket.bind(port, host, resolve));

const searchReply = (play: Play, host: string, webPort: number, target: string): string => {
  const { ways } = play;
  if (ways.has('ssdp-nonsense')) return 'hello?\r\n';
  const lines = [
    'HTTP/1.1 200 OK',
    'CACHE-CONTROL: max-age=120',
    ...(ways.has('ssdp-line-without-colon') ? ['this is no header'] : []),
    `ST: ${target}`,
    `USN: uuid:00000000-0000-0000-0000-000000000001::${target}`,
    `LOCATION: http://${ways.has('ssdp-named') ? 'router.home.arpa' : host}:${webPort}${PATHS.description}`,
    '',
    '',
  ];
  return lines.join(ways.has('ssdp-lf-alone') ? '\n' : '\r\n');
};

/** Answers searches. `host`: the address it gives itself. */
export const startSsdp = async (
  play: Play,
  host: string,
  { webPort, port = 0, group }: { webPort: () => number; port?: number; group?: string },
): Promise<{ port: number; close(): void }> => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const wanted = play.ways.has('ssdp-root-device-only') ? 'upnp:rootdevice' : GATEWAY;
  socket.on('message', (message, from) => {
    const target = /^ST: *(\S+)/im.exec(message.toString('latin1'))?.[1];
    if (!message.toString('latin1').startsWith('M-SEARCH') || target !== wanted) return;
    socket.send(searchReply(play, host, webPort(), target), from.port, from.address, () => {});
  });
  await bind(socket, port, group === undefined ? host : '0.0.0.0');
  if (group !== undefined) socket.addMembership(group, host);
  return { port: socket.address().port, close: () => socket.close() };
};

/** Two protocols on one port (RFC 6886 §1.1): the first byte tells which. */
export const startPortMapping = async (play: Play, host: string, port = 0): Promise<{ port: number; close(): void }> => {
  const socket = createSocket('udp4');
  const begun = performance.now();
  const epoch = (): number => 100 + Math.floor((performance.now() - begun) / 1000);
  const natPmp = (): Uint8Array | null => {
    const reply = Buffer.alloc(12);
    reply[1] = 128;
    reply.writeUInt32BE(epoch(), 4);
    for (const [at, part] of play.address.split('.').entries()) reply[8 + at] = Number(part);
    if (play.natPmp === 'refuses') reply.writeUInt16BE(1, 2);
    return play.natPmp === 'silent' ? null : play.natPmp === 'two-bytes' ? reply.subarray(0, 2) : reply;
  };
  const pcp = (): Uint8Array | null => {
    if (!play.pcp) return null;
    const reply = Buffer.alloc(24);
    reply[0] = 2;
    reply[1] = 128;
    reply.writeUInt32BE(epoch(), 8);
    return reply;
  };
  socket.on('message', (request, from) => {
    const reply = request[0] === 2 ? pcp() : natPmp();
    if (reply !== null) socket.send(reply, from.port, from.address, () => {});
  });
  await bind(socket, port, host);
  return { port: socket.address().port, close: () => socket.close() };
};
