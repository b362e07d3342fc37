import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer as createHttps, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../../../main/platform/sockets/http.ts';
import { createTlsDialer } from '../../../../main/platform/sockets/tls-dialer.ts';
import type { HttpRequest } from '../../../../main/ports/http.ts';
import { makeCertificates } from '../../../providers/replay/certificates.ts';
import { openBlackHole } from './black-hole.ts';

const HOST = 'service.example.net';
const certificates = makeCertificates([HOST]);

/** Takes connections, and begins TLS on them when told to. */
let front: Server;
let https: HttpsServer;
let held: Socket[] = [];
let port = 0;
let mine: Socket[] = [];
const watch = (message: unknown): void => void mine.push((message as { socket: Socket }).socket);

// Loaded with the first request: its time is not to be over before it has begun.
beforeAll(() => import('../../../../main/platform/sockets/undici.ts'));
beforeEach(async () => {
  held = [];
  mine = [];
  https = createHttps({ cert: certificates.cert, key: certificates.key }, (_, response) => response.end('here'));
  front = createServer({ pauseOnConnect: true }, (socket) => void held.push(socket.on('error', () => {}))).listen(0, '127.0.0.1');
  await once(front, 'listening');
  port = (front.address() as AddressInfo).port;
  subscribe('net.client.socket', watch);
});
afterEach(() => {
  unsubscribe('net.client.socket', watch);
  for (const socket of held) socket.destroy();
  front.close();
});

const client = () => createHttp({ ca: [certificates.ca], connectTo: () => ({ host: '127.0.0.1', port }), userAgent: 'Saikoro/0.0.0' });
const request = (timeoutMs: number): HttpRequest => ({ method: 'GET', url: `https://${HOST}/`, headers: {}, timeoutMs, maxBytes: 100 });
const TIMEOUT = { ok: false, fault: 'timeout', detail: 'TIMEOUT' };

describe('a request whose time is over', () => {
  it('leaves no socket where TLS is not answered', async () => {
    expect(await client().send(request(400))).toEqual(TIMEOUT);
    expect(mine).toHaveLength(1);
    expect(mine.every(({ destroyed }) => destroyed)).toBe(true);
  });
  it('leaves no socket where the connection is not answered', async () => {
    front.close();
    await once(front, 'close');
    const hole = await openBlackHole('127.0.0.1', port);
    mine = [];
    expect(await client().send(request(400))).toEqual(TIMEOUT);
    expect(mine).toHaveLength(1);
    expect(mine.every(({ destroyed }) => destroyed)).toBe(true);
    hole.close();
  });
  it('takes nothing from one to the same place that may last longer', async () => {
    const http = client();
    const patient = http.send(request(20_000));
    await expect.poll(() => held.length).toBe(1);
    expect(await http.send(request(200))).toEqual(TIMEOUT);
    for (const socket of held) https.emit('connection', socket);
    expect(await patient).toMatchObject({ ok: true, status: 200 });
    await http.close();
  });
  it('does not spoil the next one', async () => {
    const http = client();
    expect(await http.send(request(200))).toEqual(TIMEOUT);
    front.on('connection', (socket) => https.emit('connection', socket));
    expect(await http.send(request(20_000))).toMatchObject({ ok: true, status: 200 });
    await http.close();
  });
});

describe('a connection for a line protocol', () => {
  it.each(['127.0.0.1', '::1', '192.168.1.1', 'localhost'])('is not made into the user’s own network: %s', async (host) => {
    expect(await createTlsDialer({ ca: [certificates.ca] }).dial(host, port, 5000)).toEqual({
      ok: false,
      fault: 'connection',
      detail: 'PRIVATE_PEER',
    });
    expect(mine).toEqual([]);
  });
  it('is given up with its time where TLS is not answered, and leaves no socket', async () => {
    const tls = createTlsDialer({ ca: [certificates.ca], connectTo: () => ({ host: '127.0.0.1', port }) });
    expect(await tls.dial(HOST, 65_010, 400)).toEqual({ ok: false, fault: 'timeout', detail: 'ETIMEDOUT' });
    await expect.poll(() => mine.every(({ destroyed }) => destroyed)).toBe(true);
  });
});
