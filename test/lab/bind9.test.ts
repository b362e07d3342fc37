import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Http, TlsDialer } from '../../main/engine/ports.ts';
import type { Job } from '../../main/engine/service.ts';
import { createDnsWire } from '../../main/platform/dns-wire.ts';
import { createServices } from '../../main/providers/registry.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import { type Bind, NAMED, startBind } from './bind9.ts';

const ZONE = 'dyn.example.com';
const HOST = `home.${ZONE}`;
const SECRET_256 = Buffer.from('a secret of thirty-two bytes....').toString('base64');
const SECRET_512 = Buffer.from('another secret, and a longer one').toString('base64');

const noHttp: Http = { send: () => Promise.reject(new Error('no HTTP here')) };
const noTls: TlsDialer = { dial: () => Promise.reject(new Error('no TLS here')) };
const servicesAt = (now: () => number) => createServices({ http: noHttp, tls: noTls, dns: createDnsWire(), now }, sourceBuiltIns());

describe.skipIf(NAMED === undefined)(`DNS UPDATE to BIND 9${NAMED === undefined ? ' (there is no named)' : ''}`, () => {
  let bind: Bind;
  beforeAll(async () => {
    bind = await startBind(ZONE, {
      'key256.': { algorithm: 'hmac-sha256', secret: SECRET_256 },
      'key512.': { algorithm: 'hmac-sha512', secret: SECRET_512 },
    });
  });
  afterAll(() => bind.close());

  const job = (settings: Job['settings'], more: Partial<Job> = {}): Job => ({
    service: 'rfc2136',
    hosts: [HOST],
    ipv4: '192.0.2.10',
    ipv6: null,
    ...more,
    settings: { server: `127.0.0.1:${bind.port}`, zone: ZONE, ttl: 60, tsigName: 'key256', tsigSecret: SECRET_256, ...settings },
  });
  const services = servicesAt(() => Date.now());

  it('changes the record, and leaves the other family alone', async () => {
    expect(bind.ask(HOST, 'A')).toEqual(['192.0.2.99']);
    expect((await services.update(job({}))).outcome).toEqual({ kind: 'updated' });
    expect(bind.ask(HOST, 'A')).toEqual(['192.0.2.10']);
    expect(bind.ask(HOST, 'AAAA')).toEqual(['2001:db8::99']);
  });
  it('changes both families of several hosts in one message', async () => {
    const hosts = [HOST, `new.${ZONE}`, `*.wild.${ZONE}`];
    const result = await services.update(job({}, { hosts, ipv4: '192.0.2.11', ipv6: '2001:db8::11' }));
    expect(result).toMatchObject({ outcome: { kind: 'updated' }, perFamily: { ipv4: { kind: 'updated' }, ipv6: { kind: 'updated' } } });
    for (const name of [HOST, `new.${ZONE}`, `any.wild.${ZONE}`])
      expect([...bind.ask(name, 'A'), ...bind.ask(name, 'AAAA')]).toEqual(['192.0.2.11', '2001:db8::11']);
  });
  it('signs with HMAC-SHA512, and over TCP', async () => {
    const settings = { tsigName: 'key512.', tsigSecret: SECRET_512, tsigAlgorithm: 'hmac-sha512', tcp: true };
    expect((await services.update(job(settings, { ipv4: '192.0.2.12' }))).outcome).toEqual({ kind: 'updated' });
    expect(bind.ask(HOST, 'A')).toEqual(['192.0.2.12']);
  });
  it('sends a message too long for UDP over TCP', async () => {
    const hosts = Array.from({ length: 50 }, (_, at) => `host-with-a-long-name-${at}.${ZONE}`);
    expect((await services.update(job({}, { hosts, ipv4: '192.0.2.13' }))).outcome).toEqual({ kind: 'updated' });
    expect(bind.ask(hosts[49] ?? '', 'A')).toEqual(['192.0.2.13']);
  });
  it('is refused with a wrong secret, a key the server does not know, and no key', async () => {
    const before = bind.ask(HOST, 'A');
    expect((await services.update(job({ tsigSecret: SECRET_512 }))).outcome).toEqual({ kind: 'auth-failed', setting: 'tsigSecret' });
    expect((await services.update(job({ tsigName: 'nobody' }))).outcome).toEqual({ kind: 'auth-failed', setting: 'tsigName' });
    expect((await services.update(job({ tsigName: '', tsigSecret: '' }))).outcome).toMatchObject({ kind: 'auth-failed' });
    expect(bind.ask(HOST, 'A')).toEqual(before);
  });
  it.each([600, -600])('sees that this clock is %i seconds off', async (offset) => {
    const before = bind.ask(HOST, 'A');
    const { outcome } = await servicesAt(() => Date.now() + offset * 1000).update(job({}, { ipv4: '192.0.2.14' }));
    expect(outcome).toMatchObject({ kind: 'auth-failed', reason: 'clock' });
    expect(Math.abs((outcome.clockOffsetSeconds ?? 0) - offset)).toBeLessThan(60);
    expect(bind.ask(HOST, 'A')).toEqual(before);
  });
  it('tells a zone that is not there', async () => {
    const { outcome } = await services.update(job({ zone: 'other.example.com' }, { hosts: ['home.other.example.com'] }));
    expect(outcome).toMatchObject({ kind: 'bad-config', reason: 'zone-not-found', setting: 'zone' });
  });
});
