import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import dnsPacket from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '../../main/platform/sockets/http.ts';
import { createDnsWire } from '../../main/platform/udp/dns-wire.ts';
import type { HttpReply, TlsDialer } from '../../main/ports/http.ts';
import { createServices } from '../../main/providers/index.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import { type Certificates, makeCertificates } from './replay/certificates.ts';
import { type FarSide, openFarSide } from './replay/far-side.ts';

const userAgent = 'Saikoro/0.0.0 (+https://saikoro.app)';
const noTls: TlsDialer = { dial: () => Promise.reject(new Error('no TLS here')) };

/** A resolver on loopback that answers as it is told: a code, and a zone that lacks the name. */
let resolver: Socket;
let answer: (name: string, type: string) => { rcode?: number; soa?: string; ns?: string } | null;
let asked: string[];
beforeAll(async () => {
  resolver = createSocket('udp4');
  resolver.on('message', (query, peer) => {
    const { id, questions = [] } = dnsPacket.decode(query);
    const [question] = questions;
    if (question === undefined) return;
    asked.push(`${question.type} ${question.name}`);
    const told = answer(question.name, question.type);
    if (told === null) return;
    const { rcode = 0, soa, ns } = told;
    const zone = soa === undefined ? [] : [{ type: 'SOA' as const, name: soa, data: SOA }];
    const servers = ns === undefined ? [] : [{ type: 'NS' as const, name: question.name, data: ns }];
    // The library has no field for the code: it is the low end of the flags (RFC 1035 §4.1.1).
    resolver.send(
      dnsPacket.encode({ type: 'response', id, flags: rcode, questions, answers: servers, authorities: zone }),
      peer.port,
      peer.address,
    );
  });
  await new Promise<void>((resolve) => resolver.bind(0, '127.0.0.1', resolve));
});
afterAll(() => void resolver.close());
const SOA = { mname: 'a.root.example', rname: 'x.example', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 };

const lost = async (): Promise<HttpReply> => ({ ok: false, fault: 'dns', detail: 'ENOTFOUND' });
const outcomeAt = async (service: string, settings: Record<string, string>, send: () => Promise<HttpReply> = lost) => {
  asked = [];
  const dns = createDnsWire({ resolvers: () => ['127.0.0.1'], portOf: () => (resolver.address() as AddressInfo).port });
  const services = createServices({ http: { send }, tls: noTls, dns, now: () => Date.UTC(2026, 10, 30) }, sourceBuiltIns());
  const result = await services.update({ service, settings, hosts: ['home.duckdns.org'], ipv4: '192.0.2.7', ipv6: null });
  return result.outcome;
};
const duck = () => outcomeAt('duckdns', { token: 'a7c4d0ad-114e-40ef-ba1d-d217904a50f2' });

describe('a service whose own name is gone', () => {
  it('is told so where the resolver names the zone that lacks it, and finds the top-level domain', async () => {
    answer = (_, type) => (type === 'NS' ? { ns: 'a0.org.afilias-nst.info' } : { rcode: 3, soa: 'org' });
    expect(await duck()).toEqual({ kind: 'network', reason: 'name-gone' });
    expect(asked).toEqual(['A www.duckdns.org', 'NS org']);
  });
  it.each<[string, typeof answer]>([
    ['the resolver is silent', () => null],
    ['the resolver has no way out itself', () => ({ rcode: 2 })],
    ['it denies every name there is', () => ({ rcode: 3, soa: '' })],
    ['it denies by its own word alone, as filters do', (_, type) => (type === 'NS' ? { ns: 'a.org' } : { rcode: 3 })],
    ['it denies in the name of another zone', (_, type) => (type === 'NS' ? { ns: 'a.org' } : { rcode: 3, soa: 'net' })],
    ['the name is there, and has no address', (_, type) => (type === 'NS' ? { ns: 'a.org' } : { soa: 'duckdns.org' })],
  ])('is not, where %s', async (_, said) => {
    answer = said;
    expect(await duck()).toEqual({ kind: 'network', reason: 'dns' });
  });
  it('is never said of a server of the user’s own', async () => {
    answer = (_, type) => (type === 'NS' ? { ns: 'a.example' } : { rcode: 3, soa: 'org' });
    const own = { server: 'dns.example.org', username: 'me', password: 'secret' };
    expect(await outcomeAt('dyndns2', own)).toMatchObject({ kind: 'network', reason: 'dns' });
    expect(asked).toEqual([]);
  });
});

describe('a service that answers with a page', () => {
  const saying =
    (body: string, status = 200) =>
    async (): Promise<HttpReply> => ({
      ok: true,
      status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: new TextEncoder().encode(body),
      truncated: false,
    });
  const token = { token: 'a7c4d0ad-114e-40ef-ba1d-d217904a50f2' };
  it.each([200, 404, 410])('names what it says, with status %i, and keeps the kind', async (status) => {
    const closed = saying('<html><title>Bye</title><h1>This service has been discontinued</h1></html>', status);
    expect(await outcomeAt('duckdns', token, closed)).toMatchObject({ kind: 'not-confirmed', reason: 'closing-page' });
    const parked = saying('<html><script src="https://d.bodis.com/x.js"></script></html>', status);
    expect(await outcomeAt('duckdns', token, parked)).toMatchObject({ kind: 'not-confirmed', reason: 'parked-page' });
  });
  it('believes a rule that knows the reply, whatever else stands in it', async () => {
    const own = { username: 'me', password: 'secret' };
    const gone = '<html><title>x</title><h1>This service has been discontinued</h1></html>';
    expect(await outcomeAt('noip', own, saying(`good 192.0.2.7\n${gone}`))).toMatchObject({ kind: 'updated' });
    expect(await outcomeAt('noip', own, saying(`badauth\n${gone}`))).toMatchObject({ kind: 'auth-failed' });
    expect(await outcomeAt('noip', own, saying(gone))).toMatchObject({ kind: 'not-confirmed', reason: 'closing-page' });
  });
});

describe('a certificate that is over', () => {
  const HOST = 'service.example.net';
  const OTHER = 'other.example.net';
  let past: Certificates;
  let good: Certificates;
  let old: FarSide;
  let other: FarSide;
  beforeAll(async () => {
    past = makeCertificates([HOST], -1);
    good = makeCertificates([OTHER]);
    old = await openFarSide(past);
    other = await openFarSide(good);
  });
  afterAll(async () => {
    await old.close();
    await other.close();
  });
  const open = () =>
    createHttp({
      ca: [past.ca, good.ca],
      connectTo: (host) => ({ host: '127.0.0.1', port: host === OTHER ? other.port : old.port }),
      userAgent,
    });
  const get = (host: string) => ({ method: 'GET' as const, url: `https://${host}/`, headers: {}, timeoutMs: 5_000, maxBytes: 1_000 });
  const dated = (date: string | null) => {
    other.answer = (_, raw) => {
      raw.sendDate = false;
      raw.writeHead(200, date === null ? {} : { Date: date }).end('x');
      return undefined;
    };
  };

  it('is told from a wrong clock by the time another server tells', async () => {
    const http = open();
    dated(new Date().toUTCString());
    expect(await http.send(get(OTHER))).toMatchObject({ ok: true, status: 200 });
    expect(await http.send(get(HOST))).toEqual({ ok: false, fault: 'certificate-expired', detail: 'CERT_HAS_EXPIRED' });
    await http.close();
  });
  it.each([
    ['nobody told a time', null],
    ['the others are a month behind', new Date(Date.now() - 30 * 86_400_000).toUTCString()],
    ['what is told is no time', 'yesterday'],
  ])('may be either, where %s', async (_, date) => {
    const http = open();
    dated(date);
    expect(await http.send(get(OTHER))).toMatchObject({ ok: true });
    expect(await http.send(get(HOST))).toEqual({ ok: false, fault: 'clock', detail: 'CERT_HAS_EXPIRED' });
    await http.close();
  });
});
