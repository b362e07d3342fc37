import { isIP, type Socket } from 'node:net';
import { connect, rootCertificates, type TLSSocket } from 'node:tls';
import type { TlsDialer, TlsLink } from '../../ports/http.ts';
import { openSocket } from './happy-eyeballs.ts';
import type { ConnectTo } from './public-peer.ts';
import { beforeConnection, faultOf } from './transport-fault.ts';

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
export const createTlsDialer = (options: { ca?: string[]; connectTo?: ConnectTo } = {}): TlsDialer => {
  const ca = options.ca === undefined ? undefined : [...rootCertificates, ...options.ca];
  const encrypt = (socket: Socket, host: string, timeoutMs: number): ReturnType<TlsDialer['dial']> =>
    new Promise((resolve) => {
      // No name is an address (RFC 6066 §3); the certificate is then held against `host`.
      const link = connect({ socket, host, servername: isIP(host) === 0 ? host : '', ca });
      const timer = setTimeout(() => fail({ code: 'ETIMEDOUT' }), timeoutMs);
      const fail = (error: unknown): void => {
        clearTimeout(timer);
        link.destroy();
        resolve(faultOf(beforeConnection(error)));
      };
      link.once('error', fail);
      link.once('secureConnect', () => {
        clearTimeout(timer);
        link.off('error', fail);
        resolve({ ok: true, link: createLink(link) });
      });
    });
  return {
    async dial(host, port, timeoutMs) {
      const led = options.connectTo?.(host, port);
      const begun = performance.now();
      try {
        const socket = await openSocket(led === undefined ? { host, port, timeoutMs } : { ...led, allowPrivate: true, timeoutMs });
        return await encrypt(socket, host, timeoutMs - (performance.now() - begun));
      } catch (error) {
        return faultOf(error);
      }
    },
  };
};
