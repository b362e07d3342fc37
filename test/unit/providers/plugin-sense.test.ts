import { describe, expect, it } from 'vitest';
import { describePlugin } from '../../../main/providers/describe/describe.ts';
import { readPluginFile } from '../../../main/providers/plugin-file/read-plugin.ts';
import { sourceBuiltIns } from '../../../main/providers/source-built-ins.ts';
import type { PluginProblem } from '../../../preload/contract/plugin.ts';

const builtIns = sourceBuiltIns();
const label = { ja: 'トークン', en: 'Token' };
const TOKEN = { key: 'token', kind: 'secret', label, required: true };
const REQUEST = { path: '/update', query: { host: '{host}', ip: '{ip}', token: '{token}' } };
const PLUGIN = {
  $schema: 'saikoro-plugin-1',
  id: 'sense',
  name: 'Sense DNS',
  homepage: 'https://sense.example.com/',
  host: 'api.sense.example.com',
  settings: [TOKEN],
  request: REQUEST,
  replies: [{ firstWord: 'OK', is: 'updated' }],
};
const problemsOf = (text: string): PluginProblem[] => {
  const found = readPluginFile(text, builtIns);
  return found.ok ? [] : found.problems;
};
const wrongIn = (more: Record<string, unknown>): string[] =>
  problemsOf(JSON.stringify({ ...PLUGIN, ...more })).map(({ code, place }) => `${code} ${place}`);
const inRequest = (more: Record<string, unknown>): string[] => wrongIn({ request: { ...REQUEST, ...more } });
const inSetting = (more: Record<string, unknown>): string[] =>
  wrongIn({
    settings: [TOKEN, { key: 'mode', kind: 'text', label, required: false, ...more }],
    request: { ...REQUEST, query: { ...REQUEST.query, m: `{${more.key ?? 'mode'}}` } },
  });

describe('a path that is more than a path', () => {
  it.each([
    'https://evil.example.net/x',
    'update',
    '/update?host={host}',
    '/update#x',
    '/\\evil.example.net',
    '/a b',
    '//evil.example.net/x',
    '{token}/x',
    '',
  ])('%s', (path) => expect(inRequest({ path })).toEqual(['SP047 request.path']));
  it.each(['/', '/u/{host}', '/u/{host|a?b}', '/zones/{token}.', '{+token}', '/{+token}'])('but not %s', (path) =>
    expect(inRequest({ path })).toEqual([]),
  );
  it('is pointed at, and told what to do with a query', () => {
    const text = JSON.stringify({ ...PLUGIN, request: { ...REQUEST, path: '/update?host={host}' } });
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ line: 1, column: text.indexOf('?host') + 1 });
    expect(problem?.expected.en).toContain('"query"');
    expect(problem?.expected.ja).toContain('"query"');
  });
  it('in each of several requests and steps', () => {
    expect(wrongIn({ request: [REQUEST, { ...REQUEST, path: 'x' }] })).toEqual(['SP047 request.1.path']);
    const steps = [{ request: { path: 'x' } }, { request: REQUEST, replies: PLUGIN.replies }];
    expect(wrongIn({ request: undefined, replies: undefined, steps })).toEqual(['SP047 steps.0.request.path']);
  });
});

it.each([[{ method: 'POST', json: { a: '{ip}' }, form: { b: '{ip}' } }], [{ method: 'PUT', xml: '<a>{ip}</a>', form: { b: '{ip}' } }]])(
  'two bodies: %j',
  (more) => expect(inRequest(more)).toEqual(['SP048 request']),
);

it('a body without a word about how it is sent is posted', () => {
  const methodOf = (more: Record<string, unknown>): string | undefined => {
    const found = readPluginFile(JSON.stringify({ ...PLUGIN, request: { ...REQUEST, ...more } }), builtIns);
    return found.ok ? describePlugin(found.plugin).requests[0]?.method : undefined;
  };
  expect([{}, { json: 1 }, { form: {} }, { xml: '<a/>' }, { method: 'GET', form: {} }, { method: 'PUT', json: 1 }].map(methodOf)).toEqual([
    'GET',
    'POST',
    'POST',
    'POST',
    'GET',
    'PUT',
  ]);
});

describe('a plug-in that sends no address', () => {
  it('is refused', () => {
    expect(inRequest({ query: { host: '{host}', token: '{token}' } })).toEqual(['SP038 request']);
    expect(inRequest({ query: { host: '{host}', token: '{token}', ip: '{ipv6}' } })).toEqual(['SP038 request']);
    expect(wrongIn({ ipv6: true, request: { ...REQUEST, query: { t: '{token}', ip: '{ipv4}' } } })).toEqual(['SP038 request']);
    expect(inRequest({ when: { has: ['ip'] }, query: { t: '{token}' } })).toEqual(['SP038 request']);
  });
  it('but not one that says that it cannot', () =>
    expect(wrongIn({ request: { path: '/{token}' }, limits: { sourceAddressOnly: true } })).toEqual([]));
});

describe('a setting that cannot be', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{ kind: 'choice' }, ['SP013 settings.1.choices']],
    [{ choices: [{ value: 'a', label }] }, ['SP028 settings.1.choices']],
    [{ kind: 'choice', choices: [{ value: 'a', label }], default: 'z' }, ['SP027 settings.1.default']],
    [{ kind: 'number', default: 'abc' }, ['SP027 settings.1.default']],
    [{ kind: 'switch', default: 'true' }, ['SP027 settings.1.default']],
    [{ kind: 'text', default: 5 }, ['SP027 settings.1.default']],
    [{ kind: 'secret', default: 'of-the-plug-in' }, ['SP027 settings.1.default']],
    [{ key: 'constructor' }, ['SP024 settings.1.key']],
    [{ key: 'valueOf' }, ['SP024 settings.1.key']],
    [{ kind: 'choice', choices: [{ value: 'a', label }], default: 'a' }, []],
    [{ kind: 'number', default: 60 }, []],
    [{ kind: 'number', default: '60' }, []],
    [{ kind: 'switch', default: false }, []],
    [{ kind: 'hostname', default: 'a.example.com' }, []],
  ])('%j', (more, wrong) => expect(inSetting(more)).toEqual(wrong));
});

describe('a reply that cannot be, or says nothing', () => {
  const inReplies = (...rules: unknown[]): string[] => wrongIn({ replies: [...rules, { firstWord: 'OK', is: 'updated' }] });
  it.each<[unknown, string[]]>([
    [{ contains: 'o', is: 'updated' }, ['SP036 replies.0']],
    [{ contains: ['a', 'b'], is: 'unchanged' }, ['SP036 replies.0']],
    [{ startsWith: '<', is: 'updated' }, ['SP036 replies.0']],
    [{ startsWith: ['good', '{'], is: 'updated' }, ['SP036 replies.0']],
    [{ startsWith: '<!DOCTYPE html', is: 'updated' }, ['SP036 replies.0']],
    [{ header: { name: 'Content-Type', equals: 'text/html' }, is: 'updated' }, ['SP036 replies.0']],
    [{ status: 200, startsWith: '{', is: 'updated' }, ['SP036 replies.0']],
    [{ startsWith: '{', contains: ['"message"', 'record'], is: 'updated' }, []],
    [{ contains: '更新', is: 'updated' }, []],
    [{ header: { name: 'X-Result', equals: 'good' }, is: 'updated' }, []],
    [{ startsWith: '1', is: 'updated' }, []],
    [{ contains: 'o', is: 'bad-host' }, []],
    [{ firstWord: 'BAD', is: 'bad-config', setting: 'tokn' }, ['SP029 replies.0.setting']],
    [{ firstWord: 'BAD', is: 'bad-config', setting: 'token' }, []],
    [{ firstWord: 'BAD', is: 'next' }, ['SP037 replies.0.is']],
    [{ firstWord: 'no host', is: 'bad-host' }, ['SP039 replies.0.firstWord']],
    [{ firstWord: ['nohost', 'not found'], is: 'bad-host' }, ['SP039 replies.0.firstWord.1']],
    [{ words: { 'no host': 'bad-host' } }, ['SP039 replies.0.words.no host']],
  ])('%j', (rule, wrong) => expect(inReplies(rule)).toEqual(wrong));
  it('in steps as well', () => {
    const step = {
      request: REQUEST,
      missing: { is: 'bad-host', setting: 'zon' },
      take: { id: '/id' },
      replies: [{ firstWord: 'GO', is: 'next' }],
    };
    const last = {
      request: { path: '/{id}' },
      replies: [
        { firstWord: 'OK', is: 'updated' },
        { status: 201, is: 'next' },
      ],
    };
    expect(wrongIn({ request: undefined, replies: undefined, steps: [step, last] })).toEqual([
      'SP029 steps.0.missing.setting',
      'SP037 steps.1.replies.1.is',
    ]);
  });
});

it('a template with a dollar in front of a place, as other languages write it', () => {
  expect(inRequest({ path: '/u/${host}' })).toEqual(['SP020 request.path']);
  const [problem] = problemsOf(JSON.stringify({ ...PLUGIN, request: { ...REQUEST, path: '/u/${host}' } }));
  expect([problem?.expected.en, problem?.expected.ja]).toEqual([expect.stringContaining('“$”'), expect.stringContaining('「$」')]);
});

describe('a name that reads like a built-in service’s', () => {
  const names = ['Duck DNS', 'DDNS Now', 'お名前.com', 'No-IP'];
  const codes = (name: string, nameJa?: string): string[] => {
    const found = readPluginFile(JSON.stringify({ ...PLUGIN, name, ...(nameJa === undefined ? {} : { nameJa }) }), builtIns, names);
    return found.ok ? [] : found.problems.map(({ code, place }) => `${code} ${place}`);
  };
  it.each([
    'Duck DNS',
    'duckdns',
    'DuckDNS',
    'Duck DNЅ',
    'Ԁuck DNS',
    'Dцck DNS',
    'Ｄｕｃｋ　ＤＮＳ',
    'Dück DNS',
    'Νo-IP',
    'N0-IP',
    'No IP',
    'お名前.com',
    'お名前．ｃｏｍ',
  ])('%s', (name) => expect(codes(name)).toEqual(name === 'Dцck DNS' ? [] : ['SP056 name']));
  it('in Japanese as well', () => expect(codes('Sense', 'お名前 .com')).toEqual(['SP056 nameJa']));
  it.each(['Duck DNS Tokyo', 'My DNS', 'さいころ DNS', '…'])('but not %s', (name) => expect(codes(name)).toEqual([]));
  it('is looked at when one is installed, not each time it is read', () => expect(wrongIn({ name: 'Duck DNS' })).toEqual([]));
});

describe('a file that is no JSON is told in the words of whoever wrote it', () => {
  const told = (text: string): string => {
    const [problem] = problemsOf(text);
    return `${problem?.line}:${problem?.column} ${problem?.expected.en}`;
  };
  it.each([
    ['', /^1:1 .*“\{”/],
    ['name: My DNS', /^1:1 .*“\{”/],
    ['<!DOCTYPE html>', /^1:1 .*“\{”/],
    ['{ # note\n}', /^1:3 .*comment/],
    ['{ “name”: 1 }', /^1:3 “"” instead/],
    ['{ "name": ‘x’ }', /^1:11 “"” instead/],
    ['{ "name": 「x」 }', /^1:11 “"” instead/],
    ['{ "name"： 1 }', /^1:9 .*half-width/],
    ['{ "name": "x"， "id": 1 }', /^1:14 .*half-width/],
    ['｛ "name": 1 }', /^1:1 .*half-width/],
    ['{\u3000"name": 1 }', /^1:2 .*half-width/],
    ['{ "name": True }', /^1:11 .*true/],
  ])('%j', (text, words) => expect(told(text)).toMatch(words));
});

describe('what is expected comes with an example that fits', () => {
  const of = (more: Record<string, unknown>): PluginProblem => problemsOf(JSON.stringify({ ...PLUGIN, ...more }))[0] as PluginProblem;
  it('of a value nearly right', () => {
    expect(of({ replies: [{ firstWord: 'OK', is: 'update' }] }).expected.en).toBe('did you mean “updated”?');
    expect(of({ request: { ...REQUEST, method: 'post' } }).expected.ja).toBe('「POST」でしょうか');
    expect(of({ preset: 'dyndns3' }).expected.en).toBe('did you mean “dyndns2”?');
  });
  it.each([
    [{ request: { ...REQUEST, auth: '{token}' } }, '"auth": { "bearer": "{token}" }'],
    [{ settings: [{ ...TOKEN, label: 'Token' }] }, '"label": { "ja": "トークン", "en": "Token" }'],
    [{ replies: { firstWord: 'OK' } }, '"replies": [{ "firstWord": "good", "is": "updated" }]'],
    [{ suffixes: 'example.net' }, '"suffixes": ["example.net"]'],
    [{ request: { ...REQUEST, querry: {} } }, '"query": { "host": "{host}", "ip": "{ip}" }'],
  ])('%j', (more, example) => expect(of(more).example).toBe(example));
  it('of a host in letters of its own', () => {
    const { code, expected } = of({ host: '例え.jp' });
    expect([code, expected.en, expected.ja]).toEqual([
      'SP053',
      expect.stringContaining('xn--r8jz45g.jp'),
      expect.stringContaining('xn--r8jz45g.jp'),
    ]);
  });
  it('of an empty host', () => expect(of({ host: '' }).code).toBe('SP041'));
});

describe('a name that is empty at the top of its zone', () => {
  const zone = { key: 'zone', kind: 'hostname', label, required: true };
  const TWO = { ...PLUGIN, $schema: 'saikoro-plugin-2', settings: [TOKEN, zone] };
  const inTwo = (more: Record<string, unknown>, file = TWO): string[] =>
    problemsOf(JSON.stringify({ ...file, ...more })).map(({ code, place }) => `${code} ${place}`);
  const request = (more: Record<string, unknown>, file = TWO): string[] =>
    inTwo({ request: { ...REQUEST, query: { ...REQUEST.query, z: '{zone}' }, ...more } }, file);
  const where = (name: string) => ({
    request: undefined,
    replies: undefined,
    steps: [
      {
        request: { path: '/{zone}', query: { t: '{token}' } },
        take: { id: { from: '', where: { '/name': name }, take: '/id' } },
      },
      { request: { path: '/{id}', json: '{ip}' }, replies: [{ firstWord: 'OK', is: 'updated' }] },
    ],
  });

  it.each<[string, string[]]>([
    ['{name}', ['SP062 steps.0.take.id.where./name']],
    ['{firstLabel}', ['SP062 steps.0.take.id.where./name']],
    ['{name|}', []],
    ['{name|@}', []],
    ['{parentDomain}', []],
  ])('is never in a list as %s', (name, wrong) => expect(inTwo(where(name))).toEqual(wrong));
  it.each<[Record<string, unknown>, string[]]>([
    [{ path: '/{name}' }, ['SP062 request.path']],
    [{ path: '/{name|@}' }, []],
    [{ json: { a: ['{ip}', { n: '{name}.x' }] } }, ['SP062 request.json.a.1.n']],
    [{ text: '{name}' }, ['SP062 request.text']],
    [{ headers: { 'X-Name': '{name}' } }, ['SP062 request.headers.X-Name']],
    [{ form: { n: [{ when: { has: ['name'] }, value: '{name}' }, '@'] } }, []],
    [{ form: { n: [{ when: { lacks: ['name'] }, value: '@' }, '{name}'] } }, []],
    [{ form: { n: [{ when: { has: ['ipv6'] }, value: '{name}' }, '@'] } }, ['SP062 request.form.n.0.value']],
    [{ auth: { bearer: '{name}' } }, ['SP062 request.auth.bearer']],
    [{ auth: [{ when: { has: ['name'] }, bearer: '{name}' }, { basic: { user: 'x', password: '{token}' } }] }, []],
    [{ when: { has: ['name'] }, path: '/{name}' }, []],
  ])('%j', (more, wrong) => expect(request(more)).toEqual(wrong));
  it('in a request that is only for the others, which comes second', () => {
    const q = { t: '{token}', z: '{zone}', a: '{ip}' };
    expect(
      inTwo({
        request: [
          { when: { lacks: ['name'] }, path: '/top', query: q },
          { path: '/{name}', query: q },
        ],
      }),
    ).toEqual([]);
  });
  it('is told of the way out', () => {
    const [problem] = problemsOf(JSON.stringify({ ...TWO, ...where('{name}') }));
    expect(problem?.expected.en).toContain('{name|}');
    expect(problem?.expected.ja).toContain('{name|}');
  });
  it('stops no file of version 1, but whoever checks one is told', () => {
    const one = { ...TWO, $schema: 'saikoro-plugin-1', ...where('{name}') };
    expect(readPluginFile(JSON.stringify(one), builtIns).ok).toBe(true);
    const checked = readPluginFile(JSON.stringify(one), builtIns, [], { strict: true });
    expect(checked.ok ? [] : checked.problems.map(({ code }) => code)).toEqual(['SP062']);
  });
});
