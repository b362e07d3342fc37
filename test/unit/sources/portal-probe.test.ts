import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../../main/platform/sockets/http.ts';
import type { HttpRequest } from '../../../main/ports/http.ts';
import { createPortalProbe, PORTAL_PAGES } from '../../../main/sources/portal-probe.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Every host of the Internet on one loopback server, as a portal is one for all hosts. */
const open = async (answer: Answer) => {
  const seen: { host: string; url: string; cache: string | undefined }[] = [];
  const server = createServer((request, response) => {
    seen.push({ host: request.headers.host ?? '', url: request.url ?? '', cache: request.headers['cache-control'] });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const http = createHttp({ userAgent: 'Saikoro/test', connectTo: () => ({ host: '127.0.0.1', port }) });
  onTestFinished(async () => {
    await http.close();
    server.closeAllConnections();
    server.close();
  });
  const asked: HttpRequest[] = [];
  let draw = 0;
  const probe = createPortalProbe({
    http: {
      send(request) {
        asked.push(request);
        return http.send(request);
      },
    },
    random: () => {
      draw += 0.001;
      return draw;
    },
  });
  return { probe, seen, asked };
};

const genuine: Answer = (request, response) =>
  request.url?.startsWith('/generate_204') ? response.writeHead(204).end() : response.writeHead(200).end('success\n');
const page: Answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in</html>');

describe('a page for portals', () => {
  it('is one of two hosts’, over plain http, which a portal can answer for', () => {
    expect(new Set(PORTAL_PAGES.map(({ url }) => new URL(url).host)).size).toBe(2);
    expect(PORTAL_PAGES.every(({ url }) => url.startsWith('http://'))).toBe(true);
  });
  it('is open where both answer as they must; they are asked in turn, and no cache may answer', async () => {
    const { probe, seen } = await open(genuine);
    expect([await probe.ask(), await probe.ask(), await probe.ask()]).toEqual(['open', 'open', 'open']);
    expect(seen.map(({ host }) => host)).toEqual([
      'connectivitycheck.gstatic.com',
      'detectportal.firefox.com',
      'connectivitycheck.gstatic.com',
    ]);
    expect(new Set(seen.map(({ url }) => url)).size).toBe(3);
    expect(seen.every(({ cache }) => cache?.includes('no-cache'))).toBe(true);
  });
  it.each<[string, Answer]>([
    ['a page of its own', page],
    ['a way to its page', (_, response) => response.writeHead(302, { location: 'http://portal.test/login' }).end()],
    ['the status for it', (_, response) => response.writeHead(511).end('Network Authentication Required')],
    ['an empty page', (_, response) => response.writeHead(200).end()],
    ['a page that begins like the real one', (_, response) => response.writeHead(200).end(`success${' '.repeat(300)}`)],
  ])('is a portal’s where it answers with %s', async (_name, answer) => {
    const { probe, seen } = await open(answer);
    expect([await probe.ask(), await probe.ask()]).toEqual(['portal', 'portal']);
    expect(seen).toHaveLength(2);
  });
  it.each<[string, Answer]>([
    ['an error of the service', (_, response) => response.writeHead(503).end()],
    ['a refusal', (_, response) => response.writeHead(404).end()],
    ['nothing', (request) => void request.socket.destroy()],
  ])('says nothing where it answers with %s', async (_name, answer) => {
    const { probe } = await open(answer);
    expect([await probe.ask(), await probe.ask()]).toEqual(['silent', 'silent']);
  });
  it('is one small question without anything of ours', async () => {
    const { probe, asked } = await open(page);
    await probe.ask();
    expect(asked).toEqual([expect.objectContaining({ method: 'GET', maxBytes: 256, timeoutMs: 3000, family: 4, allowPrivate: true })]);
    expect(asked[0]?.body).toBeUndefined();
  });
});
