import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobResult } from '../../main/ports/dns-service.ts';
import type { Answering } from './replay/far-side.ts';
import { openStage, type Stage } from './replay/stage.ts';

/** What steps may take from their replies, what they do without, and what they make where it is missing. */
const label = { ja: '名', en: 'Name' };
const TOKEN = { key: 'token', kind: 'secret', label, required: true };
const ZONE = { key: 'zone', kind: 'hostname', label, required: true };
const CREATE = { key: 'create', kind: 'switch', label, required: false, default: true };
const common = { $schema: 'saikoro-plugin-2', homepage: 'https://dns.example', host: 'api.dns.example' };
const write = { path: '/write/{id}', query: { ip: '{ip}', t: '{token}' } };
const DONE = [{ firstWord: 'OK', is: 'updated' }];
const taking = (id: string, take: unknown, request: unknown = write) => ({
  ...common,
  id,
  name: id,
  settings: [TOKEN],
  steps: [
    { request: { path: '/look', query: { host: '{host}' } }, take, missing: { is: 'bad-host', reason: 'record-not-found' } },
    { request, replies: DONE },
  ],
});

const making = {
  ...common,
  id: 'making',
  name: 'Makes what is missing',
  ipv6: true,
  settings: [TOKEN, ZONE, CREATE],
  steps: [
    {
      request: { path: '/{zone}/records', auth: { bearer: '{token}' } },
      replies: [
        { json: { pointer: '/records', some: { '/name': '{name|}', '/type': '{type}', '/data': '{ip}' } }, is: 'unchanged' },
        { json: { pointer: '/records', exists: true }, is: 'next' },
      ],
      take: {
        id: { from: '/records', where: { '/name': '{name|}', '/type': '{type}' }, take: '/id' },
        ttl: { from: '/records', where: { '/name': '{name|}', '/type': '{type}' }, take: '/ttl', optional: true },
      },
      missing: { is: 'bad-host', reason: 'record-not-found', unless: { has: ['create'] } },
    },
    {
      request: [
        { when: { has: ['id'] }, method: 'PATCH', path: '/{zone}/records/{id}', json: { data: '{ip}', ttl: '{ttl}' } },
        { path: '/{zone}/records', json: { name: '{name|}', type: '{type}', data: '{ip}', ttl: '{ttl|60}' } },
      ],
      replies: [{ json: { pointer: '/data', equals: '{ip}' }, is: 'updated' }],
    },
  ],
};

/** Two values: the new one is added before the old one goes; one alone is replaced. */
const swapping = {
  ...common,
  id: 'swapping',
  name: 'Swaps',
  settings: [TOKEN],
  steps: [
    {
      request: { path: '/{host}', auth: { bearer: '{token}' } },
      take: { first: { at: '/0', optional: true }, second: { at: '/1', optional: true } },
    },
    {
      when: { has: ['second'] },
      request: { path: '/{host}', text: '{ip}' },
      replies: [{ equals: 'OK', is: 'next' }],
    },
    {
      request: [
        { when: { has: ['second'] }, method: 'DELETE', path: '/{host}', text: '{first|}' },
        { method: 'PUT', path: '/{host}', text: '{ip}' },
      ],
      replies: DONE,
    },
  ],
};

/** Signs in with a form that has a hidden field, and is known by its cookies from then on. */
const signedIn = (cookies: boolean) => ({
  ...common,
  id: cookies ? 'signed-in' : 'forgetful',
  name: cookies ? 'Signed in' : 'Forgetful',
  cookies,
  settings: [TOKEN],
  steps: [
    { request: { path: '/login' }, take: { csrf: { after: 'name="csrf" value="', before: '"', secret: true } } },
    { request: { path: '/login', form: { csrf: '{csrf}', password: '{token}' } }, replies: [{ status: 302, is: 'next' }] },
    { request: { path: '/records', form: { host: '{host}', ip: '{ip}' } }, replies: DONE },
  ],
});

const plugins: Record<string, unknown> = {
  'signed-in': signedIn(true),
  forgetful: signedIn(false),
  making,
  swapping,
  header: taking('header', { id: { header: 'Location', after: '/records/' } }),
  between: taking('between', { id: { after: 'name="csrf" value="', before: '"', secret: true } }),
  unread: taking('unread', { id: '/id', csrf: { after: 'name="csrf" value="', before: '"', secret: true } }),
  line: taking('line', { id: { after: 'id: ' } }),
  xml: taking('xml', { id: { from: '/r/list/record', where: { '/name': '{host}' }, take: '/@id', of: 'xml' } }),
  place: taking('place', { id: { at: '/r/session/#text', of: 'xml' } }),
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(['api.dns.example'], plugins);
});
afterAll(() => stage.close());

const run = async (
  service: string,
  answer: Answering,
  { settings = {}, ...more }: { settings?: Record<string, string | boolean>; hosts?: string[] } = {},
): Promise<{ asked: string[]; result: JobResult }> => {
  const asked: string[] = [];
  stage.far.answer = (request, raw) => {
    asked.push(`${request.method} ${request.path} ${request.body}`.trim());
    return answer(request, raw);
  };
  const result = await stage.services.update({
    service,
    settings: { token: 'token-3f9a', zone: 'example.com', ...settings },
    hosts: ['home.example.com'],
    ipv4: '192.0.2.10',
    ipv6: null,
    ...more,
  });
  return { asked, result };
};
const first = (body: string, headers: Record<string, string> = {}): Answering => {
  let isFirst = true;
  return () => {
    const reply = isFirst ? { status: 200, body, headers } : { status: 200, body: 'OK' };
    isFirst = false;
    return reply;
  };
};
const idIn = ({ asked }: { asked: string[] }): string | undefined => asked[1]?.replace('GET /write/', '');

describe('a value for the next step', () => {
  it.each([
    ['header', first('', { location: 'https://api.dns.example/records/77' }), '77'],
    ['between', first('<input name="csrf" value="a-3_Z"/>'), 'a-3_Z'],
    ['line', first('OK\r\nid: 55 \r\nmore'), '55'],
    ['xml', first('<?xml version="1.0"?><r><list><record id="7"><name>home.example.com</name></record></list></r>'), '7'],
    [
      'xml',
      first(
        '<r xmlns:d="x"><list><d:record id="1"><d:name>a.example.com</d:name></d:record><d:record id="2"><d:name>home.example.com</d:name></d:record></list></r>',
      ),
      '2',
    ],
    ['place', first('<r><session secret="1">a&amp;b</session></r>'), 'a&b'],
  ])('comes out of a %s', async (service, answer, id) => {
    const { asked, result } = await run(service, answer);
    expect([idIn({ asked }), result.outcome.kind]).toEqual([id, 'updated']);
  });
  it.each([
    ['header', first('', {}), 'Location … /records/'],
    ['header', first('', { location: 'https://api.dns.example/other/77' }), 'Location … /records/'],
    ['between', first('<input name="csrf" value="never ends'), 'name="csrf" value=" … "'],
    ['line', first(''), 'id:'],
    ['line', first('id: \nnext'), 'id:'],
    ['line', first(`id: ${'9'.repeat(4097)}`), 'id:'],
    ['xml', first('<r><list><record id="7"><name>other.example.com</name></record></list></r>'), 'name = home.example.com'],
    ['xml', first('<!DOCTYPE r [<!ENTITY a "7">]><r><list/></r>'), 'name = home.example.com'],
    ['xml', first('not xml'), 'name = home.example.com'],
    ['place', first(`${'<a>'.repeat(60)}x`), '/r/session/#text'],
  ])('is not guessed where a %s lacks it', async (service, answer, sought) => {
    const { asked, result } = await run(service, answer);
    expect(asked).toHaveLength(1);
    expect(result.outcome).toMatchObject({ kind: 'bad-host', reason: 'record-not-found', sought });
  });
  it('is dots where it is a secret, also in what the service says of it', async () => {
    let asked = 0;
    const { result } = await run('between', () => {
      asked += 1;
      return { status: 200, body: asked === 1 ? '<input name="csrf" value="csrf-77ab31"/>' : 'no: csrf-77ab31' };
    });
    expect(result.outcome).toMatchObject({ kind: 'not-confirmed', excerpt: 'no: •••' });
    expect(JSON.stringify(result.exchanges)).not.toContain('csrf-77ab31');
  });
  it('is dots also where the step ends, whatever comes first', async () => {
    const { result } = await run('unread', first('<p>no list, and csrf-77ab31</p><i name="csrf" value="csrf-77ab31">'));
    expect(result.outcome).toMatchObject({ kind: 'bad-host', excerpt: 'no list, and •••' });
    expect(JSON.stringify(result)).not.toContain('csrf-77ab31');
  });
  it('takes no time, however the reply looks', async () => {
    const before = process.cpuUsage();
    await run('between', first('name="csrf" value='.repeat(3000)));
    await run('xml', first('<r>'.repeat(20_000)));
    expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
  });
});

describe('a record that is missing', () => {
  const records = (...list: unknown[]) => JSON.stringify({ records: list });
  const kept = { id: 7, name: 'home', type: 'A', data: '192.0.2.99', ttl: 300 };
  const answer =
    (list: string): Answering =>
    ({ method }) => ({ status: 200, body: method === 'GET' ? list : '{"data":"192.0.2.10"}' });

  it('is made, where the user lets it', async () => {
    const { asked, result } = await run('making', answer(records({ ...kept, type: 'MX' })));
    expect(asked).toEqual([
      'GET /example.com/records',
      'POST /example.com/records {"name":"home","type":"A","data":"192.0.2.10","ttl":"60"}',
    ]);
    expect(result.outcome.kind).toBe('updated');
  });
  it('is not, where the user does not', async () => {
    const { asked, result } = await run('making', answer(records({ ...kept, type: 'MX' })), { settings: { create: false } });
    expect(asked).toEqual(['GET /example.com/records']);
    expect(result.outcome).toEqual({ kind: 'bad-host', reason: 'record-not-found', sought: 'name = home, type = A' });
  });
  it('is none when it is there: it is changed, with what it has', async () => {
    const { asked } = await run('making', answer(records({ ...kept, name: 'other' }, kept)));
    expect(asked[1]).toBe('PATCH /example.com/records/7 {"data":"192.0.2.10","ttl":300}');
  });
  it('and nothing is written when one of them is right', async () => {
    const { asked, result } = await run('making', answer(records(kept, { ...kept, id: 8, data: '192.0.2.10' })));
    expect([asked.length, result.outcome.kind]).toEqual([1, 'unchanged']);
  });
  it('is not made where the list could not be read', async () => {
    for (const [status, body] of [
      [200, '{"message":"not today"}'],
      [200, '{"records":{"0":{"name":"home"}}}'],
      [200, '{"records":null}'],
      [200, ''],
      [200, '<html>'],
      [500, records()],
    ] as const) {
      const { asked, result } = await run('making', () => ({ status, body }));
      expect(asked, body).toEqual(['GET /example.com/records']);
      expect(result.outcome.kind, body).not.toBe('updated');
    }
  });
  it('at the top of the zone as well', async () => {
    const top = await run('making', answer(records({ ...kept, name: '' })), { hosts: ['example.com'] });
    expect(top.asked[1]).toBe('PATCH /example.com/records/7 {"data":"192.0.2.10","ttl":300}');
    const made = await run('making', answer(records()), { hosts: ['example.com'] });
    expect(made.asked[1]).toBe('POST /example.com/records {"name":"","type":"A","data":"192.0.2.10","ttl":"60"}');
  });
});

describe('a step with a condition', () => {
  it.each([
    ['is passed over', ['198.51.100.7'], ['GET /home.example.com', 'PUT /home.example.com 192.0.2.10']],
    ['is passed over where nothing is there', [], ['GET /home.example.com', 'PUT /home.example.com 192.0.2.10']],
    [
      'is sent',
      ['198.51.100.7', '198.51.100.8'],
      ['GET /home.example.com', 'POST /home.example.com 192.0.2.10', 'DELETE /home.example.com 198.51.100.7'],
    ],
  ])('%s', async (_, list, asked) => {
    const ran = await run('swapping', ({ method }) => ({ status: 200, body: method === 'GET' ? JSON.stringify(list) : 'OK' }));
    expect(ran.asked).toEqual(asked);
    expect(ran.result.outcome.kind).toBe('updated');
  });
});

describe('cookies', () => {
  const PAGE = '<form><input name="csrf" value="csrf-77ab31"/></form>';
  /** Knows nobody without the cookie of before, and gives another one with each step. */
  const far =
    (echo = 'OK'): Answering =>
    ({ method, path, headers }) => {
      const cookie = headers.cookie ?? '';
      if (method === 'GET') return { status: 200, body: PAGE, headers: { 'Set-Cookie': ['pre=before-1c9d; Path=/', 'lang=ja; Path=/'] } };
      if (path === '/login')
        return cookie === 'pre=before-1c9d; lang=ja'
          ? { status: 302, body: '', headers: { 'Set-Cookie': ['sid=session-88aa; Path=/; HttpOnly; Secure', 'pre=; Path=/; Max-Age=0'] } }
          : { status: 403, body: `no such session: ${cookie}` };
      return cookie === 'lang=ja; sid=session-88aa' ? { status: 200, body: echo } : { status: 403, body: `no such session: ${cookie}` };
    };
  it('go with the later steps of the run', async () => {
    const { asked, result } = await run('signed-in', far());
    expect(asked).toEqual([
      'GET /login',
      'POST /login csrf=csrf-77ab31&password=token-3f9a',
      'POST /records host=home.example.com&ip=192.0.2.10',
    ]);
    expect(result.outcome).toEqual({ kind: 'updated' });
  });
  it('are forgotten after it', async () => {
    await run('signed-in', far());
    const { result } = await run('signed-in', (request, raw) => {
      if (request.method === 'GET') expect(request.headers.cookie).toBeUndefined();
      return far()(request, raw);
    });
    expect(result.outcome).toEqual({ kind: 'updated' });
  });
  it('are kept only where the plug-in says so', async () => {
    const { result } = await run('forgetful', far());
    expect(result.outcome).toMatchObject({ kind: 'auth-failed', excerpt: 'no such session:' });
  });
  it('are shown nowhere, also where the service repeats them', async () => {
    const { result } = await run('signed-in', far('who is session-88aa of before-1c9d?'));
    expect(result.outcome).toMatchObject({ kind: 'not-confirmed', excerpt: 'who is ••• of •••?' });
    for (const secret of ['session-88aa', 'before-1c9d', 'csrf-77ab31', 'token-3f9a']) expect(JSON.stringify(result)).not.toContain(secret);
    expect(result.exchanges?.[2]?.headers).toContainEqual(['Cookie', '•••']);
  });
});
