import { createSocket, type Socket } from 'node:dgram';
import type { SsdpSocket } from '../../ports/udp.ts';

/** Where a search really goes, for tests; undefined: where it says. */
export type LeadSearch = (to: { address: string; port: number }) => { address: string; port: number } | undefined;

/** Two hops, so that a search does not leave the home (UDA 1.1 §1.3.2). */
const TTL = 2;

const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
};

const closeQuietly = (socket: Socket): void => {
  try {
    socket.close();
  } catch {
    // Closed already, by the system.
  }
};

/** Connecting a UDP socket sends nothing: it only asks the system for its route. */
const localFor = (peer: string): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    const settle = (address: string | null): void => {
      closeQuietly(socket);
      resolve(address);
    };
    socket.on('error', () => settle(null));
    socket.connect(9, peer, ((error?: Error) => {
      if (error) return settle(null);
      try {
        settle(socket.address().address);
      } catch {
        settle(null);
      }
    }) as () => void);
  });

/** Searches leave from one local address, so that the answers and the multicast stay on the router's side of the machine. */
export const createSsdpSocket = ({ lead = () => undefined }: { lead?: LeadSearch } = {}): SsdpSocket => ({
  localFor,
  open(local, on) {
    const socket = createSocket('udp4');
    const waiting: (() => void)[] = [];
    let state: 'opening' | 'open' | 'closed' = 'opening';
    const close = (): void => {
      if (state === 'closed') return;
      state = 'closed';
      closeQuietly(socket);
    };
    socket.on('error', (error) => {
      if (state === 'closed') return;
      close();
      on.failed(codeOf(error));
    });
    socket.on('message', (message, { address }) => {
      if (state === 'open') on.heard(new Uint8Array(message), address);
    });
    socket.bind({ address: local, port: 0, exclusive: true }, () => {
      if (state === 'closed') return;
      state = 'open';
      try {
        socket.setMulticastTTL(TTL);
        socket.setMulticastInterface(local);
      } catch (error) {
        on.failed(codeOf(error));
      }
      for (const send of waiting.splice(0)) send();
    });
    return {
      send(to, message) {
        const send = (): void => {
          if (state === 'closed') return;
          const { address, port } = lead(to) ?? to;
          socket.send(message, port, address, (error) => {
            if (error && state !== 'closed') on.failed(codeOf(error));
          });
        };
        if (state === 'opening') waiting.push(send);
        else send();
      },
      close,
    };
  },
});
