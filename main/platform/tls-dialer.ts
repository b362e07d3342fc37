import { connect, rootCertificates, type TLSSocket } from 'node:tls';
import type { TlsDialer, TlsLink } from '../engine/ports.ts';
import { type ConnectTo, publicLookup } from './public-peer.ts';
import { faultOf } from './transport-fault.ts';

/** Longest text kept while waiting for its end, in characters. */
const LONGEST = 65_536;

const createLink = (socket: TLSSocket): TlsLink => {
  let waiting = '';
  let ended = false;
  let look: () => void = () => {};
  const end = (): void => {
    ended = true;
    look();
  };
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    waiting += text;
    if (waiting.length > LONGEST) socket.destroy();
    look();
  });
  socket.on('close', end).on('end', end).on('error', end);
  return {
    write: (text) => {
      if (!ended) socket.write(text);
    },
    readUntil: (mark, timeoutMs) =>
      new Promise((resolve) => {
        const settle = (text: string | null): void => {
          clearTimeout(timer);
          look = () => {};
          resolve(text);
        };
        const timer = setTimeout(() => settle(null), timeoutMs);
        look = () => {
          const at = waiting.indexOf(mark);
          if (at === -1) return ended ? settle(null) : undefined;
          const text = waiting.slice(0, at + mark.length);
          waiting = waiting.slice(at + mark.length);
          return settle(text);
        };
        look();
      }),
    close: () => {
      socket.end();
      socket.unref();
    },
  };
};

/** TLS connections for line protocols, to public peers only. `ca`: PEM certificates trusted beside the usual ones. */
export const createTlsDialer = (options: { ca?: string[]; connectTo?: ConnectTo } = {}): TlsDialer => ({
  dial: (host, port, timeoutMs) =>
    new Promise((resolve) => {
      const led = options.connectTo?.(host, port);
      const ca = options.ca === undefined ? undefined : [...rootCertificates, ...options.ca];
      const way = led === undefined ? { host, port, lookup: publicLookup } : led;
      const socket = connect({ ...way, servername: host, ca });
      const timer = setTimeout(() => fail({ code: 'ETIMEDOUT' }), timeoutMs);
      const fail = (error: unknown): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve(faultOf(error));
      };
      socket.once('error', fail);
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        socket.off('error', fail);
        resolve({ ok: true, link: createLink(socket) });
      });
    }),
});
