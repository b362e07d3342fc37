import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePlugin } from '../../../main/providers/describe/describe.ts';
import type { Plugin } from '../../../main/providers/grammar/plugin.ts';
import { judge } from '../../../main/providers/judge/judge.ts';
import { type Sent, viewOf } from '../../../main/providers/judge/reply-view.ts';
import { matchRule } from '../../../main/providers/judge/rule.ts';
import { maskFor } from '../../../main/providers/mask/job-mask.ts';
import { render } from '../../../main/providers/render/render.ts';
import { type Sending, scopeOf } from '../../../main/providers/render/scope.ts';
import { checkJob } from '../../../main/providers/run/task.ts';
import { toolsAt } from '../../../main/providers/run/tools.ts';
import { presets } from '../../../main/providers/specs/index.ts';
import { decodePlugin } from '../../../main/providers/validation/decode.ts';
import { isAccepted, REPLY_KINDS } from '../../../preload/contract/outcome.ts';

/** Plug-ins nobody would write, from all the grammar has: whatever they say, nothing throws and nothing succeeds without a rule. */
const label = { ja: '名', en: 'Name' };
const settings = [
  { key: 'user', kind: 'text', label, required: false },
  { key: 'token', kind: 'secret', label, required: true },
  { key: 'zone', kind: 'hostname', label, required: false },
];
const place = fc.constantFrom(
  '{host}',
  '{hosts}',
  '{ip}',
  '{ipv4}',
  '{ipv6}',
  '{ips}',
  '{type}',
  '{user}',
  '{user|x}',
  '{token}',
  '{zone}',
  '{name|}',
  '{+token}',
  '{star}',
  '{subdomain}',
);
const literal = fc.constantFrom('', 'a', 'good', '/', '?&=', '{{', '}}', 'é漢', ' ', '"', '..');
const template = fc.array(fc.oneof(place, literal), { maxLength: 4 }).map((parts) => parts.join(''));
const names = fc.array(fc.constantFrom('ipv4', 'ipv6', 'user', 'zone', 'star'), { minLength: 1, maxLength: 2 });
const when = fc.record({ has: names, lacks: names }, { requiredKeys: [] });
const value = fc.oneof(
  template,
  fc.record({ when, value: template }),
  fc.array(fc.oneof(template, fc.record({ when, value: template })), { minLength: 1, maxLength: 3 }),
);
const fields = fc.dictionary(fc.constantFrom('host', 'ip', 'key', 'é', 'a&b'), value, { maxKeys: 4 });
const headers = fc.dictionary(fc.constantFrom('X-Key', 'Accept', 'Content-Type'), value, { maxKeys: 2 });
const json = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    template,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.record({ $each: fc.constantFrom('record', 'host'), item: tie('node') }),
    fc.dictionary(fc.constantFrom('a', 'b', 'each', 'parts', 'fields'), tie('node'), { maxKeys: 3 }),
  ),
})).node;
const auth = fc.oneof(
  fc.record({ bearer: template }),
  fc.record({ basic: fc.record({ user: template, password: template }) }),
  fc.record({ when, bearer: template }),
);
const request = fc.record(
  {
    path: template,
    when,
    method: fc.constantFrom('GET', 'POST', 'PUT'),
    query: fields,
    headers,
    auth: fc.oneof(auth, fc.array(auth, { minLength: 1, maxLength: 2 })),
    form: fields,
    json,
    xml: template,
    text: template,
  },
  { requiredKeys: ['path'] },
);
const requests = fc.oneof(request, fc.array(request, { minLength: 1, maxLength: 3 }));
const text = fc.constantFrom('good', 'OK', 'ok 192.0.2.10', '<a>', '0', 'é', 'w30m', '{"a":"b"}');
const texts = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
const scalar = fc.oneof(template, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));
const pointer = fc.constantFrom('', '/a', '/a/0', '/b~1c');
const condition = fc.record(
  {
    pointer,
    equals: scalar,
    in: fc.array(scalar, { minLength: 1, maxLength: 2 }),
    contains: texts,
    exists: fc.boolean(),
    some: fc.dictionary(pointer, scalar, { maxKeys: 2 }),
  },
  { requiredKeys: ['pointer'] },
);
const rule = fc.record(
  {
    is: fc.constantFrom(...REPLY_KINDS, 'next'),
    status: fc.oneof(fc.constantFrom(200, 201, 204, 400, 429), fc.constant([200, 404])),
    firstWord: texts,
    equals: text,
    startsWith: texts,
    contains: texts,
    line: fc.record({ at: fc.constantFrom(1, 2, 'last', 'any'), equals: text }),
    echoed: fc.constant(true),
    json: fc.oneof(condition, fc.array(condition, { minLength: 1, maxLength: 2 })),
    header: fc.record({ name: fc.constant('X-Result'), equals: text }),
    waitCode: fc.constant(true),
    echo: fc.constantFrom('line', 'body', 'ignore'),
    secondsBehind: fc.constant('wait'),
    excerptAt: pointer,
    afterSeconds: fc.constantFrom(1, 60),
  },
  { requiredKeys: ['is'] },
);
const words = fc.record({
  words: fc.dictionary(fc.constantFrom('good', 'ok', 'bad', 'toString'), fc.constantFrom(...REPLY_KINDS), { minKeys: 1 }),
});
const replies = fc.array(fc.oneof(rule, words), { minLength: 1, maxLength: 5 });
const plugin = fc.record(
  {
    $schema: fc.constant('saikoro-plugin-2'),
    id: fc.constant('x'),
    name: fc.constant('X'),
    homepage: fc.constant('https://x.example/'),
    host: fc.constantFrom('x.example', [{ when: { has: ['ipv6'] }, value: 'x.example' }, 'x.example']),
    ipv6: fc.constant(true),
    settings: fc.constant(settings),
    suffixes: fc.constantFrom([], ['example.com']),
    request: requests,
    replies,
    perHostLines: fc.boolean(),
    dropTags: fc.boolean(),
    charset: fc.constantFrom('utf-8', 'euc-jp', 'shift_jis'),
    limits: fc.record({ together: fc.constantFrom('no', 'allowed', 'required'), maxHosts: fc.constantFrom(1, 5) }),
  },
  { requiredKeys: ['$schema', 'id', 'name', 'homepage', 'host', 'ipv6', 'settings', 'request', 'replies'] },
);

/** A path is one, and of several bodies there is one. */
const sendable = <R extends { path: string; form?: unknown; json?: unknown; xml?: unknown; text?: unknown }>({
  form,
  json,
  xml,
  text,
  ...one
}: R) => {
  const [body] = Object.entries({ form, json, xml, text }).filter(([, body]) => body !== undefined);
  const path = `/${one.path.replace(/[?\s]/g, '').replace(/^\/+/, '')}`;
  return { ...one, path, ...(body === undefined ? {} : { [body[0]]: body[1] }) };
};
const isOneWord = (word: string): boolean => !/\s/.test(word);

/** Every setting is used and some success is told, so that what is left to chance is the rest. */
const loadable = plugin.map((raw) => ({
  ...raw,
  request: [raw.request].flat().map((one) => {
    const made = sendable(one);
    return { ...made, query: { ...made.query, t: '{token}', u: '{user}', z: '{zone}' } };
  }),
  replies: [
    ...raw.replies.filter(
      (one) =>
        'words' in one ||
        (one.is !== 'next' &&
          [one.firstWord ?? []].flat().every(isOneWord) &&
          ((one.is !== 'updated' && one.is !== 'unchanged') || one.equals !== undefined)),
    ),
    { words: { good: 'updated' } },
  ],
}));
/** Computed values of every kind, each of settings, addresses and those before it; one may be too many, or come too early. */
const computedNames = ['c0', 'c1', 'c2', 'c3', 'c4'];
const computedText = fc
  .array(fc.oneof(place, literal, fc.constantFrom(...computedNames.map((name) => `{${name}}`))), { maxLength: 4 })
  .map((parts) => parts.join(''));
const as = fc.constantFrom('hex', 'base64');
const oneComputed = fc.oneof(
  fc.record({ time: fc.constantFrom('seconds', 'milliseconds', 'iso', 'basic', 'date', 'day', 'http') }),
  fc.record({ random: fc.constantFrom('hex', 'uuid', 'digits') }),
  fc.record({ sent: fc.constantFrom('path', 'query', 'headers', 'headerNames', 'form', 'body') }),
  fc.record({ text: computedText }),
  fc.record({ encoded: computedText }),
  fc.record({ hash: fc.constantFrom('md5', 'sha1', 'sha256'), of: computedText, as }),
  fc.record({
    hmac: fc.constantFrom('sha1', 'sha256'),
    key: fc.oneof(computedText, fc.array(computedText, { minLength: 1, maxLength: 3 })),
    of: computedText,
    as,
  }),
);
const computed = fc
  .array(oneComputed, { maxLength: computedNames.length })
  .map((all) => Object.fromEntries(all.map((one, at) => [`c${at}`, one])));
/** Names that are not there yet are taken out, so that most load; where a value stands is left to chance. */
const computing = fc.tuple(loadable, computed, fc.constantFrom('query', 'headers', 'form', 'json', 'path')).map(([raw, values, where]) => {
  const names = Object.keys(values);
  const tidy = (text: string, upTo: number): string => text.replace(/\{c(\d)\}/g, (slot, at: string) => (Number(at) < upTo ? slot : ''));
  const tidied = Object.fromEntries(
    Object.entries(values).map(([name, one], at) => [
      name,
      Object.fromEntries(
        Object.entries(one).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.map((text) => tidy(text, at)) : tidy(String(value), at),
        ]),
      ),
    ]),
  );
  const [first, ...others] = raw.request;
  const uses = Object.fromEntries(names.map((name) => [name, `{${name}}`]));
  const { form: _form, json: _json, xml: _xml, ...bare } = first as Record<string, unknown>;
  const asked = {
    ...bare,
    ...(where === 'json' ? { json: uses } : where === 'form' ? { form: uses } : {}),
    ...(where === 'headers' ? { headers: Object.fromEntries(names.map((name) => [`X-${name}`, `{${name}}`])) } : {}),
    ...(where === 'path' ? { path: `/${names.map((name) => `{${name}}`).join('/')}` } : {}),
    ...(where === 'query' ? { query: { ...(first as { query: object }).query, ...uses } } : {}),
  };
  return { ...raw, computed: tidied, request: [asked, ...others] };
});
const reply = fc.record({
  status: fc.oneof(fc.constantFrom(200, 204, 301, 401, 429, 500), fc.integer({ min: 100, max: 599 })),
  headers: fc.dictionary(fc.constantFrom('x-result', 'retry-after', 'location'), fc.oneof(text, fc.string())),
  body: fc.oneof(
    fc.array(text, { maxLength: 4 }).map((lines) => Buffer.from(lines.join('\n'))),
    fc.json().map((body) => Buffer.from(body)),
    fc.uint8Array({ maxLength: 200 }),
  ),
  truncated: fc.boolean(),
});
/** As services answer that took the address. */
const likelyReply = reply.map((one) => ({
  ...one,
  status: 200,
  truncated: false,
  body: Buffer.concat([Buffer.from('good\n'), one.body]),
}));
const sending: fc.Arbitrary<Sending> = fc.record({
  hosts: fc.constantFrom(['home.example.com'], ['*.example.com', 'b.example.com'], ['x']),
  ipv4: fc.constantFrom(null, '192.0.2.10'),
  ipv6: fc.constantFrom(null, '2001:db8::10'),
  settings: fc.dictionary(
    fc.constantFrom('user', 'token', 'zone'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('example.com', '', 'a\r\nb')),
  ),
  taken: fc.constant({}),
});

const sentOf = (one: Plugin, { hosts, ipv4, ipv6 }: Sending, from: Sending): Sent => ({
  hosts,
  addresses: [ipv4, ipv6].filter((address) => address !== null),
  scope: scopeOf(from, one.suffixes),
  now: 0,
  mask: (said) => said,
});

describe('any plug-in', () => {
  it('loads or has problems', () => {
    let good = 0;
    fc.assert(
      fc.property(plugin, loadable, (anything, one) => {
        decodePlugin(anything, presets);
        if (decodePlugin(one, presets).ok) good += 1;
      }),
      { numRuns: 300 },
    );
    // The generator makes what loads, else the properties below say nothing.
    expect(good).toBeGreaterThan(60);
  });
  it('makes requests to its host alone, or none', () => {
    fc.assert(
      fc.property(loadable, sending, (raw, from) => {
        const decoded = decodePlugin(raw, presets);
        fc.pre(decoded.ok);
        if (!decoded.ok || decoded.plugin.request === undefined) return;
        const made = render(decoded.plugin, decoded.plugin.request, from, toolsAt(0));
        if (!made.ok) return void expect(made.outcome.kind).toBe('not-sent');
        const { host, protocol, username } = new URL(made.request.url);
        expect([host, protocol, username]).toEqual(['x.example', 'https:', '']);
        expect(Object.values(made.request.headers).join('')).not.toMatch(/[\r\n\0]/);
      }),
      { numRuns: 500 },
    );
  });
  it('computes what it says, and shows nothing secret of it', () => {
    let good = 0;
    const SECRET = 'S3cret-漢/+&';
    fc.assert(
      fc.property(computing, sending, (raw, from) => {
        const decoded = decodePlugin(raw, presets);
        if (!decoded.ok || decoded.plugin.request === undefined) return;
        const { plugin: one } = decoded;
        const settings = { ...from.settings, token: SECRET, user: 'u', zone: 'example.com' };
        const made = render(one, decoded.plugin.request, { ...from, settings }, toolsAt(0));
        if (!made.ok) return void expect(made.outcome.kind).toBe('not-sent');
        if (Object.keys(one.computed).length > 0) good += 1;
        const mask = maskFor(one, settings);
        mask.also(made.secrets);
        const shown = mask(`${made.request.url} ${JSON.stringify(made.request.headers)} ${made.request.body}`);
        for (const secret of [SECRET, ...made.secrets]) expect(shown).not.toContain(secret);
        expect(new URL(made.request.url).host).toBe('x.example');
      }),
      { numRuns: 1000 },
    );
    expect(good).toBeGreaterThan(200);
  });
  it('is described, whatever it says', () => {
    fc.assert(
      fc.property(loadable, (raw) => {
        const decoded = decodePlugin(raw, presets);
        fc.pre(decoded.ok);
        if (!decoded.ok) return;
        const about = describePlugin(decoded.plugin);
        expect(about.requests.length).toBeGreaterThan(0);
        expect(JSON.stringify(about)).not.toContain('saikoro.token.secret');
      }),
      { numRuns: 300 },
    );
  });
  it('succeeds by a rule of its own alone, at a status that allows it', () => {
    let successes = 0;
    fc.assert(
      fc.property(loadable, sending, fc.oneof(reply, likelyReply), (raw, from, got) => {
        const decoded = decodePlugin(raw, presets);
        fc.pre(decoded.ok);
        if (!decoded.ok) return;
        const { plugin: one } = decoded;
        const { outcome, perHost } = judge(one, got, sentOf(one, from, from));
        const accepted = [outcome, ...Object.values(perHost ?? {})].filter(isAccepted);
        if (accepted.length === 0) return;
        successes += 1;
        expect([got.truncated, got.status >= 200 && got.status < 300]).toEqual([false, true]);
        const view = viewOf(got, one.charset, one.dropTags);
        const lines = [view.text, ...view.text.split('\n').map((line) => line.trim())].map((line) => ({ ...view, text: line }));
        const scope = scopeOf(from, one.suffixes);
        const told = one.replies.flatMap((each) => lines.map((line) => matchRule(each, line, scope)));
        expect(told.some((is) => is === 'updated' || is === 'unchanged')).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(successes).toBeGreaterThan(50);
  });
  it('without a rule for it never succeeds', () => {
    fc.assert(
      fc.property(loadable, sending, reply, (raw, from, got) => {
        const decoded = decodePlugin(raw, presets);
        fc.pre(decoded.ok);
        if (!decoded.ok) return;
        const mute = decoded.plugin.replies.filter((each) => !('words' in each) && each.is !== 'updated' && each.is !== 'unchanged');
        const { outcome, perHost } = judge({ ...decoded.plugin, replies: mute }, got, sentOf(decoded.plugin, from, from));
        expect([outcome, ...Object.values(perHost ?? {})].some(isAccepted)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
  it('looks any job over before anything leaves', () => {
    const settingValue = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean());
    const job = fc.record({
      service: fc.constant('x'),
      hosts: fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('home.example.com', 'b.example.com')), { maxLength: 3 }),
      settings: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('user', 'token', 'zone', '__proto__')), settingValue),
      ipv4: fc.constantFrom(null, '192.0.2.10'),
      ipv6: fc.constantFrom(null, '2001:db8::10'),
    });
    fc.assert(
      fc.property(loadable, job, (raw, one) => {
        const decoded = decodePlugin(raw, presets);
        fc.pre(decoded.ok);
        if (!decoded.ok) return;
        const checked = checkJob(decoded.plugin, one);
        if (checked.ok) expect(checked.task.ascii.every((host) => /^[a-z0-9.*_-]+$/.test(host))).toBe(true);
        else expect(checked.outcome.kind).toBe('not-sent');
      }),
      { numRuns: 500 },
    );
  });
});
