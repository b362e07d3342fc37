import { createServer } from 'node:http';
import { codeOf } from '../files/whole-file.ts';

export interface Page {
  status: number;
  type: string;
  body: string;
}
export interface StatusServer {
  /** Answers GET of these paths on loopback alone, until it is closed. */
  listen(port: number, pages: Readonly<Record<string, () => Page>>): Promise<{ ok: true; close(): void } | { ok: false; code: string }>;
}

const MAX_HEADER = 8_192;
const MAX_CONNECTIONS = 16;
/** Whole request, in ms. */
const REQUEST_MS = 5_000;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** A page of a browser may ask by another name that leads here (DNS rebinding): only who calls this computer by its own name is answered. */
const isOurs = (host: string | undefined): boolean => host !== undefined && LOOPBACK.test(host.toLowerCase());

export const createStatusServer = ({ silenceMs = REQUEST_MS } = {}): StatusServer => ({
  listen: (port, pages) =>
    new Promise((done) => {
      const server = createServer(
        { maxHeaderSize: MAX_HEADER, requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
        (request, response) => {
          const path = (request.url ?? '').split('?')[0] ?? '';
          const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
          const isRead = request.method === 'GET' || request.method === 'HEAD';
          const { status, type, body } = !isOurs(request.headers.host)
            ? { status: 421, type: 'text/plain', body: '' }
            : page === undefined
              ? { status: 404, type: 'text/plain', body: '' }
              : isRead
                ? page()
                : { status: 405, type: 'text/plain', body: '' };
          response.writeHead(status, {
            'content-type': type,
            'content-length': Buffer.byteLength(body),
            'cache-control': 'no-store',
            connection: 'close',
          });
          response.end(request.method === 'HEAD' ? '' : body);
        },
      );
      server.maxConnections = MAX_CONNECTIONS;
      // Who asks and never reads would keep his line for ever, and with sixteen of them nobody else got one.
      server.setTimeout(silenceMs);
      server.once('error', (error) => done({ ok: false, code: codeOf(error) }));
      server.listen({ host: '127.0.0.1', port, exclusive: true }, () =>
        done({
          ok: true,
          close() {
            server.close();
            server.closeAllConnections();
          },
        }),
      );
    }),
});
