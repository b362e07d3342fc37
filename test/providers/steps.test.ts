import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCase } from './replay/run-case.ts';
import { openStage, type Stage } from './replay/stage.ts';
import type { CaseReply, ExpectedRequest, WireCase } from './replay/wire-case.ts';

/** A look-up-then-write API as data alone, and one whose single JSON request holds all hosts and families. */
const setting = (key: string, kind: string, required = true) => ({ key, kind, label: { ja: key, en: key }, required });
const common = { $schema: 'saikoro-plugin-1', homepage: 'https://dns.example', host: 'api.dns.example', ipv6: true };
const lookUp = {
  ...common,
  id: 'look-up',
  name: 'Look up, then write',
  settings: [setting('token', 'secret'), setting('zone', 'hostname')],
  steps: [
    {
      request: { path: '/v2/{zone}/records', query: { name: '{host}', type: '{type}' }, auth: { bearer: '{token}' } },
      replies: [
        { json: { pointer: '/records/1', exists: true }, is: 'bad-config' },
        { json: { pointer: '/records/0/data', equals: '{ip}' }, is: 'unchanged' },
      ],
      take: { id: { from: '/records', where: { '/type': '{type}' }, take: '/id' } },
      missing: { is: 'bad-host', reason: 'record-not-found' },
    },
    {
      request: { method: 'PUT', path: '/v2/{zone}/records/{id}', auth: { bearer: '{token}' }, json: { data: '{ip}', type: '{type}' } },
      replies: [{ json: { pointer: '/record/data', equals: '{ip}' }, is: 'updated' }],
    },
  ],
};
const together = {
  ...common,
  id: 'together',
  name: 'All in one',
  limits: { together: 'required', maxHosts: 10 },
  settings: [setting('token', 'secret'), setting('zone', 'hostname')],
  request: {
    method: 'POST',
    path: '/dns',
    json: { key: '{token}', domain: '{zone}', update: { $each: 'record', item: { type: '{type}', name: '{name|}', content: '{ip}' } } },
  },
  replies: [
    { json: { pointer: '/code', equals: 0 }, is: 'updated' },
    { json: { pointer: '/code', in: [2, 3] }, is: 'auth-failed' },
  ],
};

const record = (data: string, id = 42) => ({ id, type: 'A', data });
const found = (...records: unknown[]) => JSON.stringify({ records });
const request = (method: string, path: string, more: Partial<ExpectedRequest> = {}): ExpectedRequest => ({
  method,
  scheme: 'https',
  host: 'api.dns.example',
  path,
  ...more,
});
const base = { config: { token: 'tok1', zone: 'example.com', hosts: ['home.example.com'] }, ip: { v4: '192.0.2.10', v6: null } };
const authorized = { headers: { Authorization: 'Bearer tok1' } };
const reply = (body: string, outcome: CaseReply['outcome'], more: Partial<CaseReply> = {}): CaseReply => ({
  status: 200,
  body,
  outcome,
  ...more,
});

const cases: WireCase[] = [
  {
    ...base,
    id: 'look-up-001',
    provider: 'look-up',
    expect_requests: [
      request('GET', '/v2/example.com/records', {
        query: { name: 'home.example.com', type: 'A' },
        ...authorized,
        reply: { status: 200, body: found(record('192.0.2.99')) },
      }),
      request('PUT', '/v2/example.com/records/42', { ...authorized, body: { data: '192.0.2.10', type: 'A' }, bodyType: 'json' }),
    ],
    replies: [
      reply('{"record":{"data":"192.0.2.10"}}', 'updated'),
      reply('{"record":{"data":"192.0.2.99"}}', 'not-confirmed'),
      reply('{"records":[]}', 'not-confirmed'),
      reply('', 'server-error', { status: 502 }),
      reply(found(record('192.0.2.10')), 'unchanged', { to: 0 }),
      reply(found(), 'bad-host', { to: 0, reason: 'record-not-found' }),
      reply(found(record('192.0.2.99'), record('192.0.2.98', 43)), 'bad-config', { to: 0 }),
      reply('', 'auth-failed', { to: 0, status: 401 }),
      reply('', 'not-confirmed', { to: 0, status: 302, headers: { location: 'https://evil.example/' }, reason: 'redirect' }),
      reply('<html>', 'bad-host', { to: 0 }),
    ],
  },
  {
    ...base,
    id: 'together-001',
    provider: 'together',
    config: { ...base.config, hosts: ['example.com', 'h.example.com'] },
    ip: { v4: '192.0.2.10', v6: '2001:db8::10' },
    expect_requests: [
      request('POST', '/dns', {
        body: {
          key: 'tok1',
          domain: 'example.com',
          update: {
            $unordered: ['', 'h'].flatMap((name) => [
              { type: 'A', name, content: '192.0.2.10' },
              { type: 'AAAA', name, content: '2001:db8::10' },
            ]),
          },
        },
        bodyType: 'json',
      }),
    ],
    replies: [
      reply('{"code":0}', 'updated', { perHost: { 'h.example.com': 'updated' }, perFamily: { v4: 'updated', v6: 'updated' } }),
      reply('{"code":"2"}', 'auth-failed'),
    ],
  },
];

const services = (): Stage['services'] => stage.services;
const lookedUp = (): ReturnType<Stage['services']['update']> =>
  services().update({
    service: 'look-up',
    settings: { token: 'tok1', zone: 'example.com' },
    hosts: ['home.example.com'],
    ipv4: '192.0.2.10',
    ipv6: null,
  });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(['api.dns.example'], { 'look-up': lookUp, together });
});
afterAll(() => stage.close());

describe('plug-ins of data alone', () => {
  it('say what they looked for, and not what else was there', async () => {
    stage.far.answer = () => ({ status: 200, body: found({ id: 1, type: 'MX', data: 'a tok1 of somebody' }) });
    expect((await lookedUp()).outcome).toEqual({ kind: 'bad-host', reason: 'record-not-found', sought: 'type = A' });
  });
  it.each(cases.map((wire) => [wire.id, wire] as const))('%s', async (_, wire) => {
    expect(await runCase(wire, stage)).toEqual([]);
  });
  it('take a value out of a reply as one segment of a path', async () => {
    const paths: string[] = [];
    stage.far.answer = (_got, raw) => {
      paths.push(raw.req.url ?? '');
      return { status: 200, body: found({ id: '1/../../admin', type: 'A', data: 'x' }) };
    };
    await stage.services.update({
      service: 'look-up',
      settings: { token: 't', zone: 'example.com' },
      hosts: ['home.example.com'],
      ipv4: '192.0.2.10',
      ipv6: null,
    });
    expect(paths[1]).toBe('/v2/example.com/records/1%2F..%2F..%2Fadmin');
  });
  it('cannot take the place of a built-in, and one that does not load is not there', async () => {
    const other = await openStage(['api.dns.example'], { duckdns: { ...lookUp, id: 'duckdns' }, broken: { id: 'broken' } });
    expect(other.services.find('duckdns')?.info.name).toBe('Duck DNS');
    expect(other.services.find('broken')).toBeUndefined();
    expect(other.services.list().map((info) => info.id)).not.toContain('broken');
    await other.close();
  });
});
