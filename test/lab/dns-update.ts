import { expect, it } from 'vitest';
import { createDnsWire } from '../../main/platform/udp/dns-wire.ts';
import type { Job } from '../../main/ports/dns-service.ts';
import type { Http, TlsDialer } from '../../main/ports/http.ts';
import { createServices } from '../../main/providers/index.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';

export const ZONE = 'dyn.example.com';
export const HOST = `home.${ZONE}`;
export const SECRET_256 = Buffer.from('a secret of thirty-two bytes....').toString('base64');
export const SECRET_512 = Buffer.from('another secret, and a longer one').toString('base64');

/** The one name keyown may change. */
export const OWN = `own.${ZONE}`;
export const SECRET_OWN = Buffer.from('a secret for one name and no oth').toString('base64');

/**
 * A name server that keeps ZONE and knows key256, key512 and keyown by those secrets. HOST is 192.0.2.99 and 2001:db8::99 at first; alias
 * is an alias of it.
 */
export interface NameServer {
  port: number;
  ask(name: string, type: 'A' | 'AAAA' | 'CNAME'): string[];
}

const noHttp: Http = { send: () => Promise.reject(new Error('no HTTP here')) };
const noTls: TlsDialer = { dial: () => Promise.reject(new Error('no TLS here')) };
const servicesAt = (now: () => number) => createServices({ http: noHttp, tls: noTls, dns: createDnsWire(), now }, sourceBuiltIns());

/** Sends what a job says, with these settings beside the usual ones; `offset`: how far this machine's clock is wrong, in ms. */
export const updaterOf =
  (server: () => NameServer) =>
  (settings: Job['settings'], more: Partial<Job> = {}, offset = 0) =>
    servicesAt(() => Date.now() + offset).update({
      service: 'rfc2136',
      hosts: [HOST],
      ipv4: '192.0.2.10',
      ipv6: null,
      ...more,
      settings: { server: `127.0.0.1:${server().port}`, zone: ZONE, ttl: 60, tsigName: 'key256', tsigSecret: SECRET_256, ...settings },
    });

/** What every server of RFC 2136 with TSIG must see us do. */
export const updatesRecords = (server: () => NameServer): void => {
  const update = updaterOf(server);

  it('changes the record, and leaves the other family alone', async () => {
    expect(server().ask(HOST, 'A')).toEqual(['192.0.2.99']);
    expect((await update({})).outcome).toEqual({ kind: 'updated' });
    expect(server().ask(HOST, 'A')).toEqual(['192.0.2.10']);
    expect(server().ask(HOST, 'AAAA')).toEqual(['2001:db8::99']);
  });
  it('changes both families of several hosts in one message: the top of the zone, a new name, a wildcard', async () => {
    const hosts = [ZONE, `new.${ZONE}`, `*.wild.${ZONE}`];
    const result = await update({}, { hosts, ipv4: '192.0.2.11', ipv6: '2001:db8::11' });
    expect(result).toMatchObject({ outcome: { kind: 'updated' }, perFamily: { ipv4: { kind: 'updated' }, ipv6: { kind: 'updated' } } });
    for (const name of [ZONE, `new.${ZONE}`, `any.wild.${ZONE}`])
      expect([...server().ask(name, 'A'), ...server().ask(name, 'AAAA')]).toEqual(['192.0.2.11', '2001:db8::11']);
  });
  it('signs with HMAC-SHA512, and over TCP', async () => {
    const settings = { tsigName: 'key512.', tsigSecret: SECRET_512, tsigAlgorithm: 'hmac-sha512', tcp: true };
    expect((await update(settings, { ipv4: '192.0.2.12' })).outcome).toEqual({ kind: 'updated' });
    expect(server().ask(HOST, 'A')).toEqual(['192.0.2.12']);
  });
  it('sends a message too long for UDP over TCP', async () => {
    const hosts = Array.from({ length: 50 }, (_, at) => `host-with-a-long-name-${at}.${ZONE}`);
    expect((await update({}, { hosts, ipv4: '192.0.2.13' })).outcome).toEqual({ kind: 'updated' });
    expect(server().ask(hosts[49] ?? '', 'A')).toEqual(['192.0.2.13']);
  });
  it('is refused with a wrong secret, a key the server does not know, and no key', async () => {
    const before = server().ask(HOST, 'A');
    expect((await update({ tsigSecret: SECRET_512 })).outcome).toEqual({ kind: 'auth-failed', setting: 'tsigSecret' });
    const unknown = { kind: 'auth-failed', reason: 'key-unknown', setting: 'tsigName' };
    expect((await update({ tsigName: 'nobody' })).outcome).toEqual(unknown);
    expect((await update({ tsigAlgorithm: 'hmac-sha512' })).outcome).toEqual(unknown);
    expect((await update({ tsigName: '', tsigSecret: '' })).outcome).toMatchObject({ kind: 'auth-failed' });
    expect(server().ask(HOST, 'A')).toEqual(before);
  });
  it.each([600, -600])('sees that this clock is %i seconds off', async (offset) => {
    const before = server().ask(HOST, 'A');
    const { outcome } = await update({}, { ipv4: '192.0.2.14' }, offset * 1000);
    expect(outcome).toMatchObject({ kind: 'auth-failed', reason: 'clock' });
    expect(Math.abs((outcome.clockOffsetSeconds ?? 0) - offset)).toBeLessThan(60);
    expect(server().ask(HOST, 'A')).toEqual(before);
  });
  it('does not take an alias for updated: the server would keep it, and say that all is well', async () => {
    const alias = `alias.${ZONE}`;
    const told = { kind: 'bad-config', reason: 'host-is-alias', excerpt: 'YXRRSET' };
    expect((await update({}, { hosts: [alias] })).outcome).toEqual(told);
    expect(server().ask(alias, 'CNAME')).toEqual([`${HOST}.`]);
    const both = await update({}, { hosts: [HOST, alias], ipv4: '192.0.2.17' });
    expect(both.perHost).toEqual({ [HOST]: { kind: 'updated' }, [alias]: { ...told, excerpt: `${alias}: YXRRSET` } });
    expect(server().ask(HOST, 'A')).toEqual(['192.0.2.17']);
  });
  it('publishes of two hosts the one its key may write, and tells which it may not', async () => {
    const { outcome, perHost } = await update(
      { tsigName: 'keyown', tsigSecret: SECRET_OWN },
      { hosts: [HOST, OWN], ipv4: '192.0.2.18', ipv6: '2001:db8::18' },
    );
    expect(perHost).toMatchObject({ [OWN]: { kind: 'updated' }, [HOST]: { kind: 'auth-failed', reason: 'not-permitted' } });
    expect(outcome.excerpt).toContain(HOST);
    expect([...server().ask(OWN, 'A'), ...server().ask(OWN, 'AAAA')]).toEqual(['192.0.2.18', '2001:db8::18']);
    expect(server().ask(HOST, 'A')).not.toContain('192.0.2.18');
  });
  it('tells a zone that is not there', async () => {
    const { outcome } = await update({ zone: 'other.example.com' }, { hosts: ['home.other.example.com'] });
    expect(outcome).toMatchObject({ kind: 'bad-config', reason: 'zone-not-found', setting: 'zone' });
  });
};
