import { describe, expect, it } from 'vitest';
import { describePlugin } from '../../../main/providers/describe/describe.ts';
import { readPluginFile } from '../../../main/providers/plugin-file/read-plugin.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import type { PluginAbout, PluginProblem } from '../../../preload/contract/plugin.ts';

const builtIns = sourceBuiltIns();
const label = { ja: 'トークン', en: 'Token' };
const TOKEN = { key: 'token', kind: 'secret', label, required: true };
const SERVER = { key: 'server', kind: 'hostname', label: { ja: 'サーバー', en: 'Server' }, required: true };
const plugin = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    $schema: 'saikoro-plugin-1',
    id: 'harmless',
    name: 'Harmless DNS',
    homepage: 'https://harmless.example.com/',
    host: 'api.harmless.example.com',
    settings: [TOKEN],
    request: { path: '/update', query: { host: '{host}', ip: '{ip}' }, auth: { bearer: '{token}' } },
    replies: [{ words: { good: 'updated' } }],
    ...more,
  });
const problemsOf = (text: string | Uint8Array): PluginProblem[] => {
  const found = readPluginFile(text, builtIns);
  return found.ok ? [] : found.problems;
};
const codesOf = (text: string | Uint8Array): string[] => problemsOf(text).map(({ code }) => code);
const aboutOf = (text: string): PluginAbout => {
  const found = readPluginFile(text, builtIns);
  if (!found.ok) throw new Error(found.problems.map(({ code, place }) => `${code} ${place}`).join(', '));
  return describePlugin(found.plugin);
};

describe('a plug-in for a server of one’s own that sends elsewhere is refused', () => {
  const own = (host: unknown, settings: unknown[] = [SERVER, TOKEN]): string[] => codesOf(plugin({ host, selfHosted: true, settings }));
  it.each<[string, unknown, unknown[]?]>([
    ['another host for a wildcard', [{ when: { has: ['star'] }, value: 'evil.example.net' }, '{server}']],
    ['another host where there is no IPv4', [{ when: { has: ['ipv4'] }, value: '{server}' }, 'evil.example.net']],
    ['a domain put behind', '{server}.evil.example.net'],
    ['a user put in front', 'x@{server}'],
    ['a host for an empty field', '{server|evil.example.net}', [{ ...SERVER, required: false }, TOKEN]],
    ['a host already filled in', '{server}', [{ ...SERVER, default: 'evil.example.net' }, TOKEN]],
    ['a choice of hosts', '{server}', [{ ...SERVER, kind: 'choice', choices: [{ value: 'evil.example.net', label }] }, TOKEN]],
    ['the secret as a name', '{token}', [TOKEN]],
    ['the name that is updated', '{host}', [TOKEN]],
  ])('%s', (_what, host, settings) => expect(own(host, settings)).toEqual(['SP055']));
  it('but not one that says so plainly', () => expect(own('{server}')).toEqual([]));
});

describe('a host that reads otherwise than it works is refused', () => {
  it.each(['localhost.', 'nas.local.', 'api.harmless.example.com.', '0x7f.1', '0x08.0x08.8.8', 'a..example.com', 'a.-b.example.com'])(
    '%s',
    (host) => expect(codesOf(plugin({ host }))).toHaveLength(1),
  );
  it.each(['API.Harmless.Example.com', 'https://api.harmless.example.com', '1.1.1.1', '[2606:4700::1111]', 'xn--wgv71a.example.com'])(
    'but not %s',
    (host) => expect(codesOf(plugin({ host }))).toEqual([]),
  );
});

it('the service of practice mode is nobody else’s', () => expect(codesOf(plugin({ id: 'practice' }))).toEqual(['SP051']));

describe('a success that every reply would be is refused', () => {
  it.each([
    { contains: ' ', is: 'updated' },
    { contains: ['\u3000'], is: 'updated' },
    { startsWith: [' '], is: 'updated' },
    { firstWord: ' ', is: 'updated' },
    { words: { ' ': 'updated' } },
    { line: { at: 'any', startsWith: '\u00a0' }, is: 'updated' },
    { line: { at: 'last', equals: ' ' }, is: 'updated' },
    { header: { name: 'x', equals: ' ' }, is: 'updated' },
  ])('%j', (rule) => expect(codesOf(plugin({ replies: [rule] }))).toEqual(['SP017']));
});

describe('text that shows nothing, or shows other than it is, is refused', () => {
  it.each(['a\u00adb', '\u3164', 'a\u200cb', 'a\u200db', '\u2800', 'a\u{e0041}', '\u034f', '\u115f', '\uffa0', '\u180e', '\u2066a'])(
    '%j',
    (name) => expect(codesOf(plugin({ name }))).toEqual(['SP006']),
  );
  it('also in XML, which may have lines', () => {
    const xml = (text: string) => codesOf(plugin({ request: { path: '/', xml: text } }));
    expect(xml('<a>\r\n\t{token}{ip}</a>')).toEqual([]);
    expect(xml('<a>\u202e{token}{ip}</a>')).toEqual(['SP006']);
  });
  it.each(['葛\u{e0100}飾 DNS', '⚙\ufe0f DNS', 'さいころ🎲', 'パピプペポ'])('but not %s', (name) =>
    expect(codesOf(plugin({ name }))).toEqual([]),
  );
  it('is not shown when it is told about, and what is long is cut', () => {
    for (const key of ['\u001b[2J\u001b]0;x\u0007', '\u202ekey', 'k'.repeat(50_000)]) {
      const [problem] = problemsOf(plugin({ [key]: 1 }));
      const { place, wrong, expected, example } = problem as PluginProblem;
      for (const text of [place, wrong.en, wrong.ja, expected.en, expected.ja, example]) {
        expect(text).not.toMatch(/[\p{Cc}\u202e]/u);
        expect(text.length).toBeLessThan(1000);
      }
    }
  });
});

describe('the question shows what is sent only sometimes', () => {
  const others = (request: unknown, settings: unknown[] = [TOKEN]) =>
    aboutOf(plugin({ request, settings })).requests.flatMap((one) =>
      (one.others ?? []).map(({ name, value, when }) => [name, value, when?.en]),
    );
  const note = { key: 'note', kind: 'text', label: { ja: 'メモ', en: 'Note' }, required: false };
  it('of several ways to sign in', () => {
    const auth = [{ when: { has: ['note'] }, bearer: '{token}' }, { bearer: 'of-somebody-else' }];
    expect(others({ path: '/', json: { ip: '{ip}', note: '{note}' }, auth }, [TOKEN, note])).toEqual([
      ['Authorization', 'Bearer {token}', 'with “Note”'],
      ['Authorization', 'Bearer of-somebody-else', 'otherwise'],
    ]);
  });
  it('of a field with conditions', () => {
    const account = [{ when: { has: ['star'] }, value: 'elsewhere' }, '{token}'];
    expect(others({ path: '/{ip}', query: { account } })).toEqual([
      ['account', 'elsewhere', 'with “star”'],
      ['account', '{token}', 'otherwise'],
    ]);
  });
  it('of what stands for an empty field', () => {
    expect(others({ path: '/{note|elsewhere}/{token}', json: [{ a: '{note|there}', ip: '{ip}' }] }, [TOKEN, note])).toEqual([
      ['{note}', 'elsewhere', 'without “Note”'],
      ['{note}', 'there', 'without “Note”'],
    ]);
  });
  it('and how each value is computed that the request needs, no other', () => {
    const computed = {
      now: { time: 'seconds' },
      lots: { random: 'uuid' },
      body: { sent: 'body' },
      line: { text: 'POST\n{body}' },
      digest: { hash: 'sha256', of: '{line}' },
      signature: { hmac: 'sha1', key: ['A{token}', '{now}'], of: '{digest}' },
      idle: { encoded: '{ip}' },
    };
    const requests = [
      { when: { has: ['ipv4'] }, path: '/', json: { ip: '{ip}' }, headers: { 'X-Signature': '{signature}' } },
      { path: '/{ip}/{token}/{lots}/{idle}' },
    ];
    const about = aboutOf(plugin({ $schema: 'saikoro-plugin-2', request: requests, settings: [TOKEN], computed }));
    expect(about.requests.map((one) => one.others?.map(({ name, value, when }) => `${name} ${value}: ${when.en}`))).toEqual([
      [
        '{now} seconds: the time it is sent',
        '{body} body: a part of this request',
        '{line} POST ⏎ {body}: put together',
        '{digest} {line}: as its SHA-256',
        '{signature} {digest}: signed with A{token} › {now} (HMAC-SHA-1)',
      ],
      ['{lots} uuid: chance, new each time', '{idle} {ip}: encoded for a URL'],
    ]);
  });
  it('and nothing more of a plain one', () => expect(others({ path: '/{ip}', auth: { bearer: '{token}' } })).toEqual([]));
  it.each<[string, Record<string, unknown>]>([
    ['an example', { placeholder: '..' }],
    ['an empty example', { placeholder: '' }],
    ['a default', { default: '..' }],
    ['a first choice', { kind: 'choice', choices: [{ value: '..', label }] }],
  ])('and all of a request that %s of the plug-in’s own would keep from being shown', (_what, more) => {
    const account = { key: 'account', kind: 'text', label, required: true, ...more };
    const sent = { query: { q: '{token}' }, headers: { 'X-To': 'somebody' }, auth: { bearer: 'b' } };
    const request = { method: 'POST', path: '/u/{account}', ...sent, json: { all: ['{token}', { $each: 'host', item: '{host} {ip}' }] } };
    expect(aboutOf(plugin({ settings: [TOKEN, account], request })).requests).toEqual([
      {
        method: 'POST',
        url: 'https://api.harmless.example.com/u/{account}?q={token}',
        headers: [
          ['X-To', 'somebody'],
          ['Authorization', 'Bearer b'],
        ],
        body: '{"all":["{token}",["{host} {ip}"]]}',
      },
    ]);
  });
  it('and the page that tells where the token is found', () => {
    expect(aboutOf(plugin({ credentialsPage: 'https://elsewhere.example.net/login' })).credentialsPage).toBe(
      'https://elsewhere.example.net/login',
    );
  });
});

describe('a file is told about where it is wrong', () => {
  it('in UTF-16 without a mark, also where every letter is plain', () => {
    expect(codesOf(Buffer.from(plugin(), 'utf16le'))).toEqual(['SP001']);
    expect(codesOf(Buffer.from(plugin(), 'utf16le').swap16())).toEqual(['SP001']);
  });
  it.each<[string, string, number, number]>([
    ['behind signs of two halves', '{"name": "🎲🎲", "x": 1', 1, 22],
    ['with Windows’ line ends', '{\r\n\t"name": x', 2, 10],
    ['in Japanese', '{"名前": "さいころ" x', 1, 15],
  ])('%s', (_what, text, line, column) => expect(problemsOf(text)).toMatchObject([{ code: 'SP003', line, column }]));
  it.each(['\\u3042\\u3044', '\\\\\\"', '\\/', '🎲'])('in a template behind %s', (before) => {
    const text = plugin().replace('"/update"', `"/${before}{hots}"`);
    const problem = problemsOf(text).find(({ code }) => code === 'SP021');
    expect(problem).toMatchObject({ code: 'SP021', line: 1, column: [...text.slice(0, text.indexOf('{hots}'))].length + 1 });
  });
});
