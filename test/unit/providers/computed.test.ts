import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plugin } from '../../../main/providers/grammar/plugin.ts';
import { fill, type Template } from '../../../main/providers/grammar/template.ts';
import { maskFor } from '../../../main/providers/mask/job-mask.ts';
import { faultLine } from '../../../main/providers/messages/messages.ts';
import { render } from '../../../main/providers/render/render.ts';
import type { Sending } from '../../../main/providers/render/scope.ts';
import { toolsAt } from '../../../main/providers/run/tools.ts';
import { decodePlugin } from '../../../main/providers/validation/decode.ts';

const label = { ja: '名', en: 'Name' };
const setting = (key: string, kind: string) => ({ key, kind, label, required: false });
const read = (computed: unknown, request: unknown, more: object = {}): Plugin => {
  const decoded = decodePlugin(
    {
      $schema: 'saikoro-plugin-2',
      id: 'x',
      name: 'X',
      homepage: 'https://x.example/',
      host: 'x.example',
      settings: [setting('id', 'text'), setting('secret', 'secret'), setting('extra', 'text')],
      limits: { sourceAddressOnly: true },
      replies: [{ firstWord: 'good', is: 'updated' }],
      request,
      computed,
      ...more,
    },
    {},
  );
  if (!decoded.ok) throw new Error(decoded.problems.map(faultLine).join('; '));
  return decoded.plugin;
};
const used = (...names: string[]) => Object.fromEntries(names.map((name) => [name, `{${name}}`]));
/** Every setting is used. */
const ALL = used('id', 'secret', 'extra');

const sent = (plugin: Plugin, more: Partial<Sending> = {}, now = 1_700_000_000_000) => {
  const settings = { id: 'ak1', secret: 'sk1', extra: 'e', ...more.settings };
  const sending: Sending = { hosts: ['home.example.com'], ipv4: '192.0.2.10', ipv6: null, taken: {}, ...more, settings };
  const tools = { ...toolsAt(now), random: (bytes: number) => Uint8Array.from({ length: bytes }, (_, at) => at * 17) };
  const made = render(plugin, plugin.request ?? [], sending, tools);
  if (!made.ok) throw new Error(JSON.stringify(made.outcome));
  const { url, headers, body } = made.request;
  return { ...made, url, headers, body, query: Object.fromEntries(new URL(url).searchParams), mask: maskFor(plugin, settings) };
};
const vectors = (file: string): { scheme: string; input: Record<string, string>; signature: string; authorization: string }[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'));

describe('computed values', () => {
  it('tell the time of the request in the ways services write it', () => {
    const forms = ['seconds', 'milliseconds', 'iso', 'basic', 'date', 'day', 'http'];
    const plugin = read(Object.fromEntries(forms.map((form) => [form, { time: form }])), {
      path: '/',
      query: { ...ALL, ...used(...forms) },
    });
    expect(sent(plugin, {}, 1_700_000_000_999).query).toMatchObject({
      seconds: '1700000000',
      milliseconds: '1700000000999',
      iso: '2023-11-14T22:13:20Z',
      basic: '20231114T221320Z',
      date: '2023-11-14',
      day: '20231114',
      http: 'Tue, 14 Nov 2023 22:13:20 GMT',
    });
  });
  it('draw lots once for a request, and anew for the next', () => {
    const forms = ['hex', 'uuid', 'digits'];
    const plugin = read(Object.fromEntries(forms.map((form) => [form, { random: form }])), {
      path: '/',
      query: { ...ALL, ...used(...forms), again: '{hex}' },
    });
    const settings = { id: 'a', secret: 's', extra: 'e' };
    const of = () => {
      const made = render(
        plugin,
        plugin.request ?? [],
        { hosts: ['h.example'], ipv4: '192.0.2.1', ipv6: null, taken: {}, settings },
        toolsAt(0),
      );
      return made.ok ? Object.fromEntries(new URL(made.request.url).searchParams) : {};
    };
    const [one, other] = [of(), of()];
    expect(one.hex).toMatch(/^[0-9a-f]{32}$/);
    expect(one.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one.digits).toMatch(/^\d{16}$/);
    expect(one.again).toBe(one.hex);
    expect(forms.every((form) => one[form] !== other[form])).toBe(true);
  });
  it('are digests of a text in UTF-8, in hex or base64', () => {
    const plugin = read(
      {
        md5: { hash: 'md5', of: '{secret}' },
        sha1: { hash: 'sha1', of: 'x{secret}', as: 'base64' },
        sha256: { hash: 'sha256', of: '' },
        both: { text: '{md5}.{id}' },
        twice: { encoded: '{extra}' },
      },
      { path: '/', query: { ...ALL, ...used('md5', 'sha1', 'sha256', 'both', 'twice') } },
    );
    // From the command line: printf %s … | md5sum, openssl dgst -sha1 -binary | base64, sha256sum.
    expect(sent(plugin, { settings: { secret: '漢é', extra: 'a *~/' } }).query).toMatchObject({
      md5: 'e3d1b085213fb8f57d7b3ccb60c382af',
      sha1: '94kbsJWRmr1xvspSUfPKkc4VQWM=',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      both: 'e3d1b085213fb8f57d7b3ccb60c382af.ak1',
      twice: 'a%20%2A~%2F',
    });
  });
  it('sign as Tencent Cloud does: a chain of keys, over the exact body', () => {
    const [vector] = vectors('signatures.json').filter(({ scheme }) => scheme === 'tencent-tc3-hmac-sha256');
    if (vector === undefined) throw new Error('no vector');
    const action = 'describerecordlist';
    const plugin = read(
      {
        seconds: { time: 'seconds' },
        date: { time: 'date' },
        body: { sent: 'body' },
        digest: { hash: 'sha256', of: '{body}' },
        canonical: {
          hash: 'sha256',
          of: `POST\n/\n\ncontent-type:application/json\nhost:dnspod.tencentcloudapi.com\nx-tc-action:${action}\n\ncontent-type;host;x-tc-action\n{digest}`,
        },
        signature: {
          hmac: 'sha256',
          key: ['TC3{secret}', '{date}', 'dnspod', 'tc3_request'],
          of: 'TC3-HMAC-SHA256\n{seconds}\n{date}/dnspod/tc3_request\n{canonical}',
        },
      },
      {
        path: '/',
        query: ALL,
        json: JSON.parse(vector.input.body ?? '', (_, value) => value),
        headers: {
          Authorization:
            'TC3-HMAC-SHA256 Credential={id}/{date}/dnspod/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature={signature}',
        },
      },
    );
    const { body, headers } = sent(plugin);
    expect(body).toBe(vector.input.body);
    expect(headers.Authorization).toBe(vector.authorization);
  });
  it('sign as Alibaba Cloud’s third version does', () => {
    const plugin = read(
      {
        digest: { hash: 'sha256', of: '' },
        query: { sent: 'query' },
        headers: { sent: 'headers' },
        names: { sent: 'headerNames' },
        canonical: { hash: 'sha256', of: 'POST\n/\n{query}\n{headers}\n{names}\n{digest}' },
        signature: { hmac: 'sha256', key: '{secret}', of: 'ACS3-HMAC-SHA256\n{canonical}' },
      },
      {
        method: 'POST',
        path: '/',
        query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
        headers: {
          'X-Acs-Action': 'RunInstances',
          Authorization: '{names} {signature}',
          'x-acs-version': '2014-05-26',
          'x-acs-date': ' {id} ',
          'x-acs-signature-nonce': '{extra}',
          'x-acs-content-sha256': '{digest}',
        },
      },
      { host: 'ecs.cn-shanghai.aliyuncs.com' },
    );
    const settings = { id: '2023-10-26T10:22:32Z', secret: 'YourAccessKeySecret', extra: '3156853299f313e23d1673dc12e1703d' };
    expect(sent(plugin, { settings }).headers.Authorization).toBe(
      'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version 06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });
  it('sign the sorted query without the signature itself, as the RPC style does', () => {
    const [vector] = vectors('signatures.json').filter(({ scheme }) => scheme === 'eranet-hmac-sha1');
    const plugin = read(
      {
        now: { time: 'iso' },
        query: { sent: 'query' },
        encoded: { encoded: '{query}' },
        signature: { hmac: 'sha1', key: '{secret}&', of: 'GET&%2F&{encoded}', as: 'base64' },
      },
      {
        path: '/',
        query: {
          Type: 'A',
          Host: 'home',
          Domain: 'example.com',
          AccessInstanceID: '{id}',
          SignatureMethod: 'HMAC-SHA1',
          SignatureNonce: '{extra}',
          Timestamp: '{now}',
          Signature: '{signature}',
        },
      },
    );
    expect(sent(plugin, { settings: { extra: '1700000000000000000' } }).query.Signature).toBe(vector?.signature);
  });
  it('sign a form without the signature itself, and the path', () => {
    const plugin = read(
      { form: { sent: 'form' }, path: { sent: 'path' }, signature: { hash: 'md5', of: '{path}?{form}{secret}' } },
      { path: '/{id}/{host}', form: { z: '{extra}', a: '1', signature: '{signature}' } },
    );
    const form = new URLSearchParams(sent(plugin, { settings: { extra: 'ä b' } }).body);
    expect([...form.keys()]).toEqual(['z', 'a', 'signature']);
    // printf %s '/ak1/home.example.com?a=1&z=%C3%A4%20bsk1' | md5sum
    expect(form.get('signature')).toBe('6a13716188ae4d83fade1889e41408c0');
  });
  it('sign the type of a body that the request does not name', () => {
    const plugin = read(
      { headers: { sent: 'headers' }, all: { encoded: '{headers}' } },
      { path: '/{id}', query: ALL, json: {}, headers: { 'X-All': '{all}' } },
    );
    expect(decodeURIComponent(sent(plugin).headers['X-All'] ?? '')).toBe('content-type:application/json\nhost:x.example\n');
  });
  it('are left out where something they are made of is missing', () => {
    const plugin = read({ digest: { hash: 'md5', of: '{extra}{secret}' } }, { path: '/{id}', query: used('digest') });
    expect(sent(plugin, { settings: { extra: '' } }).query).toEqual({});
    expect(sent(plugin).query).toHaveProperty('digest');
  });
  it('keep a number a number in JSON', () => {
    expect(sent(read({ now: { time: 'seconds' } }, { path: '/', query: ALL, json: { at: '{now}' } })).body).toBe('{"at":1700000000}');
  });
  it('do not grow without end, however often one repeats the one before it', () => {
    const names = Array.from({ length: 20 }, (_, at) => `v${at}`);
    const computed = Object.fromEntries(names.map((name, at) => [name, { text: (at === 0 ? 'x' : `{v${at - 1}}`).repeat(500) }]));
    const plugin = read(computed, { path: '/', query: { ...ALL, ...used(...names) } });
    const { query } = sent(plugin);
    expect([query.v0?.length, query.v1, query.v19]).toEqual([500, undefined, undefined]);
  });
});

it('a value that is repeated without end is not even put together', () => {
  const long = '{long}'.repeat(600);
  const plugin = read(
    { part: { text: '{ip}'.repeat(500) }, long: { text: '{part}'.repeat(13) } },
    { path: '/', query: ALL, json: Array.from({ length: 12 }, () => long) },
  );
  const settings = { id: 'ak1', secret: 'sk1', extra: 'e' };
  const sending: Sending = { hosts: ['home.example.com'], ipv4: '192.0.2.10', ipv6: null, taken: {}, settings };
  let asked = 0;
  const request = plugin.request as { json: unknown };
  const scope = (): string => {
    asked += 1;
    return 'x'.repeat(65_000);
  };
  expect(fill((request.json as Template[])[0] as Template, scope, (text) => text)?.length).toBeLessThan(330_000);
  expect(asked).toBeLessThan(10);
  expect(render(plugin, plugin.request ?? [], sending, toolsAt(0))).toEqual({
    ok: false,
    outcome: { kind: 'not-sent', reason: 'unfit-setting' },
  });
});

describe('what is computed from a secret', () => {
  const plugin = read(
    {
      now: { time: 'seconds' },
      plain: { hash: 'sha256', of: '{id}{now}' },
      token: { hash: 'md5', of: '{id}{secret}{now}' },
      again: { hash: 'sha256', of: '{token}', as: 'base64' },
      body: { sent: 'body' },
      digest: { hash: 'sha256', of: '{body}' },
      twice: { encoded: '{secret}' },
    },
    {
      path: '/',
      query: { ...used('id', 'now', 'plain', 'token', 'again', 'digest', 'twice', 'extra'), once: '{secret}' },
      form: { pin: '{secret}' },
    },
  );
  it('is as secret wherever it is shown; what anybody could compute is not', () => {
    const made = sent(plugin, { settings: { secret: 'geh/eim+1' } });
    made.mask.also(made.secrets);
    const shown = made.mask(made.url);
    const { query } = made;
    for (const name of ['token', 'again', 'digest', 'twice', 'once']) {
      expect(shown, name).not.toContain(encodeURIComponent(query[name] ?? ''));
      expect(made.mask(`echo ${query[name]}`), name).not.toContain(query[name]);
    }
    expect(shown).toContain(`plain=${query.plain}`);
    expect(shown).toContain('now=1700000000');
  });
});
