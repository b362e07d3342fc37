import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTlsDialer } from '../../main/platform/sockets/tls-dialer.ts';
import type { DnsWire } from '../../main/ports/dns.ts';
import type { Job } from '../../main/ports/dns-service.ts';
import type { Http } from '../../main/ports/http.ts';
import { createServices } from '../../main/providers/index.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import { makeCertificates } from './replay/certificates.ts';

/** A far side that speaks お名前.com's line protocol over real TLS. */
const OK = '000 COMMAND SUCCESSFUL\n.\n';
const HOST = 'ddnsclient.onamae.com';
let server: Server;
let said: string[] = [];
let asked: { host: string; port: number }[] = [];
/** What each command is answered with; null is silence, the end of the connection is ''. */
let answers: Record<string, string | null> = {};
const none = { exchange: () => Promise.reject(new Error('no DNS here')), resolvers: () => [] } satisfies DnsWire;
const noHttp = { send: () => Promise.reject(new Error('no HTTP here')) } satisfies Http;
const certificates = makeCertificates([HOST]);

beforeAll(async () => {
  server = createServer({ cert: certificates.cert, key: certificates.key }, (socket) => {
    socket.on('error', () => {});
    const answer = (command: string): void => {
      const text = command in answers ? answers[command] : OK;
      if (text === '') socket.destroy();
      // In two pieces: replies do not come in one packet for sure.
      else if (typeof text === 'string') socket.write(text.slice(0, 5), () => socket.write(text.slice(5)));
    };
    answer('BANNER');
    let waiting = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      waiting += part;
      for (let end = waiting.indexOf('\n.\n'); end !== -1; end = waiting.indexOf('\n.\n')) {
        const command = waiting.slice(0, end);
        waiting = waiting.slice(end + 3);
        said.push(command);
        answer(command.split('\n')[0] ?? '');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());
beforeEach(() => {
  said = [];
  asked = [];
  answers = {};
});

const tls = createTlsDialer({
  ca: [certificates.ca],
  connectTo: (host, port) => {
    asked.push({ host, port });
    return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  },
});
/** The patience of the far side's silence is cut short; all else is the adapter. */
const hasty = {
  dial: async (host: string, port: number, timeoutMs: number) => {
    const dialed = await tls.dial(host, port, timeoutMs);
    if (!dialed.ok) return dialed;
    const { link } = dialed;
    return { ok: true as const, link: { write: link.write, close: link.close, readUntil: (end: string) => link.readUntil(end, 300) } };
  },
};
const services = createServices({ http: noHttp, tls: hasty, dns: none, now: () => 0 }, sourceBuiltIns());
const job = (more: Partial<Job> = {}): Job => ({
  service: 'onamae',
  settings: { username: '12345678', password: `p&%:"'é`, zone: 'example.com' },
  hosts: ['home.example.com'],
  ipv4: '192.0.2.10',
  ipv6: null,
  ...more,
});

describe('onamae', () => {
  it('reads the banner, signs in, changes, leaves', async () => {
    expect((await services.update(job())).outcome).toEqual({ kind: 'updated' });
    await expect.poll(() => said.length).toBe(4 - 1);
    expect(asked).toEqual([{ host: HOST, port: 65_010 }]);
    expect(said).toEqual([
      `LOGIN\nUSERID:12345678\nPASSWORD:p&%:"'é`,
      'MODIP\nHOSTNAME:home\nDOMNAME:example.com\nIPV4:192.0.2.10',
      'LOGOUT',
    ]);
  });
  it('leaves the host empty for the domain itself, and sends names in ASCII', async () => {
    const result = await services.update(
      job({ hosts: ['例え.jp', 'www.例え.jp'], settings: { username: 'u', password: 'p', zone: '例え.jp' } }),
    );
    expect(result.perHost).toEqual({ '例え.jp': { kind: 'updated' }, 'www.例え.jp': { kind: 'updated' } });
    expect(said.slice(1, 3)).toEqual([
      'MODIP\nHOSTNAME:\nDOMNAME:xn--r8jz45g.jp\nIPV4:192.0.2.10',
      'MODIP\nHOSTNAME:www\nDOMNAME:xn--r8jz45g.jp\nIPV4:192.0.2.10',
    ]);
  });
  it.each([
    [
      'a wrong password, told only by the second command',
      { MODIP: '002 LOGIN ERROR\n.\n' },
      { kind: 'auth-failed', excerpt: '002 LOGIN ERROR' },
    ],
    ['a record that is not there', { MODIP: '003 DBERROR\n.\n' }, { kind: 'bad-host', reason: 'record-not-found' }],
    ['an address that is refused', { MODIP: '004 IPADDRESS ERROR\n.\n' }, { kind: 'bad-config' }],
    ['a code nobody knows', { MODIP: '0001 COMMAND SUCCESSFUL\n.\n' }, { kind: 'not-confirmed', reason: 'no-rule' }],
    ['an empty reply', { MODIP: '\n.\n' }, { kind: 'not-confirmed', reason: 'empty-reply' }],
    ['silence', { MODIP: null }, { kind: 'network', reason: 'timeout' }],
    ['no banner', { BANNER: null }, { kind: 'network', reason: 'timeout' }],
    ['a connection that ends', { MODIP: '' }, { kind: 'network', reason: 'timeout' }],
    ['a refused sign-in', { LOGIN: '002 LOGIN ERROR\n.\n' }, { kind: 'auth-failed' }],
  ])('knows %s', async (_, given, outcome) => {
    answers = given;
    expect((await services.update(job())).outcome).toMatchObject(outcome);
  });
  it.each([
    ['IPv6 alone', { ipv4: null, ipv6: '2001:db8::10' }, { kind: 'not-sent', reason: 'unfit-family' }],
    ['an address with a letter', { ipv4: '192.0.2.1a' }, { kind: 'not-sent', reason: 'unfit-family' }],
    [
      'a line end in the password',
      { settings: { username: 'u', password: 'p\n.\nMODIP', zone: 'example.com' } },
      { kind: 'not-sent', reason: 'unfit-setting', setting: 'password' },
    ],
    ['a host of another domain', { hosts: ['home.example.org'] }, { kind: 'not-sent', reason: 'host-outside-zone', setting: 'zone' }],
    ['no domain', { settings: { username: 'u', password: 'p' } }, { kind: 'not-sent', reason: 'missing-setting', setting: 'zone' }],
  ])('sends nothing for %s', async (_, change, outcome) => {
    expect((await services.update(job(change))).outcome).toEqual(outcome);
    expect(asked).toEqual([]);
  });
});
