import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GenaListener, GenaNotify } from '../../ports/udp.ts';

/** Longest NOTIFY body, in bytes: a router has a handful of short variables to tell. */
const MAX_BODY = 65_536;
const MAX_HEADER = 8_192;
const MAX_CONNECTIONS = 8;
/** Whole request, in ms. */
const REQUEST_MS = 5_000;
/** The server's own check for slow requests would wake the app every second, even without a connection: each connection has its own timeout instead. In ms. */
const NEVER = 2 ** 31 - 1;

const plain = (address: string | undefined): string => (address ?? '').replace(/^::ffff:/, '');

const end = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { 'content-length': '0', connection: 'close' });
  response.end();
};

/** The body, or null once it grows too long. */
const read = async (request: IncomingMessage): Promise<Uint8Array | null> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

const headersOf = (request: IncomingMessage): GenaNotify['headers'] =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  receive: (notify: GenaNotify) => number,
): Promise<void> => {
  if (request.url !== path) return end(response, 404);
  if (request.method !== 'NOTIFY') return end(response, 405);
  const body = await read(request);
  if (body === null) return end(response, 413);
  end(response, receive({ headers: headersOf(request), body }));
};

const opened = (server: Server, local: string): Promise<boolean> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ host: local, port: 0, exclusive: true }, () => resolve(true));
  });

/** A web server that only one peer can talk to, on one address and one secret path. What else connects is hung up on at once. */
export const createGenaListener = (): GenaListener => ({
  async listen({ local, peer }, receive) {
    const path = `/${randomBytes(16).toString('hex')}`;
    const server = createServer({
      maxHeaderSize: MAX_HEADER,
      connectionsCheckingInterval: NEVER,
    });
    server.maxConnections = MAX_CONNECTIONS;
    server.on('connection', (socket) => {
      if (plain(socket.remoteAddress) !== peer) {
        socket.destroy();
        return;
      }
      // Each answer closes its connection, so that no later request can be meant.
      const timer = setTimeout(() => socket.destroy(), REQUEST_MS);
      timer.unref();
      socket.once('close', () => clearTimeout(timer));
    });
    server.on('request', (request, response) => {
      answer(request, response, path, receive).catch(() => request.destroy());
    });
    server.on('clientError', (_error, socket) => socket.destroy());
    if (!(await opened(server, local))) return null;
    server.on('error', () => {});
    server.unref();
    const { port } = server.address() as AddressInfo;
    return {
      callback: `http://${local}:${port}${path}`,
      close() {
        server.close();
        server.closeAllConnections();
      },
    };
  },
});
