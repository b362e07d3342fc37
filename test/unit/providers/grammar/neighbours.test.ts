import { describe, expect, it } from 'vitest';
import type { HttpReply, TlsDialer } from '../../../../main/ports/http.ts';
import { steps } from '../../../../main/providers/code/index.ts';
import { NEIGHBOURS_OF } from '../../../../main/providers/grammar/neighbours.ts';
import { createServices } from '../../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';

const OWN = '192.0.2.10';
const [OLD, OTHER] = ['192.0.2.99', '198.51.100.7'];
const noTls: TlsDialer = { dial: () => Promise.reject(new Error('no TLS here')) };

/** What the service ends with, answered by method and path. */
const updateAt = async (
  service: string,
  settings: Record<string, string>,
  answer: (method: string, path: string, body: string) => unknown,
  replaces: string[] = [],
) => {
  const sent: string[] = [];
  const send = async ({ method, url, body = '' }: { method: string; url: string; body?: string | undefined }): Promise<HttpReply> => {
    const { pathname } = new URL(url);
    sent.push(method);
    const said = answer(method, pathname, body);
    const text = said === undefined ? '' : JSON.stringify(said);
    const headers = { 'content-type': 'application/json' };
    return { ok: true, status: said === undefined ? 204 : 200, headers, body: new TextEncoder().encode(text), truncated: false };
  };
  const dns = { resolvers: () => [], exchange: () => Promise.reject(new Error('no DNS here')) };
  const services = createServices({ http: { send } as never, tls: noTls, dns, now: () => 0 }, sourceBuiltIns());
  const result = await services.update({
    service,
    settings,
    hosts: ['home.example.com'],
    ipv4: OWN,
    ipv6: null,
    replaces: { ipv4: replaces },
  });
  return { sent, outcome: result.outcome };
};

it('says of every service in code what an update does with other addresses of the name', () => {
  expect(Object.keys(NEIGHBOURS_OF).sort()).toEqual(Object.keys(steps).sort());
  const infoOf = (id: string) =>
    sourceBuiltIns()
      .infos()
      .find((info) => info.id === id)?.neighbours;
  expect([infoOf('cloudflare'), infoOf('rfc2136'), infoOf('dyndns2')]).toEqual(['told', 'replaced', undefined]);
});

describe('zones of one name at Cloudflare', () => {
  const at = (...zones: [id: string, status: string][]) =>
    updateAt('cloudflare', { token: 't' }, (_, path) => ({
      success: true,
      errors: [],
      result: path.endsWith('/zones')
        ? zones.map(([id, status]) => ({ id, name: 'example.com', status }))
        : [{ id: path.split('/').at(-2), type: 'A', name: 'home.example.com', content: OWN }],
    }));
  it.each([
    ['one that was deleted', [['z1', 'deleted']], { kind: 'bad-host', reason: 'zone-not-found' }],
    [
      'one that was deleted, and one that is there',
      [
        ['z1', 'deleted'],
        ['z2', 'active'],
      ],
      { kind: 'unchanged' },
    ],
    [
      'one that waits for its name servers, and one that is active',
      [
        ['z1', 'pending'],
        ['z2', 'active'],
      ],
      { kind: 'unchanged' },
    ],
    [
      'two that are active',
      [
        ['z1', 'active'],
        ['z2', 'active'],
      ],
      { kind: 'bad-config', reason: 'zone-doubled', setting: 'zoneId' },
    ],
    [
      'two that wait',
      [
        ['z1', 'pending'],
        ['z2', 'pending'],
      ],
      { kind: 'bad-config', reason: 'zone-doubled', setting: 'zoneId' },
    ],
  ] as const)('%s', async (_, zones, outcome) => {
    expect((await at(...(zones as never as [string, string][]))).outcome).toEqual(outcome);
  });
});

describe('what else the name has is named, and left as it is', () => {
  const record = (id: string, data: string) => ({ id, type: 'A', name: 'home', data, ttl: 120 });
  const vultr = (...data: string[]) =>
    updateAt('vultr', { apiKey: 'k', zone: 'example.com' }, (method) =>
      method === 'GET' ? { records: data.map((each, at) => record(`r${at}`, each)), meta: { links: { next: '' } } } : undefined,
    );
  const content = (id: string, address: string) => ({ id, type: 'A', name: 'home.example.com', content: address, proxied: false });
  const cloudflare = (...data: string[]) =>
    updateAt('cloudflare', { token: 't', zoneId: 'z1' }, (method) => ({
      success: true,
      errors: [],
      result: method === 'GET' ? data.map((each, at) => content(`r${at}`, each)) : content('r0', OWN),
    }));

  it.each([
    ['vultr', vultr, 'PATCH'],
    ['cloudflare', cloudflare, 'PATCH'],
  ] as const)('%s', async (_, update, write) => {
    expect(await update(OLD, OWN)).toEqual({ sent: ['GET'], outcome: { kind: 'unchanged', beside: [OLD] } });
    expect(await update(OLD, OTHER)).toEqual({ sent: ['GET', write], outcome: { kind: 'updated', beside: [OTHER] } });
    expect(await update(OWN, OWN)).toEqual({ sent: ['GET'], outcome: { kind: 'unchanged' } });
    expect(await update(OLD)).toEqual({ sent: ['GET', write], outcome: { kind: 'updated' } });
  });

  it('and of several the one is changed that holds what was sent before', async () => {
    const body: string[] = [];
    const azure = (...addresses: string[]) =>
      updateAt(
        'azure',
        { tenantId: 't', clientId: 'c', clientSecret: 's', subscriptionId: 's', resourceGroup: 'g', zone: 'example.com' },
        (method, path, sent) => {
          if (path.endsWith('/token')) return { access_token: 'k' };
          if (method === 'PATCH') body.push(sent);
          const list = method === 'PATCH' ? [{ ipv4Address: OWN }] : addresses.map((ipv4Address) => ({ ipv4Address }));
          return { properties: { TTL: 60, ARecords: list } };
        },
        [OLD],
      );
    expect((await azure(OTHER, OLD)).outcome).toEqual({ kind: 'updated', beside: [OTHER] });
    expect(body[0]).toContain(OTHER);
    expect(body[0]).not.toContain(OLD);

    const paths: string[] = [];
    const result = await updateAt(
      'cloudflare',
      { token: 't', zoneId: 'z1' },
      (method, path) => {
        if (method === 'PATCH') paths.push(path);
        return { success: true, errors: [], result: method === 'GET' ? [content('r0', OTHER), content('r1', OLD)] : content('r1', OWN) };
      },
      [OLD],
    );
    expect(result.outcome).toEqual({ kind: 'updated', beside: [OTHER] });
    expect(paths).toEqual(['/client/v4/zones/z1/dns_records/r1']);

    const written: string[] = [];
    await updateAt(
      'vultr',
      { apiKey: 'k', zone: 'example.com' },
      (method, path) => {
        if (method === 'PATCH') written.push(path);
        return method === 'GET' ? { records: [record('r0', OTHER), record('r1', OLD)], meta: { links: { next: '' } } } : undefined;
      },
      [OLD],
    );
    expect(written).toEqual(['/v2/domains/example.com/records/r1']);
  });
});
