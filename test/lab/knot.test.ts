import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Http, TlsDialer } from '../../main/engine/ports.ts';
import type { Job } from '../../main/engine/service.ts';
import { createDnsWire } from '../../main/platform/dns-wire.ts';
import { createServices } from '../../main/providers/registry.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import { type Knot, MISSING, startKnot } from './knot.ts';

const ZONE = 'dyn.example.com';
const HOST = `home.${ZONE}`;
const OWN = `own.${ZONE}`;
const SECRET_256 = Buffer.from('a secret of thirty-two bytes....').toString('base64');
const SECRET_512 = Buffer.from('another secret, and a longer one').toString('base64');
const SECRET_OWN = Buffer.from('a secret for one name and no oth').toString('base64');

const noHttp: Http = { send: () => Promise.reject(new Error('no HTTP here')) };
const noTls: TlsDialer = { dial: () => Promise.reject(new Error('no TLS here')) };
const servicesAt = (now: () => number) => createServices({ http: noHttp, tls: noTls, dns: createDnsWire(), now }, sourceBuiltIns());

describe.skipIf(MISSING !== '')(`DNS UPDATE to Knot DNS${MISSING === '' ? '' : ` (there is no ${MISSING})`}`, () => {
  let knot: Knot;
  beforeAll(async () => {
    knot = await startKnot(ZONE, {
      key256: { algorithm: 'hmac-sha256', secret: SECRET_256 },
      key512: { algorithm: 'hmac-sha512', secret: SECRET_512 },
      keyown: { algorithm: 'hmac-sha256', secret: SECRET_OWN, only: OWN },
    });
  });
  afterAll(() => knot.close());

  const job = (settings: Job['settings'], more: Partial<Job> = {}): Job => ({
    service: 'rfc2136',
    hosts: [HOST],
    ipv4: '192.0.2.10',
    ipv6: null,
    ...more,
    settings: { server: `127.0.0.1:${knot.port}`, zone: ZONE, ttl: 60, tsigName: 'key256', tsigSecret: SECRET_256, ...settings },
  });
  const services = servicesAt(() => Date.now());

  it('changes the record, and leaves the other family and the other records alone', async () => {
    expect(knot.ask(HOST, 'A')).toEqual(['192.0.2.99']);
    expect((await services.update(job({}))).outcome).toEqual({ kind: 'updated' });
    expect(knot.ask(HOST, 'A')).toEqual(['192.0.2.10']);
    expect(knot.ask(HOST, 'AAAA')).toEqual(['2001:db8::99']);
    expect(knot.ask(HOST, 'TXT')).toEqual(['"kept"']);
  });
  it('changes both families of several hosts in one message: the top of the zone, a new name, a wildcard', async () => {
    const hosts = [ZONE, `new.${ZONE}`, `*.wild.${ZONE}`];
    const result = await services.update(job({}, { hosts, ipv4: '192.0.2.11', ipv6: '2001:db8::11' }));
    expect(result).toMatchObject({ outcome: { kind: 'updated' }, perFamily: { ipv4: { kind: 'updated' }, ipv6: { kind: 'updated' } } });
    for (const name of [ZONE, `new.${ZONE}`, `any.wild.${ZONE}`])
      expect([...knot.ask(name, 'A'), ...knot.ask(name, 'AAAA')]).toEqual(['192.0.2.11', '2001:db8::11']);
  });
  it('signs with HMAC-SHA512, and over TCP', async () => {
    const settings = { tsigName: 'key512.', tsigSecret: SECRET_512, tsigAlgorithm: 'hmac-sha512', tcp: true };
    expect((await services.update(job(settings, { ipv4: '192.0.2.12' }))).outcome).toEqual({ kind: 'updated' });
    expect(knot.ask(HOST, 'A')).toEqual(['192.0.2.12']);
  });
  it('sends a message too long for UDP over TCP', async () => {
    const hosts = Array.from({ length: 50 }, (_, at) => `host-with-a-long-name-${at}.${ZONE}`);
    expect((await services.update(job({}, { hosts, ipv4: '192.0.2.13' }))).outcome).toEqual({ kind: 'updated' });
    expect(knot.ask(hosts[49] ?? '', 'A')).toEqual(['192.0.2.13']);
  });
  it('may change its one name, and no other, with a key for that name', async () => {
    const settings = { tsigName: 'keyown', tsigSecret: SECRET_OWN };
    expect((await services.update(job(settings, { hosts: [OWN], ipv4: '192.0.2.15' }))).outcome).toEqual({ kind: 'updated' });
    expect(knot.ask(OWN, 'A')).toEqual(['192.0.2.15']);
    const before = knot.ask(HOST, 'A');
    expect((await services.update(job(settings, { ipv4: '192.0.2.16' }))).outcome).toMatchObject({ kind: 'auth-failed' });
    expect(knot.ask(HOST, 'A')).toEqual(before);
  });
  it('is refused with a wrong secret, a key the server does not know, and no key', async () => {
    const before = knot.ask(HOST, 'A');
    expect((await services.update(job({ tsigSecret: SECRET_512 }))).outcome).toEqual({ kind: 'auth-failed', setting: 'tsigSecret' });
    expect((await services.update(job({ tsigName: 'nobody' }))).outcome).toEqual({ kind: 'auth-failed', setting: 'tsigName' });
    expect((await services.update(job({ tsigName: '', tsigSecret: '' }))).outcome).toEqual({
      kind: 'auth-failed',
      setting: 'tsigName',
      excerpt: 'NOTAUTH',
    });
    expect(knot.ask(HOST, 'A')).toEqual(before);
  });
  it.each([600, -600])('sees that this clock is %i seconds off', async (offset) => {
    const before = knot.ask(HOST, 'A');
    const { outcome } = await servicesAt(() => Date.now() + offset * 1000).update(job({}, { ipv4: '192.0.2.14' }));
    expect(outcome).toMatchObject({ kind: 'auth-failed', reason: 'clock' });
    expect(Math.abs((outcome.clockOffsetSeconds ?? 0) - offset)).toBeLessThan(60);
    expect(knot.ask(HOST, 'A')).toEqual(before);
  });
  it('tells a zone that is not there', async () => {
    const { outcome } = await services.update(job({ zone: 'other.example.com' }, { hosts: ['home.other.example.com'] }));
    expect(outcome).toMatchObject({ kind: 'bad-config', reason: 'zone-not-found', setting: 'zone' });
  });
});
