import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../main/ports/dns-service.ts';
import { readPluginFile } from '../../main/providers/plugin-file/read-plugin.ts';
import { sourceBuiltIns } from '../../main/providers/source-built-ins.ts';
import type { Outcome } from '../../preload/contract/outcome.ts';
import type { Answer } from './replay/far-side.ts';
import { openStage, type Stage } from './replay/stage.ts';
import type { Arrived } from './replay/wire-case.ts';

const label = (ja: string, en: string) => ({ ja, en });
const TOKEN = { key: 'token', kind: 'secret', label: label('トークン', 'Token'), required: true };
const plugin = (id: string, more: Record<string, unknown>) => ({
  $schema: 'saikoro-plugin-1',
  id,
  name: `Stranger ${id}`,
  homepage: 'https://stranger.example.com/',
  host: `${id}.example.com`,
  settings: [TOKEN],
  ...more,
});

/** Services of eight kinds, as somebody writes a plug-in for them who has read docs/plugins.md and nothing else. */
const PLUGINS = {
  words: plugin('words', {
    request: { path: '/set', query: { name: '{host}', addr: '{ip}', key: '{token}' } },
    replies: [
      { words: { DONE: 'updated', SAME: 'unchanged', WRONGKEY: 'auth-failed' } },
      { startsWith: 'no such name', is: 'bad-host' },
      { startsWith: 'try again in', secondsBehind: 'try again in', afterSeconds: 600, is: 'rate-limited' },
    ],
  }),
  form: plugin('form', {
    settings: [{ key: 'user', kind: 'text', label: label('ユーザー名', 'User'), required: true }, TOKEN],
    request: { path: '/api', form: { action: 'update', user: '{user}', pass: '{token}', host: '{subdomain}', ip: '{ip}' } },
    suffixes: ['form.example.com'],
    hostExample: 'home.form.example.com',
    replies: [
      {
        json: [
          { pointer: '/status', equals: 'ok' },
          { pointer: '/ip', equals: '{ip}' },
        ],
        is: 'updated',
      },
      { json: { pointer: '/error/code', in: [401, 'auth'] }, excerptAt: '/error/text', is: 'auth-failed' },
    ],
  }),
  rest: plugin('rest', {
    ipv6: true,
    settings: [TOKEN, { key: 'zone', kind: 'hostname', label: label('ドメイン', 'Domain'), required: true }],
    steps: [
      {
        request: { path: '/zones/{zone}/records', query: { type: '{type}' }, headers: { 'X-Token': '{token}' } },
        take: { id: { from: '/data', where: { '/name': '{name}', '/type': '{type}' }, take: '/id' } },
        missing: { is: 'bad-host', reason: 'record-not-found' },
        replies: [
          { json: { pointer: '/data/0/value', equals: '{ip}' }, is: 'unchanged' },
          { json: { pointer: '/data', exists: true }, is: 'next' },
        ],
      },
      {
        request: { method: 'PUT', path: '/zones/{zone}/records/{id}', headers: { 'X-Token': '{token}' }, json: { value: '{ip}' } },
        replies: [{ status: 204, is: 'updated' }],
      },
    ],
  }),
  header: plugin('header', {
    request: { path: '/v1/{host}', headers: { 'X-Api-Key': '{token}' }, json: { type: '{type}', value: '{ip}' } },
    replies: [{ status: 201, is: 'updated' }],
  }),
  several: plugin('several', {
    limits: { maxHosts: 10 },
    perHostLines: true,
    request: { path: '/update', query: { hosts: '{hosts}', ip: '{ip}' }, auth: { bearer: '{token}' } },
    replies: [{ words: { good: 'updated', nochg: 'unchanged', nohost: 'bad-host' } }],
  }),
  both: plugin('both', {
    ipv6: true,
    limits: { together: 'required' },
    request: { path: '/{host}', query: { a: '{ipv4}', aaaa: '{ipv6}' }, auth: { basic: { user: '{host}', password: '{token}' } } },
    replies: [{ firstWord: 'OK', echoed: true, is: 'updated' }],
  }),
  own: plugin('own', {
    host: '{server}',
    selfHosted: true,
    settings: [TOKEN, { key: 'server', kind: 'hostname', label: label('サーバー', 'Server'), required: true }],
    request: { path: '/update', query: { host: '{host}', ip: '{ip}', token: '{token}' } },
    replies: [{ equals: 'updated', is: 'updated' }],
  }),
  kanji: plugin('kanji', {
    charset: 'euc-jp',
    dropTags: true,
    settings: [
      TOKEN,
      {
        key: 'plan',
        kind: 'choice',
        label: label('プラン', 'Plan'),
        required: true,
        choices: [
          { value: 'free', label: label('無料', 'Free') },
          { value: 'paid', label: label('有料', 'Paid') },
        ],
        default: 'free',
      },
      { key: 'ttl', kind: 'number', label: label('TTL', 'TTL'), required: false, default: 300 },
      { key: 'wild', kind: 'switch', label: label('ワイルドカード', 'Wildcard'), required: false },
    ],
    request: {
      path: '/{plan}/up',
      query: { h: '{host}', ip: '{ip}', pw: '{token}', ttl: '{ttl}', w: { when: { has: ['wild'] }, value: 'ON' } },
    },
    replies: [
      { startsWith: '更新しました', is: 'updated' },
      { contains: 'パスワードが違います', is: 'auth-failed', setting: 'token' },
    ],
  }),
};
type Name = keyof typeof PLUGINS | 'greedy';

/** 更新しました, パスワードが違います。 */
const EUC = {
  updated: Buffer.from('b9b9bfb7a4b7a4dea4b7a4bf', 'hex'),
  wrong: Buffer.from('a5d1a5b9a5efa1bca5c9a4acb0e3a4a4a4dea4b9a1a3', 'hex'),
};

/** With a far side of its own that helps it: what it takes is sent back thousands of times. */
const GREEDY = plugin('greedy', {
  steps: [
    {
      request: { path: '/a', query: { t: '{token}' } },
      take: { x: '/x' },
      replies: [{ json: { pointer: '/ok', equals: true }, is: 'next' }],
    },
    {
      request: { path: '/b', form: Object.fromEntries(Array.from({ length: 180 }, (_, at) => [`f${at}`, `${'{x}'.repeat(80)}{ip}`])) },
      replies: [{ firstWord: 'OK', is: 'updated' }],
    },
  ],
});

const builtIns = sourceBuiltIns();
const installed = Object.fromEntries([...Object.values(PLUGINS), GREEDY].map((raw) => [raw.id, raw]));
let stage: Stage;
beforeAll(async () => {
  stage = await openStage([...Object.keys(installed).map((name) => `${name}.example.com`), 'nas.example.net'], installed);
});
afterAll(() => stage.close());

const run = async (service: Name, job: Partial<Job>, answer: (request: Arrived) => Answer) => {
  const arrived: Arrived[] = [];
  stage.far.answer = (request) => {
    arrived.push(request);
    return answer(request);
  };
  const whole: Job = { service, settings: { token: 'geheim' }, hosts: ['home.example.com'], ipv4: '192.0.2.7', ipv6: null, ...job };
  return { ...(await stage.services.update(whole)), arrived };
};
const says =
  (body: string | Buffer, status = 200) =>
  (): Answer => ({ status, body });

it.each(Object.entries(PLUGINS))('%s is good', (_, raw) => {
  const found = readPluginFile(JSON.stringify(raw), builtIns);
  expect(found.ok ? [] : found.problems).toEqual([]);
});

describe('a stranger’s plug-in', () => {
  it.each<[string, Partial<Outcome>]>([
    ['DONE', { kind: 'updated' }],
    ['SAME 192.0.2.7', { kind: 'unchanged' }],
    ['DONE 192.0.2.99', { kind: 'not-confirmed', reason: 'other-address' }],
    ['wrongkey', { kind: 'auth-failed' }],
    ['No such name: home', { kind: 'bad-host' }],
    ['Try again in 90 seconds', { kind: 'rate-limited', afterSeconds: 90 }],
    ['what?', { kind: 'not-confirmed' }],
  ])('with words hears %s', async (body, outcome) => {
    const { arrived, ...result } = await run('words', {}, says(body));
    expect(arrived[0]).toMatchObject({ method: 'GET', host: 'words.example.com', path: '/set' });
    expect(arrived[0]?.query).toEqual({ name: 'home.example.com', addr: '192.0.2.7', key: 'geheim' });
    expect(result.outcome).toMatchObject(outcome);
  });

  it('with a form posts it without being told to', async () => {
    const settings = { user: 'me&you', token: 'geheim' };
    const job = { hosts: ['home.form.example.com'], settings };
    const good = await run('form', job, says('{"status":"ok","ip":"192.0.2.7"}'));
    expect([good.arrived[0]?.method, good.arrived[0]?.body]).toEqual([
      'POST',
      'action=update&user=me%26you&pass=geheim&host=home&ip=192.0.2.7',
    ]);
    expect(good.outcome.kind).toBe('updated');
    const bad = await run('form', job, says('{"error":{"code":401,"text":"no user me&you, geheim"}}'));
    expect(bad.outcome).toEqual({ kind: 'auth-failed', excerpt: 'no user me&you, •••' });
  });

  it('that reads first writes only what is wrong', async () => {
    const job = { settings: { token: 'geheim', zone: 'example.com' } };
    const record = (value: string) => JSON.stringify({ data: [{ name: 'home', type: 'A', id: 7, value }] });
    const same = await run('rest', job, says(record('192.0.2.7')));
    expect([same.outcome.kind, same.arrived.length]).toEqual(['unchanged', 1]);
    const other = await run('rest', job, ({ method }) => (method === 'GET' ? says(record('192.0.2.1'))() : says('', 204)()));
    expect([other.outcome.kind, other.arrived[1]]).toMatchObject([
      'updated',
      { method: 'PUT', path: '/zones/example.com/records/7', body: '{"value":"192.0.2.7"}' },
    ]);
    expect(other.arrived.map(({ headers }) => headers['x-token'])).toEqual(['geheim', 'geheim']);
    const none = await run('rest', job, says('{"data":[]}'));
    expect(none.outcome).toMatchObject({ kind: 'bad-host', reason: 'record-not-found' });
    const v6 = await run('rest', { ...job, ipv4: null, ipv6: '2001:db8::7' }, says('{"data":[]}'));
    expect(v6.arrived[0]?.query).toEqual({ type: 'AAAA' });
  });

  it('with a header', async () => {
    const { arrived, outcome } = await run('header', {}, says('', 201));
    expect([arrived[0]?.method, arrived[0]?.headers['x-api-key'], arrived[0]?.body, outcome.kind]).toEqual([
      'POST',
      'geheim',
      '{"type":"A","value":"192.0.2.7"}',
      'updated',
    ]);
  });

  it('with several hosts asks once and hears of each', async () => {
    const hosts = ['a.example.com', 'b.example.com', 'c.example.com'];
    const { arrived, perHost } = await run('several', { hosts }, says('good 192.0.2.7\nnochg 192.0.2.7\nnohost\n'));
    expect([arrived.length, arrived[0]?.query.hosts]).toEqual([1, hosts.join(',')]);
    expect(Object.values(perHost ?? {}).map(({ kind }) => kind)).toEqual(['updated', 'unchanged', 'bad-host']);
  });

  it('with both families in one request', async () => {
    const both = await run('both', { ipv6: '2001:db8::7' }, says('OK 192.0.2.7 2001:db8:0:0::7'));
    expect([both.arrived.length, both.arrived[0]?.query, both.outcome.kind]).toEqual([
      1,
      { a: '192.0.2.7', aaaa: '2001:db8::7' },
      'updated',
    ]);
    const half = await run('both', { ipv6: '2001:db8::7' }, says('OK 192.0.2.7'));
    expect(half.outcome.kind).toBe('not-confirmed');
  });

  it('for a server of one’s own, with its port', async () => {
    const { arrived, outcome } = await run('own', { settings: { token: 'geheim', server: 'nas.example.net:8443' } }, says('updated\n'));
    expect([arrived[0]?.headers.host, outcome.kind]).toEqual(['nas.example.net:8443', 'updated']);
  });

  it('in Japanese, with a choice, a number and a switch', async () => {
    const good = await run('kanji', {}, says(Buffer.concat([Buffer.from('<html><body>'), EUC.updated, Buffer.from('</body></html>')])));
    expect([good.arrived[0]?.path, good.arrived[0]?.query]).toEqual([
      '/free/up',
      { h: 'home.example.com', ip: '192.0.2.7', pw: 'geheim', ttl: '300' },
    ]);
    expect(good.outcome.kind).toBe('updated');
    const settings = { token: 'x', plan: 'paid', ttl: 60, wild: true };
    const bad = await run('kanji', { settings }, says(EUC.wrong));
    expect([bad.arrived[0]?.path, bad.arrived[0]?.query.ttl, bad.arrived[0]?.query.w]).toEqual(['/paid/up', '60', 'ON']);
    expect(bad.outcome).toEqual({ kind: 'auth-failed', setting: 'token', excerpt: 'パスワードが違います。' });
  });

  it.each([
    [100, 1],
    [4000, 1],
    [60_000, 1],
  ])('that would send %i signs thousands of times sends them not', async (signs, requests) => {
    const { arrived, outcome } = await run('greedy', {}, ({ path }) =>
      path === '/a' ? says(JSON.stringify({ ok: true, x: 'x'.repeat(signs) }))() : says('OK')(),
    );
    expect([arrived.length, outcome.kind]).toEqual([requests, signs > 4096 ? 'not-confirmed' : 'not-sent']);
  });
  it('that takes a little sends it', async () => {
    const { arrived, outcome } = await run('greedy', {}, ({ path }) => (path === '/a' ? says('{"ok":true,"x":"ab"}')() : says('OK')()));
    expect([arrived.length, outcome.kind]).toEqual([2, 'updated']);
  });
});
