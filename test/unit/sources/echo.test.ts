import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import dnsPacket from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../../main/platform/sockets/http.ts';
import { createDnsEcho, DNS_ECHO_SERVICES, readDnsEcho } from '../../../main/sources/dns-echo.ts';
import { createEcho, ECHO_SERVICES, readEcho } from '../../../main/sources/http-echo.ts';

const vectors = JSON.parse(readFileSync(new URL('../../fixtures/behaviour.json', import.meta.url), 'utf8'));

const serve = async (answer: (path: string) => { status?: number; body: string | Buffer }): Promise<string> => {
  const server = createServer((request, response) => {
    const { status = 200, body } = answer(request.url ?? '/');
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const open = createHttp({ userAgent: 'Saikoro/test' });
const http = { send: (request: Parameters<typeof open.send>[0]) => open.send({ ...request, allowPrivate: true }) };

describe('echo services', () => {
  it('are many, of several operators, all over https', () => {
    for (const family of ['ipv4', 'ipv6'] as const) {
      const mine = ECHO_SERVICES.filter((service) => service.family === family);
      expect(mine.length).toBeGreaterThanOrEqual(8);
      expect(new Set(mine.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(7);
      expect(mine.every(({ url }) => url.startsWith('https://'))).toBe(true);
    }
    expect(new Set([...ECHO_SERVICES, ...DNS_ECHO_SERVICES].map(({ id }) => id)).size).toBe(
      ECHO_SERVICES.length + DNS_ECHO_SERVICES.length,
    );
  });
  it('read a trace page as the vectors say', () => {
    for (const { body, host, family, want, error } of vectors.trace.cases) {
      const answer = readEcho(body, { shape: 'trace', host, family: `ip${family}` as 'ipv4' });
      expect(answer, body).toEqual(want ? { kind: 'address', address: want } : { kind: 'unknown', why: error });
    }
  });
  it('take nothing from a page that is no plain address', async () => {
    const bodies: Record<string, { status?: number; body: string; want: object }> = {
      '/good': { body: ' 203.0.113.7\n', want: { kind: 'address', address: '203.0.113.7' } },
      '/html': { body: '<html>203.0.113.7</html>', want: { kind: 'unknown', why: 'not-an-address' } },
      '/two': { body: '203.0.113.7 203.0.113.8', want: { kind: 'unknown', why: 'not-an-address' } },
      '/empty': { body: '', want: { kind: 'unknown', why: 'empty' } },
      '/six': { body: '2001:db8::1', want: { kind: 'unknown', why: 'not-an-address' } },
      '/busy': { status: 429, body: '203.0.113.7', want: { kind: 'unknown', why: 'http 429', banned: true } },
      '/login': { status: 302, body: '203.0.113.7', want: { kind: 'unknown', why: 'http 302', banned: false } },
      '/long': { body: `203.0.113.7${' '.repeat(5000)}`, want: { kind: 'unknown', why: 'not-an-address' } },
    };
    const base = await serve((path) => bodies[path] ?? { status: 404, body: '' });
    for (const [path, { want }] of Object.entries(bodies)) {
      const source = createEcho({ id: 'x', operator: 'x', family: 'ipv4', url: base + path, shape: 'plain' }, { http });
      expect(await source.ask(), path).toEqual(want);
    }
  });
  it('say that the line is down rather than throw', async () => {
    const source = createEcho({ id: 'x', operator: 'x', family: 'ipv4', url: 'http://127.0.0.1:1/', shape: 'plain' }, { http });
    expect(await source.ask()).toMatchObject({ kind: 'unknown', why: 'connection', offline: true });
  });
});

describe('DNS echoes over HTTPS', () => {
  const [service] = DNS_ECHO_SERVICES as [(typeof DNS_ECHO_SERVICES)[number]];
  const reply = (answers: object[]): Buffer => dnsPacket.encode({ type: 'response', id: 0, answers } as never);
  const txt = (data: string, name = 'whoami.cloudflare') => ({ type: 'TXT', class: 'CH', name, ttl: 0, data });
  it('read one answer to their own question', async () => {
    const base = await serve(() => ({ body: reply([txt('203.0.113.9')]) }));
    expect(await createDnsEcho({ ...service, url: base }, { http }).ask()).toEqual({ kind: 'address', address: '203.0.113.9' });
    expect(readDnsEcho(reply([]), service)).toEqual({ kind: 'unknown', why: 'empty' });
    expect(readDnsEcho(reply([txt('203.0.113.9'), txt('203.0.113.8')]), service)).toEqual({ kind: 'unknown', why: 'too-many-addresses' });
    expect(readDnsEcho(reply([txt('hello')]), service)).toEqual({ kind: 'unknown', why: 'not-an-address' });
    expect(readDnsEcho(reply([txt('203.0.113.9', 'other.example')]), service)).toEqual({ kind: 'unknown', why: 'empty' });
  });
  it('never throw and never find an address in noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(readDnsEcho(bytes, service).kind).toBe('unknown');
      }),
    );
  });
});
