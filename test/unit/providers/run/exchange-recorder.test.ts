import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpReply, HttpRequest } from '../../../../main/ports/http.ts';
import { maskOf } from '../../../../main/providers/mask/mask.ts';
import { createExchangeRecorder } from '../../../../main/providers/run/exchange-recorder.ts';
import type { Ports } from '../../../../main/providers/run/io.ts';
import { settle } from '../../../helpers/fake-clock.ts';

const SECRET = 'pä&+%#="\'é漢 /?';

const far = (answer: (request: HttpRequest) => string) => {
  const sent: HttpRequest[] = [];
  const ports: Ports = {
    http: {
      async send(request): Promise<HttpReply> {
        sent.push(request);
        return { ok: true, status: 200, headers: {}, body: new TextEncoder().encode(answer(request)), truncated: false };
      },
    },
    tls: { dial: async () => ({ ok: false, fault: 'connection', detail: 'nobody there' }) },
    dns: { resolvers: () => [], exchange: async () => ({ ok: false, fault: 'timeout', detail: 'nobody there' }) },
    now: () => 0,
  };
  return { ports, sent };
};
const request = (more: Partial<HttpRequest>): HttpRequest => ({
  method: 'GET',
  url: 'https://dns.test/',
  headers: {},
  timeoutMs: 1000,
  maxBytes: 1000,
  ...more,
});

describe('a witness', () => {
  it('notes nothing of what practice let nobody send, and all else that was tried', async () => {
    const refused = (fault: 'practice' | 'connection') => ({ ok: false, fault, detail: 'X' }) as const;
    for (const fault of ['practice', 'connection'] as const) {
      const ports: Ports = {
        http: { send: async () => refused(fault) },
        tls: { dial: async () => refused(fault) },
        dns: { resolvers: () => [], exchange: async () => refused(fault) as never },
        now: () => 0,
      };
      const { ports: through, exchanges } = createExchangeRecorder(ports, maskOf([], []));
      expect(await through.http.send(request({}))).toEqual(refused(fault));
      expect(await through.tls.dial('dns.test', 443, 1)).toEqual(refused(fault));
      await through.dns.exchange({ server: '192.0.2.1', message: new Uint8Array(1) } as never);
      expect(exchanges()).toHaveLength(fault === 'practice' ? 0 : 3);
    }
  });
  it('hands everything on as it is, and notes it without the secret', async () => {
    const { ports, sent } = far(() => `good ${SECRET}`);
    const recorder = createExchangeRecorder(ports, maskOf([SECRET], ['me']));
    const call = request({
      method: 'POST',
      url: `https://dns.test/set?p=${encodeURIComponent(SECRET)}`,
      headers: { Authorization: 'Bearer x', 'X-Client': 'Saikoro' },
      body: JSON.stringify({ password: 'other', name: 'www' }),
    });
    const reply = await recorder.ports.http.send(call);
    expect(sent).toEqual([call]);
    expect(new TextDecoder().decode((reply as { body: Uint8Array }).body)).toBe(`good ${SECRET}`);
    expect(recorder.exchanges()).toEqual([
      {
        transport: 'http',
        request: 'POST https://dns.test/set?p=•••',
        headers: [
          ['Authorization', '•••'],
          ['X-Client', 'Saikoro'],
        ],
        sent: '{"password":"•••","name":"www"}',
        reply: { status: 200, text: 'good •••' },
      },
    ]);
  });

  it.each([
    ['https://dns.test/?action=a&sha=0123456789abcdef', 'GET https://dns.test/?action=a&sha=•••'],
    ['https://dns.test/u?user=me&pw=hunter2', 'GET https://dns.test/u?user=me&pw=•••'],
  ])('hides what is computed from a password: %s', async (url, wanted) => {
    const recorder = createExchangeRecorder(far(() => '').ports, maskOf([]));
    await recorder.ports.http.send(request({ url }));
    expect(recorder.exchanges()[0]?.request).toBe(wanted);
  });

  it('hides what a service gives out for a session', async () => {
    const recorder = createExchangeRecorder(
      far(() => '{"responsedata": {"apisessionid": "abc\\"d"}, "n": "<sessionToken>xyz</sessionToken>"}').ports,
      maskOf([]),
    );
    await recorder.ports.http.send(request({}));
    const text = recorder.exchanges()[0]?.reply?.text ?? '';
    expect(text).not.toContain('abc');
    expect(text).not.toContain('xyz');
  });

  it.each(['{"token":"', '<token>'])('looks through a huge reply that never ends, and shows nothing of it: %s', async (beginning) => {
    const recorder = createExchangeRecorder(far(() => `${beginning}${'a'.repeat(9_000_000)}`).ports, maskOf([]));
    await recorder.ports.http.send(request({}));
    expect(recorder.exchanges()[0]?.reply?.text).not.toContain('aaaa');
  });

  it('lets nothing out in a dry run, and never answers', async () => {
    const { ports, sent } = far(() => 'good');
    const recorder = createExchangeRecorder(ports, maskOf([SECRET]), { dry: true });
    let answered = false;
    void recorder.ports.http.send(request({ url: `https://dns.test/?a=${encodeURIComponent(SECRET)}` })).then(() => {
      answered = true;
    });
    await recorder.stopped;
    await settle();
    expect(answered).toBe(false);
    expect(sent).toEqual([]);
    expect(recorder.exchanges()).toMatchObject([{ request: 'GET https://dns.test/?a=•••', reply: null }]);
  });

  it('tells a fault in the place of a reply, for every transport', async () => {
    const recorder = createExchangeRecorder(far(() => '').ports, maskOf([]));
    await recorder.ports.tls.dial('dns.test', 65_010, 1000);
    await recorder.ports.dns.exchange({ server: '192.0.2.1', message: new Uint8Array(40), timeoutMs: 1000 });
    expect(recorder.exchanges()).toMatchObject([
      { transport: 'tls', request: 'dns.test:65010', reply: { text: 'connection: nobody there' } },
      { transport: 'dns', request: '192.0.2.1:53', reply: { text: 'timeout: nobody there' } },
    ]);
  });

  it('is bounded, and shows no secret wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 4 }), fc.string({ maxLength: 3000 }), async (secret, filler) => {
        fc.pre(secret.trim().length >= 4 && !'•••'.includes(secret.trim()) && !`GET https://dns.test/${filler}`.includes(secret.trim()));
        const recorder = createExchangeRecorder(far(() => `${filler}${secret}`).ports, maskOf([secret]));
        await recorder.ports.http.send(request({ body: `${filler}${secret}` }));
        const [noted] = recorder.exchanges();
        for (const text of [noted?.sent ?? '', noted?.reply?.text ?? '']) {
          expect(text).not.toContain(secret);
          expect(text.length).toBeLessThanOrEqual(2001);
        }
      }),
    );
  });
});
