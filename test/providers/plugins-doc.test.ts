import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../main/ports/dns-service.ts';
import type { Plugin } from '../../main/providers/grammar/plugin.ts';
import { readPluginFile } from '../../main/providers/plugin-file/read-plugin.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import { subjectOf } from './conformance/subject.ts';
import { conformance } from './conformance/suite.ts';
import type { Answering } from './replay/far-side.ts';
import { openStage, type Stage } from './replay/stage.ts';

/** The worked examples of docs/plugins.md, taken from there: they load, hold to what every plug-in must, and update. */
const text = readFileSync(new URL('../../docs/plugins.md', import.meta.url), 'utf8');
const examples = Object.fromEntries(
  [...text.matchAll(/<!-- example:(\w+) -->\n```json\n([\s\S]*?)```/g)].map(([, name = '', json = '']) => [name, json]),
);
const read = (name: string): Plugin => {
  const found = readPluginFile(examples[name] ?? '', sourceBuiltIns());
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.plugin;
};
const plugins = ['clone', 'plain', 'steps', 'signed', 'create', 'form'].map(read);

let stage: Stage;
beforeAll(async () => {
  const hosts = [
    'dyn.example.com',
    'api.dns.example.com',
    'api.cloud.example.com',
    'api.signed.example.com',
    'api.records.example.com',
    'panel.example.com',
    'evil.example.net',
  ];
  stage = await openStage(hosts, Object.fromEntries(plugins.map(({ id }, at) => [id, JSON.parse(Object.values(examples)[at] ?? '')])));
});
afterAll(() => stage.close());

it('the document has six examples, and each loads', () => {
  expect(Object.keys(examples)).toEqual(['clone', 'plain', 'steps', 'signed', 'create', 'form']);
  expect(plugins.map(({ quality }) => quality)).toEqual(plugins.map(() => 'installed'));
  expect(stage.services.find('example-rest')?.info.quality).toBe('installed');
});

conformance(plugins.map(subjectOf), () => stage);

describe('the examples update', () => {
  const job = (service: string, more: Partial<Job>): Job => ({
    service,
    settings: {},
    hosts: ['home.example.com'],
    ipv4: '192.0.2.10',
    ipv6: '2001:db8::10',
    ...more,
  });
  const run = async (one: Job, answer: Answering) => {
    const asked: string[] = [];
    stage.far.answer = (request, raw) => {
      const query = new URLSearchParams(request.query).toString();
      asked.push(
        `${request.method} ${request.scheme}://${request.host}${request.path}${query === '' ? '' : `?${query}`} ${request.body}`.trim(),
      );
      return answer(request, raw);
    };
    return { asked, result: await stage.services.update(one) };
  };

  it('the clone, two hosts in one request and a line for each', async () => {
    const { asked, result } = await run(
      job('example-clone', { settings: { username: 'user1', password: 'p' }, hosts: ['a.example.com', 'b.example.com'], ipv6: null }),
      ({ headers }) => ({
        status: 200,
        body: headers.authorization === `Basic ${btoa('user1:p')}` ? 'good 192.0.2.10\nnochg 192.0.2.10' : 'badauth',
      }),
    );
    expect(asked).toEqual(['GET https://dyn.example.com/nic/update?hostname=a.example.com%2Cb.example.com&myip=192.0.2.10']);
    expect(result.perHost).toMatchObject({ 'a.example.com': { kind: 'updated' }, 'b.example.com': { kind: 'unchanged' } });
  });
  it('the plain request, with both families in one', async () => {
    const { asked, result } = await run(
      job('example-plain', { settings: { token: 't' }, hosts: ['home.dns.example.com'] }),
      ({ query, headers }) => ({
        status: 200,
        body: headers.authorization === 'Bearer t' ? `OK ${query.ipv4} ${query.ipv6}` : 'ERROR: token unknown',
      }),
    );
    expect(asked).toEqual(['GET https://api.dns.example.com/update/home?ipv4=192.0.2.10&ipv6=2001%3Adb8%3A%3A10']);
    expect(result.outcome.kind).toBe('updated');
  });
  it.each([
    ['OK 198.51.100.7', 'not-confirmed'],
    ['NOCHANGE', 'unchanged'],
    ['ERROR: token unknown', 'auth-failed'],
    ['ERROR: no such host here', 'bad-host'],
    ['fine', 'not-confirmed'],
  ])('the plain request is told %s: %s', async (body, kind) => {
    const one = job('example-plain', { settings: { token: 't' }, hosts: ['home.dns.example.com'], ipv6: null });
    expect((await run(one, () => ({ status: 200, body }))).result.outcome.kind).toBe(kind);
  });
  it('the two steps: looks the record up, then writes it', async () => {
    const records = [
      { id: 7, name: 'home.example.com', type: 'AAAA', content: '2001:db8::1' },
      { id: 8, name: 'home.example.com', type: 'A', content: '192.0.2.1' },
    ];
    const { asked, result } = await run(
      job('example-rest', { settings: { apiKey: 'k', zone: 'example.com' }, ipv6: null }),
      ({ method, headers, body }) => {
        if (headers['x-api-key'] !== 'k') return { status: 401, body: '' };
        if (method === 'GET') return { status: 200, body: JSON.stringify({ records }) };
        return { status: 200, body: JSON.stringify({ record: { ...records[1], ...JSON.parse(body) } }) };
      },
    );
    expect(asked).toEqual([
      'GET https://api.cloud.example.com/v1/zones/example.com/records',
      'PATCH https://api.cloud.example.com/v1/zones/example.com/records/8 {"content":"192.0.2.10"}',
    ]);
    expect(result.outcome.kind).toBe('updated');
  });
  it('the signed request, which a far side checks as its service would', async () => {
    const signatureOf = ({ query, headers, body }: Parameters<Answering>[0]): string => {
      const hash = (text: string) => createHash('sha256').update(text).digest('hex');
      const sign = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
      const request = `PUT\n/v1/record\nhost=${query.host}&type=${query.type}\n${hash(body)}`;
      const key = sign(sign('k3y', '2023-11-14'), 'dns');
      return sign(key, `${headers['x-time']}\n${headers['x-nonce']}\n${hash(request)}`).toString('hex');
    };
    const signatures: string[] = [];
    const { asked, result } = await run(job('example-signed', { settings: { keyId: 'me', keySecret: 'k3y' } }), (request) => {
      signatures.push(signatureOf(request));
      const isRight = request.headers.authorization === `Signed me:${signatures.at(-1)}`;
      return { status: 200, body: isRight ? request.body : '{"error":"bad signature"}' };
    });
    expect(asked).toEqual([
      'PUT https://api.signed.example.com/v1/record?type=A&host=home.example.com {"content":"192.0.2.10"}',
      'PUT https://api.signed.example.com/v1/record?type=AAAA&host=home.example.com {"content":"2001:db8::10"}',
    ]);
    expect(result.outcome.kind).toBe('updated');
    expect(result.exchanges?.map(({ headers }) => Object.fromEntries(headers)['X-Time'])).toEqual(Array(2).fill('2023-11-14T22:13:20Z'));
    const echoed = await run(job('example-signed', { settings: { keyId: 'me', keySecret: 'k3y' } }), (request) => {
      signatures.push(signatureOf(request));
      return { status: 200, body: `{"error":"wanted ${signatures.at(-1)}"}` };
    });
    expect(echoed.result.outcome.excerpt).toContain('wanted •••');
    for (const signature of signatures) expect(JSON.stringify([result, echoed.result])).not.toContain(signature);
  });
  it('the two steps write nothing for a record that is not there', async () => {
    const { asked, result } = await run(job('example-rest', { settings: { apiKey: 'k', zone: 'example.com' }, ipv6: null }), () => ({
      status: 200,
      body: '{"records":[]}',
    }));
    expect(asked.length).toBe(1);
    expect(result.outcome).toMatchObject({ kind: 'bad-host', reason: 'record-not-found' });
  });
  it.each([
    [
      'is changed',
      [{ id: 7, name: 'home', type: 'A', content: '192.0.2.1' }],
      {},
      'PUT /example.com/records/7/content 192.0.2.10',
      'updated',
    ],
    ['is made', [], {}, 'POST /example.com/records {"name":"home","type":"A","content":"192.0.2.10"}', 'updated'],
    ['is not made against the user’s will', [], { create: false }, undefined, 'bad-host'],
    ['is left as it is', [{ id: 7, name: 'home', type: 'A', content: '192.0.2.10' }], {}, undefined, 'unchanged'],
  ])('a record that is missing or not: %s', async (_, records, more, second, kind) => {
    const { asked, result } = await run(
      job('example-create', { settings: { token: 't-4417ab', zone: 'example.com', ...more }, ipv6: null }),
      ({ method, headers }) => {
        if (headers.authorization !== 'Bearer t-4417ab') return { status: 401, body: '{"error":{"message":"no such token"}}' };
        return { status: 200, body: JSON.stringify(method === 'GET' ? { records } : { record: { content: '192.0.2.10' } }) };
      },
    );
    expect(asked.map((one) => one.replace('https://api.records.example.com', ''))).toEqual(
      ['GET /example.com/records?name=home&type=A', second].filter((one) => one !== undefined),
    );
    expect(result.outcome.kind).toBe(kind);
  });
  it.each([
    ['updated', 'p-88213a', {}],
    ['auth-failed', 'p-other1', { setting: 'password' }],
  ])('the form: %s', async (kind, password, more) => {
    const { asked, result } = await run(
      job('example-form', { settings: { username: 'me', password }, ipv6: null }),
      ({ method, path, headers, body }) => {
        const cookie = { 'Set-Cookie': [method === 'GET' ? 'visit=v-19aa03; Path=/' : 'session=s-77c0de; Path=/; Secure; HttpOnly'] };
        if (method === 'GET') return { status: 200, body: '<input name="csrf" value="c-5be401">', headers: cookie };
        if (path === '/login' && headers.cookie === 'visit=v-19aa03' && body.includes('csrf=c-5be401'))
          return body.includes('p-88213a')
            ? { status: 302, body: '', headers: { ...cookie, Location: '/home' } }
            : { status: 200, body: '<p>Wrong user name or password</p>' };
        const isMe = headers.cookie === 'visit=v-19aa03; session=s-77c0de';
        return { status: 200, body: isMe ? 'Record saved: home.example.com 192.0.2.10' : 'Who are you?' };
      },
    );
    expect(result.outcome).toMatchObject({ kind, ...more });
    expect(asked.length).toBe(kind === 'updated' ? 3 : 2);
    for (const secret of ['v-19aa03', 's-77c0de', 'c-5be401', password]) expect(JSON.stringify(result)).not.toContain(secret);
  });
});
