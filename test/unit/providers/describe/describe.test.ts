import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { describePlugin } from '../../../../main/providers/describe/describe.ts';
import type { Plugin } from '../../../../main/providers/grammar/plugin.ts';
import { faultLine } from '../../../../main/providers/messages/messages.ts';
import { readPluginFile } from '../../../../main/providers/plugin-file/read-plugin.ts';
import { builtIns, presets } from '../../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../../main/providers/validation/decode.ts';
import { pluginAboutSchema } from '../../../../preload/contract/plugin.ts';
import every from '../saikoro-plugin-1.json' with { type: 'json' };
import second from '../saikoro-plugin-2.json' with { type: 'json' };

const read = (raw: unknown): Plugin => {
  const decoded = decodePlugin(raw, presets);
  if (!decoded.ok) throw new Error(decoded.problems.map(faultLine).join('; '));
  return decoded.plugin;
};
const label = { ja: 'トークン', en: 'Token' };
const base = {
  $schema: 'saikoro-plugin-1',
  id: 'x',
  name: 'X',
  homepage: 'https://x.example/',
  host: 'https://API.x.example',
  settings: [
    { key: 'username', kind: 'text', label, required: false },
    { key: 'token', kind: 'secret', label, required: true },
  ],
  request: {
    method: 'POST',
    path: '/set/{host}',
    query: { ip: '{ip}', token: '{token}' },
    auth: { basic: { user: '{username}', password: '{token}' } },
    json: { token: '{token}', note: 'see {{}}' },
  },
  replies: [{ words: { good: 'updated' } }],
};
const about = (change: Record<string, unknown> = {}) => describePlugin(read({ ...base, ...change }));

describe('what a plug-in would do', () => {
  it('names the host, the fields, and the request with dots for its secrets', () => {
    expect(about()).toMatchObject({
      id: 'x',
      host: 'api.x.example',
      selfHosted: false,
      fields: [{ key: 'username' }, { key: 'token', kind: 'secret' }],
      requests: [
        {
          method: 'POST',
          url: 'https://API.x.example/set/home.example.com?ip=192.0.2.10&token=•••',
          headers: [
            ['Authorization', 'Basic •••'],
            ['Content-Type', 'application/json'],
          ],
          body: '{"token":"•••","note":"see {}"}',
        },
      ],
    });
  });
  it('shows every request there may be, and when', () => {
    const { requests } = about({
      ipv6: true,
      request: [
        { when: { has: ['username'], lacks: ['ipv6'] }, path: '/a', query: { u: '{username}', ip: '{ipv4}', t: '{token}' } },
        { path: '/b', query: { ip: '{ip}' } },
      ],
    });
    expect(requests.map(({ url, when }) => [url, when?.en])).toEqual([
      ['https://API.x.example/a?u=username&ip=192.0.2.10&t=•••', 'with “Token”, without an IPv6 address'],
      ['https://API.x.example/b?ip=192.0.2.10', undefined],
    ]);
  });
  it('shows both families where they are asked for in different ways', () => {
    const { requests } = about({
      ipv6: true,
      request: { path: '/a', query: { a: '{ipv4}', aaaa: '{ipv6}', t: '{token}', u: '{username}' } },
    });
    expect(requests.map(({ url, when }) => [url, when?.ja])).toEqual([
      ['https://API.x.example/a?a=192.0.2.10&t=•••&u=username', 'IPv4 のとき'],
      ['https://API.x.example/a?aaaa=2001%3Adb8%3A%3A10&t=•••&u=username', 'IPv6 のとき'],
    ]);
  });
  it('tells its replies in words, to the last', () => {
    const { replies } = about({
      replies: [
        { words: { good: 'updated', ok: 'updated', bad: 'abuse' } },
        {
          status: [400, 404],
          json: [
            { pointer: '/a', in: [1, '{ip}'] },
            { pointer: '', exists: false },
          ],
          is: 'bad-host',
        },
        { line: { at: 'last', startsWith: 'x' }, is: 'bad-config' },
        { equals: '', status: 204, is: 'updated' },
      ],
    });
    expect(replies.map(({ when, is }) => `${when.en} → ${is}`)).toEqual([
      'the first word is “good” or “ok” → updated',
      'the first word is “bad” → abuse',
      'the HTTP status is 400 or 404 and /a in the JSON is “1” or “{ip}” and the JSON is not there → bad-host',
      'the last line starts with “x” → bad-config',
      'the HTTP status is 204 and the reply is empty → updated',
      'any other reply with HTTP status 401 or 403 → auth-failed',
      'any other reply with HTTP status 429 → rate-limited',
      'any other reply with an HTTP status of 500 or more → server-error',
      'everything else → not-confirmed',
    ]);
    expect(replies[1]?.when.ja).toBe('最初の単語が「bad」');
  });
  it('names no host where the user does', () => {
    const [one] = every.plugins;
    const found = describePlugin(read(one));
    expect(found).toMatchObject({ host: null, selfHosted: true, plainHttp: { ja: '理由' } });
    expect(found.requests).toHaveLength(3);
  });
  it('tells the steps apart', () => {
    const [, steps] = every.plugins;
    const found = describePlugin(read(steps));
    expect(found.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://api.example.com/zones',
      'GET https://api.example.com/zones/zoneId/records',
      'PUT https://api.example.com/zones/zoneId/records/recordId',
    ]);
    expect(found.replies[0]?.when).toEqual({ ja: '手順 1: JSON の /ok が「true」', en: 'Step 1: /ok in the JSON is “true”' });
  });
  it('tells what is made where it is missing, who lets it, what is asked for it, and that cookies go', () => {
    const found = describePlugin(read(second.plugins.find(({ id }) => id === 'second-steps')));
    expect(found.replies.filter(({ when }) => when.en.includes('not found')).map(({ when, is }) => [when.en, is])).toEqual([
      ['Step 1: “session” is not found', 'not-confirmed'],
      ['Step 3: “id” is not found, with “Create”, without “region”', 'next'],
      ['Step 3: “id” is not found', 'bad-host'],
    ]);
    expect(found.replies.map(({ when }) => when.ja)).toContain('手順 3: 「id」が見つからない (「作る」があるとき、「region」がないとき)');
    expect(found.requests.map(({ when, headers }) => [when?.en ?? '', headers.some(([name]) => name === 'Cookie')])).toEqual([
      ['', false],
      ['with “where”, without “region”', true],
      ['', true],
      ['with “id”', true],
      ['', true],
    ]);
  });
  it.each(Object.keys(builtIns))('%s is described without a secret, in both languages', (id) => {
    const plugin = read(builtIns[id]);
    const found = describePlugin(plugin);
    expect(v.is(pluginAboutSchema, found)).toBe(true);
    const text = JSON.stringify(found);
    for (const { key } of plugin.settings.filter(({ kind }) => kind === 'secret')) {
      expect(text).not.toContain(`saikoro.${key}.secret`);
      expect(text).not.toContain(Buffer.from(`saikoro.${key}.secret`).toString('base64').slice(4, 16));
    }
    expect(found.replies.every(({ when }) => when.ja !== '' && when.en !== '' && !/undefined|\[object/.test(when.ja + when.en))).toBe(true);
    for (const { url } of found.requests) expect(new URL(url.replaceAll('•••', 'x')).host).not.toBe('');
  });
});

it('an installed clone shows what it takes from its preset', () => {
  const clone = {
    $schema: 'saikoro-plugin-1',
    id: 'c',
    name: 'C',
    homepage: 'https://c.example/',
    preset: 'dyndns2',
    host: 'up.c.example',
  };
  const found = readPluginFile(JSON.stringify(clone), { raw: () => undefined, presets: () => presets });
  expect(found.ok && describePlugin(found.plugin).requests).toEqual([
    {
      method: 'GET',
      url: 'https://up.c.example/nic/update?hostname=home.example.com&myip=192.0.2.10%2C2001%3Adb8%3A%3A10',
      headers: [['Authorization', 'Basic •••']],
    },
  ]);
});
