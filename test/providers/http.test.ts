import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '../../main/platform/sockets/http.ts';
import { isPublicPeer } from '../../main/platform/sockets/public-peer.ts';
import type { HttpRequest } from '../../main/ports/http.ts';
import { type Certificates, makeCertificates } from './replay/certificates.ts';
import { type FarSide, openFarSide } from './replay/far-side.ts';

const HOST = 'service.example.net';
const userAgent = 'Saikoro/0.0.0 (+https://saikoro.app)';
let certificates: Certificates;
let far: FarSide;
let silent: Server;
const sockets = new Set<Socket>();
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  certificates = makeCertificates([HOST, 'localhost']);
  far = await openFarSide(certificates);
  silent = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await far.close();
});

const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `https://${HOST}/x?a=1`,
  headers: {},
  timeoutMs: 5_000,
  maxBytes: 1_000,
  ...more,
});
const led = (port: () => number) => () => ({ host: '127.0.0.1', port: port() });
const usual = () => createHttp({ ca: [certificates.ca], connectTo: led(() => far.port), userAgent });

describe('HTTP', () => {
  it('sends what it is given, and says honestly who asks', async () => {
    far.answer = (got) => ({ status: 201, body: JSON.stringify(got), headers: { 'X-One': '1', 'set-cookie': 'a=1' } });
    const reply = await usual().send(request({ method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: '{"é":1}' }));
    if (!reply.ok) throw new Error(reply.detail);
    const got = JSON.parse(new TextDecoder().decode(reply.body));
    expect(got).toMatchObject({
      method: 'PATCH',
      scheme: 'https',
      host: HOST,
      path: '/x',
      query: { a: '1' },
      body: '{"é":1}',
      headers: { 'user-agent': userAgent },
    });
    expect([reply.status, reply.headers['x-one'], reply.truncated]).toEqual([201, '1', false]);
  });
  it('follows no redirect', async () => {
    let count = 0;
    far.answer = () => {
      count += 1;
      return { status: 302, body: 'moved', headers: { location: `https://${HOST}/y` } };
    };
    expect(await usual().send(request())).toMatchObject({ ok: true, status: 302 });
    expect(count).toBe(1);
  });
  it('cuts a long body and says so', async () => {
    far.answer = () => ({ status: 200, body: Buffer.alloc(10_000_000, 'x') });
    const reply = await usual().send(request());
    expect(reply.ok && [reply.body.length, reply.truncated]).toEqual([1_000, true]);
    far.answer = () => ({ status: 200, body: 'y'.repeat(1_000) });
    const whole = await usual().send(request());
    expect(whole.ok && [whole.body.length, whole.truncated]).toEqual([1_000, false]);
  });
  it('gives up on who never answers, and on who only drips', async () => {
    const quiet = createHttp({ ca: [certificates.ca], connectTo: led(() => portOf(silent)), userAgent });
    expect(await quiet.send(request({ timeoutMs: 150 }))).toMatchObject({ ok: false, fault: 'timeout' });
    far.answer = (_, raw) => {
      raw.writeHead(200);
      const drip = setInterval(() => raw.write('g'), 20);
      raw.on('close', () => clearInterval(drip));
      return undefined;
    };
    expect(await usual().send(request({ timeoutMs: 300 }))).toMatchObject({ ok: false, fault: 'timeout' });
  });
  it('tells faults apart, without a word of what was sent', async () => {
    const unknown = createHttp({ connectTo: led(() => far.port), userAgent });
    expect(await unknown.send(request())).toMatchObject({ ok: false, fault: 'tls' });
    const other = createHttp({ ca: [certificates.ca], connectTo: led(() => far.port), userAgent });
    expect(await other.send(request({ url: 'https://other.example.org/?secret=1' }))).toEqual({
      ok: false,
      fault: 'tls',
      detail: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const port = portOf(closed);
    await new Promise((resolve) => closed.close(resolve));
    const nobody = createHttp({ connectTo: () => ({ host: '127.0.0.1', port }), userAgent });
    expect(await nobody.send(request())).toEqual({ ok: false, fault: 'connection', detail: 'ECONNREFUSED' });
    far.answer = (_, raw) => {
      raw.destroy();
      return undefined;
    };
    // The request was received: it may have been followed.
    expect(await usual().send(request())).toMatchObject({ ok: false, fault: 'closed' });
    const deaf = createServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    // It ended within the handshake: no request was ever written.
    const halfway = createHttp({ connectTo: () => ({ host: '127.0.0.1', port: portOf(deaf) }), userAgent });
    expect(await halfway.send(request())).toEqual({ ok: false, fault: 'connection', detail: 'NO_CONNECTION' });
    deaf.close();
    expect(await usual().send(request({ url: 'not a url' }))).toMatchObject({ ok: false, fault: 'connection' });
    expect(await usual().send(request({ headers: { 'X-A': 'a\r\nb' } }))).toMatchObject({ ok: false, fault: 'connection' });
  });
  it('sees a wrong clock in a certificate that is over', async () => {
    const past = makeCertificates([HOST, 'localhost'], -1);
    const old = await openFarSide(past);
    const http = createHttp({ ca: [past.ca], connectTo: led(() => old.port), userAgent });
    expect(await http.send(request())).toEqual({ ok: false, fault: 'clock', detail: 'CERT_HAS_EXPIRED' });
    await old.close();
  });
  it('reaches into no private network unless the service is the user’s own', async () => {
    far.answer = () => ({ status: 200, body: 'inside' });
    const http = createHttp({ ca: [certificates.ca], userAgent });
    for (const host of ['127.0.0.1', '[::1]', 'localhost', '[::ffff:127.0.0.1]', '2130706433']) {
      expect(await http.send(request({ url: `https://${host}:${far.port}/` })), host).toEqual({
        ok: false,
        fault: 'connection',
        detail: 'PRIVATE_PEER',
      });
    }
    expect(await http.send(request({ url: `https://localhost:${far.port}/`, allowPrivate: true, family: 4 }))).toMatchObject({
      ok: true,
      status: 200,
    });
    expect(await http.send(request({ url: `http://127.0.0.1:${far.port}/`, allowPrivate: true }))).toMatchObject({ ok: true, status: 200 });
    await http.close();
  });
  it('knows public peers, also those behind NAT64', () => {
    expect(['8.8.8.8', '2600::1', '64:ff9b::808:808', '::ffff:8.8.8.8'].every(isPublicPeer)).toBe(true);
    expect(
      ['10.0.0.1', '192.168.1.1', '169.254.1.1', 'fe80::1', 'fd00::1', '64:ff9b::a00:1', '::ffff:10.0.0.1', '0.0.0.0', 'x'].some(
        isPublicPeer,
      ),
    ).toBe(false);
  });
});
