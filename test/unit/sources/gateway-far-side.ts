import { createSocket, type Socket } from 'node:dgram';
import type { GatewayView } from '../../../main/net/local-address.ts';
import type { Gateway } from '../../../main/ports/network.ts';

export const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const word = (value: number, size: number): string => value.toString(16).padStart(size * 2, '0');
const hexOf = (address: string): string => Buffer.from(address.split('.').map(Number)).toString('hex');

export const natPmpReply = (address: string, epoch: number): Uint8Array => bytes(`00800000${word(epoch, 4)}${hexOf(address)}`);
export const natPmpRefusal = (code: number, epoch = 1): Uint8Array => bytes(`0080${word(code, 2)}${word(epoch, 4)}`);
export const pcpReply = (epoch: number, code = 0): Uint8Array => bytes(`028000${word(code, 1)}00000000${word(epoch, 4)}${'00'.repeat(12)}`);

export interface FakeNatPmp {
  port: number;
  /** Where its announcements are heard. */
  announcePort: number;
  view: GatewayView;
  requests: Uint8Array[];
  /** What it says to each request: nothing, once, or several datagrams. */
  answer: (request: Uint8Array, count: number, askerPort: number) => Uint8Array[] | Promise<Uint8Array[]>;
  /** To 224.0.0.1, on loopback. */
  announce(datagram: Uint8Array): Promise<void>;
  close(): void;
}

const bound = (address: string): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.bind(0, address, () => resolve(socket));
  });

/** A router on loopback: real sockets, and multicast that stays on this machine. */
export const startFakeRouter = async (): Promise<FakeNatPmp> => {
  const socket = await bound('127.0.0.1');
  const spare = await bound('127.0.0.1');
  const announcePort = spare.address().port;
  spare.close();
  socket.setMulticastInterface('127.0.0.1');
  const router: FakeNatPmp = {
    port: socket.address().port,
    announcePort,
    view: { address: '127.0.0.1', own: '127.0.0.1', interface: 'lo' },
    requests: [],
    answer: () => [],
    announce: (datagram) => new Promise((resolve) => socket.send(datagram, announcePort, '224.0.0.1', () => resolve())),
    close: () => socket.close(),
  };
  socket.on('message', async (request, peer) => {
    router.requests.push(new Uint8Array(request));
    for (const one of await router.answer(new Uint8Array(request), router.requests.length, peer.port))
      socket.send(one, peer.port, peer.address);
  });
  return router;
};

/** Stands beside the way: what it says comes from another port than the one that was asked. */
export const whisper = async (datagram: Uint8Array, port: number): Promise<void> => {
  const socket = await bound('127.0.0.1');
  await new Promise<void>((resolve) => socket.send(datagram, port, '127.0.0.1', () => resolve()));
  socket.close();
};

export const gatewayAt = (view: () => GatewayView | null): Pick<Gateway, 'find'> => ({
  find: async () => ({ gateway: view(), tunnelled: false }),
});

export const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 5));
};
