import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plugin } from '../../../../main/providers/grammar/plugin.ts';
import { maskFor } from '../../../../main/providers/mask/job-mask.ts';
import { faultLine } from '../../../../main/providers/messages/messages.ts';
import { type Rendered, type RenderResult, render } from '../../../../main/providers/render/render.ts';
import type { Sending } from '../../../../main/providers/render/scope.ts';
import { toolsAt } from '../../../../main/providers/run/tools.ts';
import { builtIns, presets } from '../../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../../main/providers/validation/decode.ts';

const HARD = `pa&+%#="'é漢 /?`;
const read = (raw: unknown): Plugin => {
  const decoded = decodePlugin(raw, presets);
  if (!decoded.ok) throw new Error(decoded.problems.map(faultLine).join('; '));
  return decoded.plugin;
};
const plugins = Object.values(builtIns).map(read);
const declarative = plugins.filter((plugin) => plugin.request !== undefined);

const sendingFor = (plugin: Plugin, text: string, more: Partial<Sending> = {}): Sending => {
  const value = (kind: string, key: string) =>
    kind === 'switch' ? true : kind === 'number' ? 60 : key === 'zone' ? 'example.com' : kind === 'hostname' ? 'dyn.example.net' : text;
  const settings = Object.fromEntries(plugin.settings.map(({ key, kind }) => [key, value(kind, key)]));
  return {
    hosts: [plugin.settings.some((field) => field.key === 'zone') ? 'home.example.com' : plugin.hostExample],
    ipv4: '192.0.2.10',
    ipv6: null,
    settings,
    taken: {},
    ...more,
  };
};
const rendered = (plugin: Plugin, sending: Sending): RenderResult => render(plugin, plugin.request ?? [], sending, toolsAt(0));

const leavesOf = (tree: unknown): string[] =>
  typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(leavesOf) : [String(tree)];
const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
const textsOf = (xml: string): string[] => xml.split(/<[^<>]*>/).map((text) => text.replace(/&\w+;/g, (sign) => SIGNS[sign] ?? sign));
/** Every value of a request, wherever it stands: query, headers, form field, JSON leaf or XML text. */
const valuesOf = ({ url, headers, body = '' }: Rendered): string[] => [
  ...new URL(url).searchParams.values(),
  ...Object.values(headers).map((value) => Buffer.from(value, 'latin1').toString('utf8')),
  ...(/^[[{]/.test(body)
    ? leavesOf(JSON.parse(body))
    : body.startsWith('<')
      ? textsOf(body).filter((text) => text.trim() !== '')
      : new URLSearchParams(body).values()),
];

describe.each(declarative.map((plugin) => [plugin.id, plugin] as const))('a request of %s', (_, plugin) => {
  it('carries a hard secret whole, and shows none of it masked', () => {
    const sending = sendingFor(plugin, HARD);
    const result = rendered(plugin, sending);
    if (!result.ok) throw new Error(JSON.stringify(result.outcome));
    const { url, headers } = result.request;
    const basic = Buffer.from((headers.Authorization ?? '').replace('Basic ', ''), 'base64').toString('utf8');
    const carried = [...valuesOf(result.request), basic.slice(basic.indexOf(':') + 1), basic];
    expect(carried.some((one) => one.includes(HARD))).toBe(true);
    const mask = maskFor(plugin, sending.settings);
    const shown = mask(`${url} ${JSON.stringify(headers)}`);
    for (const form of [HARD, encodeURIComponent(HARD), Buffer.from(HARD).toString('base64')]) expect(shown).not.toContain(form);
  });
  it('has no line end in it, whatever the settings hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = rendered(plugin, sendingFor(plugin, `${text}\r\nX-Evil: 1`));
        if (result.ok) expect(`${result.request.url}${Object.values(result.request.headers).join('')}`).not.toMatch(/[\r\n\0]/);
        else expect(result.outcome.kind).toBe('not-sent');
      }),
    );
  });
  it('names the address, and never sends an empty one', () => {
    for (const more of plugin.ipv6 ? [{ ipv4: null, ipv6: '2001:db8::10' }, {}] : [{}]) {
      const result = rendered(plugin, sendingFor(plugin, 'x', more));
      if (!result.ok) throw new Error(JSON.stringify(result.outcome));
      const values = valuesOf(result.request);
      if (!plugin.limits.sourceAddressOnly) expect(values).toContain('ipv4' in more ? '2001:db8::10' : '192.0.2.10');
      expect(values).not.toContain('');
    }
  });
  it('goes to its own host', () => {
    const result = rendered(plugin, sendingFor(plugin, '@evil.example/..\\#'));
    const host = typeof plugin.host === 'object' && 'source' in plugin.host && !plugin.selfHosted ? plugin.host.source : undefined;
    if (result.ok && host !== undefined) expect(new URL(result.request.url).host).toBe(host);
  });
});

describe('rendering', () => {
  const base = {
    $schema: 'saikoro-plugin-2',
    id: 'x',
    name: 'X',
    homepage: 'https://x.example',
    replies: [{ equals: 'ok', is: 'updated' }],
    ipv6: true,
  };
  const setting = (key: string, kind = 'text') => ({ key, kind, label: { ja: key, en: key }, required: false });
  const one = (more: Record<string, unknown>, sending: Partial<Sending> = {}) => {
    const plugin = read({ ...base, host: 'x.example', ...more });
    return rendered(plugin, { hosts: ['home.example.com'], ipv4: '192.0.2.10', ipv6: null, settings: {}, taken: {}, ...sending });
  };
  it('knows a wildcard host', () => {
    const urlOf = (host: string) => {
      const result = one(
        { request: { path: '/', query: { h: '{base}', all: { when: { has: ['star'] }, value: 'ON' } } } },
        { hosts: [host] },
      );
      return result.ok && result.request.url;
    };
    expect(urlOf('*.example.com')).toBe('https://x.example/?h=example.com&all=ON');
    expect(urlOf('home.example.com')).toBe('https://x.example/?h=home.example.com');
  });
  it('encodes by position', () => {
    const result = one(
      {
        settings: [setting('a'), setting('zone'), setting('ttl', 'number'), setting('on', 'switch')],
        request: {
          method: 'POST',
          path: '/{a}/{+a}',
          query: { q: '{a}' },
          headers: { 'X-A': '{a}' },
          json: {
            a: '{a}',
            ttl: '{ttl}',
            on: '{on}',
            name: '{name|}',
            gone: '{ipv6}',
            fix: 5,
            list: { $each: 'record', item: { type: '{type}', content: '{ip}', host: '{host}' } },
          },
        },
      },
      { settings: { a: 'ü/"?', zone: 'example.com', ttl: 60, on: false }, ipv6: '2001:db8::10', hosts: ['example.com', 'b.example.com'] },
    );
    expect(result).toMatchObject({
      ok: true,
      request: {
        url: 'https://x.example/%C3%BC%2F%22%3F/%C3%BC/%22%3F?q=%C3%BC%2F%22%3F',
        headers: { 'X-A': 'Ã¼/"?', 'Content-Type': 'application/json' },
      },
    });
    expect(JSON.parse((result.ok && result.request.body) || '')).toEqual({
      a: 'ü/"?',
      ttl: 60,
      on: false,
      name: '',
      gone: '2001:db8::10',
      fix: 5,
      list: [
        { type: 'A', content: '192.0.2.10', host: 'example.com' },
        { type: 'AAAA', content: '2001:db8::10', host: 'example.com' },
        { type: 'A', content: '192.0.2.10', host: 'b.example.com' },
        { type: 'AAAA', content: '2001:db8::10', host: 'b.example.com' },
      ],
    });
  });
  it('writes forms and XML', () => {
    const settings = { settings: [setting('a')] };
    const sending = { settings: { a: '<&" é' } };
    expect(one({ ...settings, request: { method: 'POST', path: '/', form: { a: '{a}', gone: '{ipv6}' } } }, sending)).toMatchObject({
      request: { body: 'a=%3C%26%22+%C3%A9' },
    });
    expect(one({ ...settings, request: { method: 'POST', path: '/', xml: '<a>{a}</a>' } }, sending)).toMatchObject({
      request: { body: '<a>&lt;&amp;&quot; é</a>' },
    });
  });
  it('chooses by what there is', () => {
    const request = {
      path: '/',
      query: { t: [{ when: { has: ['ipv4', 'ipv6'] }, value: 'both' }, { when: { lacks: ['ipv4'] }, value: 'six' }, 'four'] },
    };
    const t = (sending: Partial<Sending>) => {
      const result = one({ request }, sending);
      return result.ok && new URL(result.request.url).searchParams.get('t');
    };
    expect([t({}), t({ ipv6: '::1' }), t({ ipv4: null, ipv6: '::1' })]).toEqual(['four', 'both', 'six']);
  });
  it('climbs out of no path, and leaves no hole in one', () => {
    const more = { settings: [setting('a')], request: { path: '/v1/{a}/x' } };
    for (const a of ['..', '.'])
      expect(one(more, { settings: { a } })).toMatchObject({ ok: false, outcome: { kind: 'not-sent', setting: 'a' } });
    expect(one(more)).toMatchObject({ ok: false, outcome: { kind: 'not-sent', reason: 'missing-setting', setting: 'a' } });
  });
  it.each([
    ['dyn.example.net', 'https://dyn.example.net/'],
    ['https://dyn.example.net:8443/', 'https://dyn.example.net:8443/'],
    ['http://192.168.1.53:8081', 'http://192.168.1.53:8081/'],
    ['[2001:db8::53]:8443', 'https://[2001:db8::53]:8443/'],
    ['https://dyn.example.net/pdns', 'https://dyn.example.net/pdns/'],
    ['dyn.example.net:8443/a/b_c-d.e/', 'https://dyn.example.net:8443/a/b_c-d.e/'],
    ['http://192.168.1.53/~box', 'http://192.168.1.53/~box/'],
    ['dyn.example.net/..', null],
    ['dyn.example.net/a/../b', null],
    ['dyn.example.net/%2e%2E/b', null],
    ['dyn.example.net//evil.example', null],
    ['dyn.example.net/a?x=1', null],
    ['dyn.example.net/a#b', null],
    ['dyn.example.net/a b', null],
    ['dyn.example.net/a\\b', null],
    ['dyn.example.net/a@b.example', null],
    [`dyn.example.net/${'a'.repeat(200)}`, null],
    ['a@b.example', null],
    ['ftp://b.example', null],
    ['', null],
  ])('takes %s for an own server', (server, url) => {
    const more = {
      settings: [setting('server')],
      host: '{server}',
      selfHosted: true,
      plainHttp: { ja: 'はい', en: 'yes' },
      request: { path: '/' },
    };
    const result = one(more, { settings: { server } });
    expect(result.ok ? result.request.url : null).toBe(url);
  });
  it('puts between the hosts what the service wants', () => {
    const hosts = ['a.example.com', 'b.example.com'];
    const more = {
      limits: { maxHosts: 5 },
      request: { path: '/', query: { h: '{hosts}' }, text: '{subdomains}' },
      suffixes: ['example.com'],
    };
    const textOf = (hostsBetween?: string) => {
      const result = one(hostsBetween === undefined ? more : { ...more, hostsBetween }, { hosts });
      return result.ok && [new URL(result.request.url).searchParams.get('h'), result.request.body];
    };
    expect(textOf()).toEqual(['a.example.com,b.example.com', 'a,b']);
    expect(textOf(' ')).toEqual(['a.example.com b.example.com', 'a b']);
    expect(textOf('\n')).toEqual(['a.example.com\nb.example.com', 'a\nb']);
  });
  it('sends a text as the body, as it is', () => {
    const text = '{host}\n<&"{a}">\t{ip}';
    const result = one({ settings: [setting('a')], request: { path: '/', text } }, { settings: { a: 'ä&' } });
    expect(result).toMatchObject({ request: { method: 'POST', headers: { 'Content-Type': 'text/plain; charset=utf-8' } } });
    expect(result.ok && result.request.body).toBe('home.example.com\n<&"ä&">\t192.0.2.10');
    const named = { path: '/', method: 'PUT', headers: { 'content-type': 'text/x-address' }, text: '{ip}' };
    expect(one({ request: named })).toMatchObject({
      request: { method: 'PUT', headers: { 'content-type': 'text/x-address' }, body: '192.0.2.10' },
    });
  });
  it('sends no text with a hole in it: an empty body could publish the caller', () => {
    const more = { settings: [setting('a')], request: { path: '/', text: '{ip}{a}' } };
    expect(one(more)).toEqual({ ok: false, outcome: { kind: 'not-sent', reason: 'missing-setting', setting: 'a' } });
    expect(one({ request: { path: '/', text: '{ipv6}' } })).toMatchObject({ ok: false, outcome: { reason: 'missing-setting' } });
  });
  it('puts the path of an own server in front of the request’s', () => {
    const more = {
      settings: [setting('server')],
      host: '{server}',
      selfHosted: true,
      request: { path: '/api/{host}', query: { ip: '{ip}' } },
    };
    const result = one(more, { settings: { server: 'https://dyn.example.net/pdns/' } });
    expect(result).toMatchObject({ request: { url: 'https://dyn.example.net/pdns/api/home.example.com?ip=192.0.2.10' } });
  });
  it('takes no path from a host that the plug-in names', () => {
    expect(one({ host: 'x.example/path', request: { path: '/' } })).toMatchObject({ ok: false });
  });
  it('speaks plain HTTP only where the plug-in says why', () => {
    const more = { settings: [setting('server')], host: '{server}', selfHosted: true, request: { path: '/' } };
    expect(one(more, { settings: { server: 'http://a.example' } })).toMatchObject({ ok: false });
    expect(one({ plainHttp: { ja: 'はい', en: 'yes' }, request: { path: '/' } })).toMatchObject({ request: { url: 'http://x.example/' } });
  });
});
