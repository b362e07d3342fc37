import { describe, expect, it } from 'vitest';
import type { HttpReply, HttpRequest } from '../../../main/ports/http.ts';
import { createDnsOverHttps } from '../../../main/sources/dns-over-https.ts';

const MESSAGE = Uint8Array.of(0, 1, 1, 0);
const reply = (more: object = {}): HttpReply => ({ ok: true, status: 200, headers: {}, body: MESSAGE, truncated: false, ...more });

const exchange = async (answer: HttpReply) => {
  const asked: HttpRequest[] = [];
  const send = async (request: HttpRequest): Promise<HttpReply> => {
    asked.push(request);
    return answer;
  };
  const dns = createDnsOverHttps({ http: { send } });
  return { asked, answer: await dns.exchange({ url: 'https://1.1.1.1/dns-query', message: MESSAGE, timeoutMs: 3000 }) };
};

describe('DNS over HTTPS', () => {
  it('posts the message as RFC 8484 has it, and gives back what came', async () => {
    const { asked, answer } = await exchange(reply());
    expect(answer).toEqual({ ok: true, message: MESSAGE });
    expect(asked).toMatchObject([
      { method: 'POST', url: 'https://1.1.1.1/dns-query', headers: { 'content-type': 'application/dns-message' }, body: MESSAGE },
    ]);
    expect(asked[0]?.allowPrivate).toBeUndefined();
  });
  it.each([
    ['an error page', reply({ status: 503 })],
    ['more than an answer can be', reply({ truncated: true })],
    ['no connection', { ok: false, fault: 'connection', detail: 'ECONNREFUSED' } as const],
  ])('takes %s for no answer', async (_, given) => expect((await exchange(given)).answer.ok).toBe(false));
});
