import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../../main/ports/http.ts';
import { createServices } from '../../../../main/providers/index.ts';
import { sourceBuiltIns } from '../../../../main/providers/source-built-ins.ts';

const nobody = async (): Promise<never> => {
  throw new Error('nobody is asked');
};
const URL = 'https://dns.example.net/set?name={host}&ip={ip}';

/** One update of an own URL, answered with `body`, and what was noted of it to be shown. */
const send = async (settings: object, { status = 200, body = 'OK', hosts = ['a.example.com'] } = {}) => {
  const sent: HttpRequest[] = [];
  const services = createServices(
    {
      http: {
        async send(request) {
          sent.push(request);
          return { ok: true, status, headers: {}, body: new TextEncoder().encode(body), truncated: false };
        },
      },
      tls: { dial: nobody },
      dns: { exchange: nobody, resolvers: () => [] },
      now: () => 0,
    },
    sourceBuiltIns(),
  );
  const job = { service: 'custom', settings: { url: URL, ...settings }, hosts, ipv4: '44.128.0.1', ipv6: null };
  const { outcome, perHost, exchanges } = await services.update(job);
  return { outcome, perHost, exchanges, request: sent[0], requests: sent.length };
};

describe('what an own URL carries', () => {
  it('is a GET, or a POST where there is a body', async () => {
    expect((await send({})).request).toMatchObject({ method: 'GET', headers: {} });
    expect((await send({ body: 'n={host}&ip={ip}' })).request).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'n=a.example.com&ip=44.128.0.1',
    });
  });
  it('goes into the home network alone where it is not encrypted, wherever the name leads', async () => {
    for (const host of ['nas.local', 'router', '192.168.1.2:8080'])
      for (const body of ['', 'n={host}&ip={ip}'])
        expect((await send({ url: `http://${host}/set?ip={ip}`, body })).request).toMatchObject({ onlyPrivate: true, allowPrivate: true });
    expect((await send({})).request).not.toHaveProperty('onlyPrivate');
  });
  it('is the method, the header fields and the body of the user’s choice', async () => {
    const { request } = await send({
      url: 'https://dns.example.net/zone',
      method: 'PUT',
      headers: 'X-Api-Key: k%i#1\nContent-Type: text/plain; charset=utf-8\nX-Name: {host}',
      body: '{ip} is the address of {host}',
    });
    expect(request).toMatchObject({
      method: 'PUT',
      headers: { 'X-Api-Key': 'k%i#1', 'Content-Type': 'text/plain; charset=utf-8', 'X-Name': 'a.example.com' },
      body: '44.128.0.1 is the address of a.example.com',
    });
  });
  it('takes the address in a header field alone, and its own sign-in before the user name’s', async () => {
    const settings = { url: 'https://dns.example.net/', username: 'me', password: 'pw' };
    expect((await send({ ...settings, headers: 'X-Address: {ip}' })).request?.headers).toEqual({
      Authorization: 'Basic bWU6cHc=',
      'X-Address': '44.128.0.1',
    });
    expect((await send({ ...settings, headers: 'Authorization: Bearer t{ip}' })).request?.headers).toEqual({
      Authorization: 'Bearer t44.128.0.1',
    });
  });
  it.each([
    [{ headers: 'Host: other.example' }, 'headers'],
    [{ method: 'DELETE' }, 'method'],
    [{ url: 'http://dns.example.net/?ip={ip}' }, 'url'],
    [{ url: 'https://dns.example.net/', headers: 'X-A: %i' }, 'headers'],
    [{ url: 'https://dns.example.net/', body: 'a=b' }, 'body'],
    [{ url: 'https://dns.example.net/' }, 'url'],
  ])('is sent to nobody: %j', async (settings, setting) => {
    const { outcome, request } = await send(settings);
    expect([outcome, request]).toEqual([{ kind: 'not-sent', reason: 'unfit-setting', setting }, undefined]);
  });
});

describe('what is shown of it', () => {
  it('is all but the secrets', async () => {
    const { exchanges } = await send(
      {
        url: `${URL}&k=s3cr3t-1`,
        headers: 'X-Api: s3cr3t-2\nAccept: application/json\nX-Auth: Token s3cr3t-3',
        body: '{"pass":"s3cr3t-4","content":"{ip}","type":"A"}',
      },
      { body: 'ok: s3cr3t-1 s3cr3t-2 s3cr3t-3 s3cr3t-4' },
    );
    expect(exchanges).toEqual([
      {
        transport: 'http',
        request: 'POST https://dns.example.net/set?name=a.example.com&ip=44.128.0.1&k=•••',
        headers: [
          ['X-Api', '•••'],
          ['Accept', 'application/json'],
          ['X-Auth', '•••'],
          ['Content-Type', 'application/json'],
        ],
        sent: '{"pass":"•••","content":"44.128.0.1","type":"A"}',
        reply: { status: 200, text: 'ok: ••• ••• ••• •••' },
      },
    ]);
  });
  it.each([
    ['the password of a sign-in', { headers: `Authorization: Basic ${Buffer.from('me:hunter22').toString('base64')}` }, 'hunter22'],
    ['a field of a form', { body: 'a=hunter22&ip={ip}' }, 'hunter22'],
    ['beside what is filled in', { body: 'ip={ip}&a=hunter22-{host}' }, 'hunter22'],
    ['in plain text', { body: '{ip} is hunter22', headers: 'Content-Type: text/plain' }, 'hunter22'],
    ['in XML', { body: '<a><b>hunter22</b>{ip}</a>' }, 'hunter22'],
    ['beside a number', { body: '{"ttl":{ttl},"a":["hunter22"],"ip":"{ip}"}', ttl: 60 }, 'hunter22'],
  ])('holds no secret: %s', async (_, settings, secret) => {
    const { exchanges, outcome } = await send(settings, { body: 'no' });
    expect(JSON.stringify([exchanges, outcome])).not.toContain(secret);
  });
});

describe('what counts as a success of one’s own server', () => {
  const NO_SIGN = { kind: 'not-confirmed', reason: 'no-rule', excerpt: '{"state":"stored"}' };
  it.each<[object, { status?: number; body?: string }, object]>([
    [{}, { body: '{"state":"stored"}' }, NO_SIGN],
    [{ successAt: '/state', successIs: 'Stored' }, { body: '{"state":"stored"}' }, { kind: 'updated' }],
    [{ successAt: '/state', successIs: 'kept' }, { body: '{"state":"stored"}' }, NO_SIGN],
    [{ successAt: '/n/0/ok', successIs: 'true' }, { body: '{"n":[{"ok":true}]}' }, { kind: 'updated' }],
    [{ successAt: '/ok', successIs: 'true' }, { body: '{"ok":true,"ip":"192.0.2.9"}' }, { kind: 'not-confirmed', reason: 'other-address' }],
    [{ successAt: '/ok', successIs: 'true' }, { body: '{"ok":true}', status: 500 }, { kind: 'server-error' }],
    [{}, { body: '', status: 204 }, { kind: 'not-confirmed', reason: 'empty-reply' }],
    [{ successStatus: '204' }, { body: '', status: 204 }, { kind: 'updated' }],
    [{ successStatus: '204' }, { body: '', status: 200 }, { kind: 'not-confirmed', reason: 'empty-reply' }],
    [{ successStatus: '200' }, { body: '' }, { kind: 'updated' }],
    [{ successStatus: '200' }, { body: 'anything' }, { kind: 'not-confirmed', reason: 'no-rule' }],
    [{ successStatus: '200', successRegex: 'any' }, { body: 'anything' }, { kind: 'updated' }],
    [{ successStatus: '201', successRegex: 'any' }, { body: 'anything' }, { kind: 'not-confirmed' }],
    [{ successStatus: '202' }, { body: '<html><body>Sign in</body></html>', status: 202 }, { kind: 'not-confirmed', reason: 'html-reply' }],
    [{ successStatus: '200' }, { body: '', status: 302 }, { kind: 'not-confirmed', reason: 'redirect' }],
  ])('%j of %j', async (settings, reply, outcome) => {
    expect((await send(settings, reply)).outcome).toMatchObject(outcome);
  });
  it.each([
    [{ successAt: 'state', successIs: 'x' }, 'successAt'],
    [{ successIs: 'x' }, 'successAt'],
    [{ successAt: '/state' }, 'successIs'],
    [{ successStatus: '302' }, 'successStatus'],
    [{ successRegex: '(a+)+$' }, 'successRegex'],
  ])('is nothing that could not be used, and nothing is sent: %j', async (settings, setting) => {
    const { outcome, request } = await send(settings);
    expect([outcome, request]).toEqual([{ kind: 'not-sent', reason: 'unfit-setting', setting }, undefined]);
  });
});

describe('an own URL of several hosts', () => {
  const hosts = ['a.example.com', 'b.example.com', 'c.example.com'];
  it.each([
    [401, '', 'auth-failed'],
    [429, '', 'rate-limited'],
    [503, '', 'server-error'],
    [200, 'badauth', 'auth-failed'],
    [200, 'abuse', 'abuse'],
  ])('asks its one server no more after %i %s', async (status, body, kind) => {
    const { perHost, requests } = await send({}, { status, body, hosts });
    expect(requests).toBe(1);
    expect(Object.values(perHost ?? {}).map((outcome) => outcome.kind)).toEqual([kind, kind, kind]);
  });
  it('goes on where one host alone is refused', async () => expect((await send({}, { body: 'nohost', hosts })).requests).toBe(3));
});

describe('a part of a header field that comes back alone', () => {
  it.each([
    'Authorization: sso-key k3yk3yk3y:s3cr3tvalue',
    'X-Auth: id=12; token=s3cr3tvalue',
    'X-Auth: me,s3cr3tvalue',
    'Authorization: Digest username="me", response="s3cr3tvalue"',
    'Referer: https://dns.example.net/page?key=s3cr3tvalue',
  ])('is not shown: %s', async (headers) => {
    const { exchanges = [], outcome } = await send({ headers }, { body: 'no such key: s3cr3tvalue' });
    expect(JSON.stringify([exchanges, outcome])).not.toContain('s3cr3tvalue');
    expect(outcome.excerpt).toContain('no such key');
  });
});

describe('a secret of any signs', () => {
  /** Long enough to be told from a word, and no switch such as `auto`. */
  const secret = fc
    .array(fc.constantFrom(...'abcXYZ019&=%+#"\'<>{}|;:,.@!*()[]~^`$ -_/\\漢é😀'), { minLength: 5, maxLength: 24 })
    .map((signs) => `q${signs.join('')}q`)
    .filter((text) => !/[{}]/.test(text) || !/#?\{[A-Za-z0-9]+\}/.test(text));
  const places: Record<string, (text: string) => object> = {
    'a field of the query': (text) => ({ url: `${URL}&k=${encodeURIComponent(text)}` }),
    'the path': (text) => ({ url: `https://dns.example.net/u/${encodeURIComponent(text)}/?ip={ip}` }),
    'the sign-in of the address': (text) => ({ url: `https://me:${encodeURIComponent(text)}@dns.example.net/?ip={ip}` }),
    'a token behind the question mark': (text) => ({ url: `https://dns.example.net/?${encodeURIComponent(text)}`, ipv4Key: 'ip' }),
    'a header field': (text) => ({ headers: `X-Own: ${text}` }),
    'a token in a header field': (text) => ({ headers: `X-Own: Token ${text}` }),
    'a JSON body': (text) => ({ body: JSON.stringify({ a: { b: [text.replaceAll('%', '%%')] }, ip: '{ip}' }) }),
    'a form': (text) => ({ body: `ip={ip}&a=${encodeURIComponent(text)}` }),
    'plain text': (text) => ({ headers: 'Content-Type: text/plain', body: `{ip} ${text.replaceAll('%', '%%')}` }),
    'the password': (text) => ({ username: 'me', password: text }),
  };
  it.each(Object.entries(places))('is not shown, nor when it comes back: %s', async (_, of) => {
    await fc.assert(
      fc.asyncProperty(secret, async (text) => {
        const { exchanges = [], outcome, request } = await send(of(text), { body: `no: ${text}` });
        expect(request).toBeDefined();
        const shown = exchanges.flatMap(({ request: line, headers, sent, reply }) => [line, ...headers.flat(), sent, reply?.text ?? '']);
        const forms = [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), Buffer.from(`me:${text}`).toString('base64')];
        for (const form of forms) for (const one of [...shown, outcome.excerpt ?? '']) expect(one).not.toContain(form);
      }),
      { numRuns: 60 },
    );
  });
});
