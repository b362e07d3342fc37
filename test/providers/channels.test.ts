import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../main/channels/message.ts';
import { MESSAGE_NAMES } from '../../main/channels/message.ts';
import { type HttpPorts, sendHttp } from '../../main/channels/send-http.ts';
import { SPEC_IDS, specOf } from '../../main/channels/specs.ts';
import { createHttp } from '../../main/platform/sockets/http.ts';
import { BUILT_IN_NAMES } from '../../main/providers/render/scope.ts';
import { CHANNEL_KINDS, HEARTBEAT_KINDS } from '../../preload/contract/channel.ts';
import { channelCases, ID, MESSAGE } from './channel-cases.ts';
import { makeCertificates } from './replay/certificates.ts';

const NOW = 1_700_000_000_000;
const message: Message = { id: ID, severity: 'failure', ...MESSAGE, count: 1, hosts: ['home.example.com'], address: '', at: NOW };

interface Got {
  line: string;
  host: string;
  headers: Record<string, unknown>;
  body: string;
}
let got: Got[] = [];
let answer: { status: number; body: string; headers: Record<string, string> } = { status: 200, body: '', headers: {} };
const certificates = makeCertificates(channelCases.map(({ request }) => request.host.replace(/:\d+$/, '')));
const server = createServer({ key: certificates.key, cert: certificates.cert }, (request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const { method, url, headers } = request;
    got.push({ line: `${method} ${url}`, host: String(headers.host), headers, body: Buffer.concat(parts).toString() });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});
let ports: HttpPorts;
let close: () => Promise<void>;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const http = createHttp({ ca: [certificates.ca], connectTo: () => ({ host: '127.0.0.1', port }), userAgent: 'Saikoro/0' });
  close = http.close;
  ports = { http, now: () => NOW };
});
afterAll(async () => {
  await close();
  server.closeAllConnections();
  server.close();
});
const send = async (kind: string, settings: Record<string, string | number>, more: Partial<Message> = {}) => {
  got = [];
  const spec = specOf(kind);
  if (spec === null) throw new Error(kind);
  return sendHttp(spec, settings, { ...message, ...more }, ports);
};

describe.each(channelCases)('the channel $kind ($request.host)', ({ kind, settings, request, replies }) => {
  it('sends what its vendor documents, byte for byte', async () => {
    answer = { status: 200, body: '', headers: {} };
    await send(kind, settings);
    expect(got).toHaveLength(1);
    const [one] = got as [Got];
    expect({ line: one.line, host: one.host, body: one.body }).toEqual({ line: request.line, host: request.host, body: request.body });
    expect(one.headers).toMatchObject(request.headers ?? {});
  });
  it.each(replies)('reads %i %#', async (status, body, outcome, headers = {}) => {
    answer = { status, body, headers };
    const sent = await send(kind, settings);
    expect(sent.outcome).toMatchObject(outcome);
    expect(sent.exchanges).toHaveLength(1);
  });
  it('shows no secret in the exchange, though the reply tells it', async () => {
    const spec = specOf(kind);
    const secrets = (spec?.plugin.settings ?? [])
      .filter(({ kind: of }) => of === 'secret')
      .map(({ key }) => String(settings[key] ?? ''))
      .flatMap(
        (text) => text.match(/[A-Za-z0-9._:-]*(?:s3cret|t0ken|tk_|ABC-DEF|XXXX|AKB8|azGD|uQiR|ynJ5|AbCd1234)[A-Za-z0-9._:-]*/gi) ?? [],
      );
    expect(secrets.length).toBeGreaterThan(0);
    answer = { status: 200, body: `echo ${secrets.join(' ')}`, headers: {} };
    const { exchanges } = await send(kind, settings);
    const shown = JSON.stringify(exchanges);
    expect(shown).toContain('•••');
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });
});

describe('all channels', () => {
  it('has a file for each kind that is data, a case for each, and names of its own alone', () => {
    const data = [...CHANNEL_KINDS.filter((kind) => kind !== 'mail' && kind !== 'command'), ...HEARTBEAT_KINDS];
    expect([...SPEC_IDS].sort()).toEqual([...data].sort());
    expect([...new Set(channelCases.map(({ kind }) => kind))].sort()).toEqual([...data].sort());
    const taken = new Set<string>([...MESSAGE_NAMES, ...BUILT_IN_NAMES]);
    for (const id of SPEC_IDS) for (const { key } of specOf(id)?.plugin.settings ?? []) expect(taken.has(key), `${id} ${key}`).toBe(false);
  });
  it('tells that all is well', async () => {
    answer = { status: 200, body: 'OK', headers: {} };
    const well = { severity: 'change', text: 'OK' } as const;
    await send('healthchecks', { url: 'https://hc-ping.com/AbCd' }, well);
    expect(got[0]?.line).toBe('GET /AbCd');
    await send('kuma', { url: 'https://kuma.example.net/api/push/tok?status=up&msg=OK&ping=' }, well);
    expect(got[0]?.line).toBe('GET /api/push/tok?status=up&msg=OK&ping=');
  });
  it('lets no line end into a header, a title or a path', async () => {
    answer = { status: 200, body: '', headers: {} };
    const title = 'a\r\nX-Evil: 1\r\n\r\nb\u0000';
    await send('webhook', { url: 'https://hooks.example.net/{title}', method: 'POST', headers: 'X-Title: {title}' }, { title });
    expect(got[0]?.headers).toMatchObject({ 'x-title': 'a X-Evil: 1 b' });
    expect(got[0]?.headers).not.toHaveProperty('x-evil');
    expect(got[0]?.line).toBe('POST /a%20X-Evil%3A%201%20b');
    const climbing = await send('webhook', { url: 'https://hooks.example.net/x/{title}', method: 'POST' }, { title: '..' });
    expect([climbing.outcome.kind, got.length]).toEqual(['not-sent', 0]);
  });
  it.each([
    ['webhook', { url: 'https://hooks.example.net/{nosuch}' }, { reason: 'unfit-setting', setting: 'url', sought: '{nosuch}' }],
    ['webhook', { url: 'https://hooks.example.net/', body: '{"a":"{titel}"}' }, { setting: 'body', sought: '{titel}' }],
    ['webhook', { url: 'https://hooks.example.net/', body: '{"a":' }, { setting: 'body' }],
    ['webhook', { url: 'https://hooks.example.net/', headers: 'Host: elsewhere' }, { setting: 'headers' }],
    ['webhook', { url: 'https://hooks.example.net/', headers: 'X: a\u0000b' }, { setting: 'headers' }],
    ['webhook', { url: 'https://{title}.example.net/' }, { setting: 'url' }],
    ['webhook', { url: 'ftp://hooks.example.net/' }, { setting: 'url' }],
    ['slack', { url: '' }, { reason: 'missing-secret', setting: 'url' }],
    ['slack', { url: 'http://hooks.slack.com/services/x' }, { reason: 'unfit-setting', setting: 'url' }],
    ['slack', { url: 'https://user:pass@hooks.slack.com/services/x' }, { reason: 'unfit-setting', setting: 'url' }],
    ['gotify', { server: 'http://gotify.example.com', token: 'abcd' }, { reason: 'unfit-setting', setting: 'server' }],
    ['gotify', { server: 'https://gotify.example.com', token: 'ab\ncd' }, { reason: 'unfit-setting', setting: 'token' }],
    ['telegram', { token: '1:x/../../y', chat: '1' }, { kind: 'not-sent' }],
  ] as [string, Record<string, string>, object][])('sends nothing for %s %j', async (kind, settings, outcome) => {
    const sent = await send(kind, settings);
    expect(sent.outcome).toMatchObject({ kind: 'not-sent', ...outcome });
    expect([got.length, sent.exchanges.length]).toEqual([0, 0]);
  });
  it('goes unencrypted to the home network alone', async () => {
    const asked: unknown[] = [];
    const http: HttpPorts['http'] = {
      async send(request) {
        asked.push(request);
        return { ok: false, fault: 'connection', detail: '' };
      },
    };
    const spec = specOf('gotify');
    if (spec === null) throw new Error('gotify');
    await sendHttp(spec, { server: 'http://nas.local:8080', token: 'abcd' }, message, { ...ports, http });
    expect(asked).toMatchObject([{ url: 'http://nas.local:8080/message', onlyPrivate: true, allowPrivate: true }]);
  });
  it('cuts a message to what the vendor takes', async () => {
    answer = { status: 204, body: '', headers: {} };
    await send('discord', { url: 'https://discord.com/api/webhooks/1/abcdefgh' }, { title: 't'.repeat(999), text: 'é'.repeat(9999) });
    expect([...JSON.parse(got[0]?.body ?? '').content].length).toBeLessThanOrEqual(2000);
  });
});
