import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttp } from '../../main/platform/sockets/http.ts';
import type { DnsWire } from '../../main/ports/dns.ts';
import type { Job } from '../../main/ports/dns-service.ts';
import type { TlsDialer } from '../../main/ports/http.ts';
import { createServices } from '../../main/providers/index.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import { MISSING, type PowerDns, startPowerDns } from './powerdns-server.ts';

const ZONE = 'dyn.example.com';
const HOST = `home.${ZONE}`;
const noTls: TlsDialer = { dial: () => Promise.reject(new Error('no TLS here')) };
const noDns: DnsWire = { exchange: () => Promise.reject(new Error('no DNS here')), resolvers: () => [] };

describe.skipIf(MISSING !== '')(`PowerDNS's HTTP API${MISSING === '' ? '' : ` (there is no ${MISSING})`}`, () => {
  let pdns: PowerDns;
  const http = createHttp({ userAgent: 'Saikoro/0.0.0 (+https://saikoro.app)' });
  const services = createServices({ http, tls: noTls, dns: noDns, now: () => Date.now() }, sourceBuiltIns());
  beforeAll(async () => {
    pdns = await startPowerDns(ZONE);
  });
  afterAll(async () => {
    await http.close();
    await pdns.close();
  });
  const job = (settings: Job['settings'] = {}, more: Partial<Job> = {}): Job => ({
    service: 'powerdns',
    hosts: [HOST],
    ipv4: '192.0.2.10',
    ipv6: null,
    ...more,
    settings: { server: pdns.api, apiKey: pdns.apiKey, zone: ZONE, ttl: 120, ...settings },
  });
  const outcome = async (one: Job) => (await services.update(one)).outcome;

  it('changes the address, and leaves the comment, the other family and the other records alone', async () => {
    await pdns.remark(HOST, 'A', 'the house');
    expect((await pdns.find(HOST, 'A'))?.values).toEqual(['192.0.2.99']);
    expect(await outcome(job())).toEqual({ kind: 'updated' });
    expect(await pdns.find(HOST, 'A')).toEqual({ ttl: 120, values: ['192.0.2.10'], comments: ['the house'] });
    expect((await pdns.find(HOST, 'AAAA'))?.values).toEqual(['2001:db8::99']);
    expect((await pdns.find(HOST, 'TXT'))?.values).toEqual(['"kept"']);
  });
  it('sets both families of several hosts at once: the top of the zone, a new name, a wildcard', async () => {
    const hosts = [ZONE, `new.${ZONE}`, `*.wild.${ZONE}`];
    const result = await services.update(job({}, { hosts, ipv4: '192.0.2.11', ipv6: '2001:db8::11' }));
    expect(result).toMatchObject({ outcome: { kind: 'updated' }, perFamily: { ipv4: { kind: 'updated' }, ipv6: { kind: 'updated' } } });
    for (const host of hosts) {
      expect((await pdns.find(host, 'A'))?.values).toEqual(['192.0.2.11']);
      expect((await pdns.find(host, 'AAAA'))?.values).toEqual(['2001:db8::11']);
    }
    expect(await pdns.find(ZONE, 'SOA')).toBeDefined();
  });
  it('changes one address of several, and none when one of them is right', async () => {
    const shared = `shared.${ZONE}`;
    expect(await outcome(job({}, { hosts: [shared], ipv4: '192.0.2.12' }))).toEqual({ kind: 'updated', beside: ['198.51.100.7'] });
    expect((await pdns.find(shared, 'A'))?.values.sort()).toEqual(['192.0.2.12', '198.51.100.7']);
    expect(await outcome(job({}, { hosts: [shared], ipv4: '198.51.100.7' }))).toEqual({ kind: 'unchanged', beside: ['192.0.2.12'] });
    expect((await pdns.find(shared, 'A'))?.values.sort()).toEqual(['192.0.2.12', '198.51.100.7']);
    expect(await outcome(job({ keepOthers: false }, { hosts: [shared], ipv4: '192.0.2.13' }))).toEqual({ kind: 'updated' });
    expect((await pdns.find(shared, 'A'))?.values).toEqual(['192.0.2.13']);
  });
  it('is refused with a wrong key, a zone that is not there and a name that is an alias', async () => {
    expect(await outcome(job({ apiKey: 'wrong' }))).toMatchObject({ kind: 'auth-failed' });
    expect(await outcome(job({ zone: 'example.com' }))).toMatchObject({ kind: 'bad-host', reason: 'zone-not-found' });
    expect(await outcome(job({}, { hosts: [`alias.${ZONE}`] }))).toMatchObject({ kind: 'bad-config' });
    expect((await pdns.find(HOST, 'A'))?.values).toEqual(['192.0.2.10']);
  });
});
