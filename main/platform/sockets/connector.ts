import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { buildConnector } from 'undici';
import type { HttpRequest } from '../../ports/http.ts';
import { openSocket } from './happy-eyeballs.ts';
import type { ConnectTo } from './public-peer.ts';
import { beforeConnection } from './transport-fault.ts';

/** Long enough for several addresses of one name to be tried, in ms; and as long again for TLS. */
const CONNECT_MS = 10_000;
/** undici's own, in ms. */
const KEEP_ALIVE_MS = 60_000;

/** Requests that are under way, and what ends the connections still being made for them. */
interface Waiting {
  requests: number;
  dials: Set<AbortController>;
}

/** undici goes on connecting when the request that wanted it is aborted; here the last request takes its connections along. */
export const createDials = () => {
  const waiting = new Map<string, Waiting>();
  const at = (key: string): Waiting => {
    const known = waiting.get(key) ?? { requests: 0, dials: new Set() };
    waiting.set(key, known);
    return known;
  };
  return {
    of: (key: string): Set<AbortController> => at(key).dials,
    /** Begins a request. What is returned ends it, once. */
    begin(key: string): () => void {
      const here = at(key);
      here.requests += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        here.requests -= 1;
        if (here.requests > 0) return;
        waiting.delete(key);
        for (const dial of here.dials) dial.abort();
      };
    },
  };
};

export interface ConnectorOptions extends Pick<HttpRequest, 'family' | 'allowPrivate' | 'onlyPrivate'> {
  secureContext?: SecureContext | undefined;
  connectTo?: ConnectTo | undefined;
  /** Of an origin, e.g. `https://example.net:8443`. */
  dialsOf(origin: string): Set<AbortController>;
}

/** How undici gets its connections: TCP as RFC 8305 has it, then TLS by the name that was asked for. */
export const createConnector = (
  build: typeof buildConnector,
  { secureContext, connectTo, family, allowPrivate, onlyPrivate, dialsOf }: ConnectorOptions,
): buildConnector.connector => {
  const overTls = build({ secureContext, timeout: CONNECT_MS });
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const led = connectTo?.(host, port);
    const way = led === undefined ? { host, port, family, allowPrivate, onlyPrivate } : { ...led, allowPrivate: true };
    const dials = dialsOf(`${target.protocol}//${target.host}`);
    const dial = new AbortController();
    dials.add(dial);
    let settled = false;
    const settle: buildConnector.Callback = (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (settled) return;
      settled = true;
      dials.delete(dial);
      if (error === null) callback(null, socket as Socket);
      else callback(beforeConnection(error), null);
    };
    // Told within the call that aborts: the next request finds no connection that is about to fail.
    dial.signal.addEventListener('abort', () => settle(new Error('aborted'), null));
    const encrypt = (httpSocket: Socket): void => {
      dial.signal.addEventListener('abort', () => httpSocket.destroy());
      const servername = target.servername || (isIP(host) === 0 ? host : undefined);
      overTls({ ...target, servername, httpSocket }, settle);
    };
    openSocket({ ...way, timeoutMs: CONNECT_MS }, dial.signal).then(
      (socket) =>
        target.protocol === 'https:' ? encrypt(socket) : settle(null, socket.setKeepAlive(true, KEEP_ALIVE_MS).setNoDelay(true)),
      (error) => settle(error, null),
    );
  };
};
