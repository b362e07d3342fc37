import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../main/engine/service.ts';
import { decodePlugin, type Plugin } from '../../main/providers/spec.ts';
import { choicesOf } from '../../main/providers/spec-slots.ts';
import { builtIns, presets } from '../../main/providers/specs/index.ts';
import { rsaPem, serviceAccount } from './replay/case-settings.ts';
import type { Answer } from './replay/far-side.ts';
import { hostsOf } from './replay/run-case.ts';
import { openStage, type Stage } from './replay/stage.ts';
import type { WireCase } from './replay/wire-case.ts';

/** Hostile and broken far sides: whatever they answer, no built-in service calls it a success or lets a secret be seen. */
const HARD = `pa&+%#="'é漢 /?`;
const TOKEN = 'tok-5b1f9a';
const plugins = Object.values(builtIns).flatMap((raw): Plugin[] => {
  const decoded = decodePlugin(raw, presets);
  return decoded.ok && decoded.plugin.status === 'live' && !['onamae', 'rfc2136', 'emailonly'].includes(decoded.plugin.id)
    ? [decoded.plugin]
    : [];
});

/** Services whose documented sign of a success is one of the answers below: they say nothing more than that. */
const SPEAKS_LITTLE: Readonly<Record<string, string[]>> = {
  'ddns.fm': ['nothing'],
  myaddr: ['nothing'],
  mythicbeasts: ['an empty JSON tree'],
  domeneshop: ['nothing', 'no content'],
  selfhost: ['no content'],
  godaddy: ['nothing', 'an empty JSON tree'],
  powerdns: ['no content'],
};

/** Settings that must have a form of their own to be sent at all. */
const OWN: Readonly<Record<string, Job['settings']>> = {
  cloudflare: { token: TOKEN },
  cloudns: {
    dynurl: `https://ipv4.cloudns.net/api/dynamicURL/?q=${TOKEN}`,
    dynurlV6: `https://ipv6.cloudns.net/api/dynamicURL/?q=${TOKEN}`,
  },
  custom: { url: 'https://dns.example.net/set?host={host}&ip={ip}&key=%p', successRegex: 'zzz' },
  directnic: { urlV4: `https://directnic.com/dns/gateway/${TOKEN}/`, urlV6: `https://directnic.com/dns/gateway/${TOKEN}/` },
  dyndns1: { server: 'dns.example.net' },
  dyndns2: { server: 'dns.example.net' },
  gcp: { credentials: serviceAccount() },
  powerdns: { server: 'dns.example.net' },
  transip: { privateKey: rsaPem() },
};

/** Every secret is the hard one, every text that must be there is a user name. */
const jobFor = (plugin: Plugin): Job => {
  const settings: Job['settings'] = {};
  for (const { key, kind, required, default: given } of plugin.settings) {
    if (kind === 'secret') settings[key] = HARD;
    else if (key === 'zone') settings[key] = 'example.com';
    else if (kind === 'text' && (required || key === 'username') && given === undefined) settings[key] = 'user1';
  }
  Object.assign(settings, OWN[plugin.id]);
  const host = settings.zone === undefined ? plugin.hostExample : 'home.example.com';
  return {
    service: plugin.id,
    settings,
    hosts: [host],
    ipv4: plugin.ipv4 ? '192.0.2.10' : null,
    ipv6: plugin.ipv6 ? '2001:db8::10' : null,
  };
};
const secretOf = (plugin: Plugin): string => {
  const own = Object.values(OWN[plugin.id] ?? {}).map(String);
  return own.find((text) => text.includes('PRIVATE KEY')) ?? (own.some((text) => text.includes(TOKEN)) ? TOKEN : HARD);
};

const LOGIN = '<!DOCTYPE html><html><head><title>Welcome, good guest! OK</title></head><body>Free Wi-Fi: status=0 SUCCESS</body></html>';
const ANSWERS: Record<string, Answer> = {
  junk: { status: 200, body: 'no such sign\u0000\u0001' },
  'a login page': { status: 200, body: LOGIN },
  'a login page with a redirect': { status: 302, body: LOGIN, headers: { location: 'https://evil.example.net/' } },
  nothing: { status: 200, body: '' },
  'no content': { status: 204, body: '' },
  'a success of another service': { status: 200, body: 'yes=1' },
  'an empty JSON tree': { status: 200, body: '{}' },
  'JSON of other kinds': { status: 200, body: '{"result":["OK"],"success":"true","errors":{"0":{"code":"x"}}}' },
  'deep JSON': { status: 200, body: `${'['.repeat(30_000)}${']'.repeat(30_000)}` },
  'a success that is cut off': { status: 200, body: `good 192.0.2.10 OK SUCCESS status=0 {"result":"OK"}${' '.repeat(100_000)}` },
  'ten megabytes': { status: 200, body: Buffer.alloc(10_000_000, 'good ') },
  'compressed bytes nobody asked for': { status: 200, body: gzipSync('good'), headers: { 'content-encoding': 'gzip' } },
  'not modified': { status: 304, body: '' },
  'a teapot that says good': { status: 418, body: 'teapot good' },
};

const answersFor = (plugin: Plugin) => Object.entries(ANSWERS).filter(([name]) => !SPEAKS_LITTLE[plugin.id]?.includes(name));

/** Every far side the cases of the built-in services know. */
const caseHosts = (): string[] => {
  const folder = new URL('./cases/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((file) => (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as WireCase[]).flatMap(hostsOf));
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(
    [
      ...plugins.flatMap(({ host }) => (host === undefined ? [] : choicesOf(host).map(({ value }) => value.source))),
      ...caseHosts(),
      'evil.example.net',
      'dns.example.net',
    ].filter((host) => !host.includes('{')),
  );
});
afterAll(() => stage.close());

describe.each(plugins.map((plugin) => [plugin.id, plugin] as const))('%s', (_, plugin) => {
  it.each(answersFor(plugin))('takes no success from %s', async (_, answer) => {
    let asked = 0;
    stage.far.answer = () => {
      asked += 1;
      return answer;
    };
    const result = await stage.services.update(jobFor(plugin));
    expect(asked).toBeGreaterThan(0);
    expect(['updated', 'unchanged']).not.toContain(result.outcome.kind);
    expect(
      [result.outcome, ...Object.values(result.perHost ?? {}), ...Object.values(result.perFamily ?? {})].map((one) => one?.kind),
    ).not.toContain('updated');
  });
  it('shows no secret that the far side sends back', async () => {
    const seen = new Set<string>();
    const secret = secretOf(plugin);
    stage.far.answer = (request) => {
      const told = `${request.path} ${JSON.stringify(request.query)} ${request.headers.authorization ?? ''} ${secret} ${encodeURIComponent(secret)}`;
      seen.add(told);
      return { status: 400, body: `bad request: ${told}` };
    };
    const text = JSON.stringify(await stage.services.update(jobFor(plugin)));
    expect(seen.size).toBeGreaterThan(0);
    const basic = Buffer.from(`user1:${secret}`).toString('base64');
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), basic]) expect(text).not.toContain(form);
  });
  it('sends its secret nowhere after a redirect', async () => {
    const hosts: string[] = [];
    stage.far.answer = (request) => {
      hosts.push(request.host);
      return { status: 307, body: '', headers: { location: 'https://evil.example.net/elsewhere' } };
    };
    const { outcome } = await stage.services.update(jobFor(plugin));
    expect(outcome).toMatchObject({ kind: 'not-confirmed', reason: 'redirect' });
    expect(hosts.length).toBeGreaterThan(0);
    expect(hosts).not.toContain('evil.example.net');
  });
});

describe('a job', () => {
  const job: Job = { service: 'duckdns', settings: { token: TOKEN }, hosts: ['home.duckdns.org'], ipv4: '192.0.2.10', ipv6: null };
  it.each([
    ['an unknown service', { service: 'nobody' }, { kind: 'bad-config', reason: 'unknown-service' }],
    ['a name of the language', { service: '__proto__' }, { kind: 'bad-config', reason: 'unknown-service' }],
    ['an ended service', { service: 'ieserver' }, { kind: 'bad-config', reason: 'service-ended' }],
    ['no secret', { settings: {} }, { kind: 'bad-config', reason: 'missing-secret', setting: 'token' }],
    ['a host that is none', { hosts: ['a b.duckdns.org'] }, { kind: 'bad-host' }],
    ['a host with a path', { hosts: ['a/../b.duckdns.org'] }, { kind: 'bad-host' }],
    ['a host elsewhere', { hosts: ['home.example.com'] }, { kind: 'bad-host', reason: 'host-outside-zone' }],
    ['no host', { hosts: [] }, { kind: 'bad-host' }],
    ['no address', { ipv4: null }, { kind: 'bad-config' }],
  ])('with %s is not sent', async (_, change, outcome) => {
    stage.far.answer = () => {
      throw new Error('something was sent');
    };
    expect((await stage.services.update({ ...job, ...change })).outcome).toEqual(outcome);
  });
  it('takes names in Unicode', async () => {
    let domains = '';
    stage.far.answer = (request) => {
      domains = request.query.domains ?? '';
      return { status: 200, body: 'OK' };
    };
    const result = await stage.services.update({ ...job, hosts: ['Bücher.duckdns.org.'] });
    expect([domains, result.outcome.kind, result.perHost]).toEqual([
      'xn--bcher-kva',
      'updated',
      { 'Bücher.duckdns.org.': { kind: 'updated' } },
    ]);
  });
});
