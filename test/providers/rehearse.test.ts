import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../main/ports/dns-service.ts';
import { createServices } from '../../main/providers/index.ts';
import type { Ports } from '../../main/providers/run/io.ts';
import { sourceBuiltIns, sourcePlugins } from '../../main/providers/source-built-ins.ts';
import { type Subject, subjectOf } from './conformance/subject.ts';

const subjects = sourcePlugins()
  .filter(({ status }) => status === 'live')
  .map(subjectOf);

/** One only tells of changes; one finds that the hard secret is no key. */
const SENDS_NOTHING: Readonly<Record<string, object>> = {
  emailonly: { kind: 'updated' },
  rfc2136: { kind: 'not-sent', reason: 'unfit-setting', setting: 'tsigName' },
};

const rehearse = async ({ job }: Pick<Subject, 'job'>): Promise<{ rehearsal: Rehearsal; used: string[] }> => {
  const used: string[] = [];
  const never = <T>(what: string): Promise<T> => {
    used.push(what);
    return Promise.reject(new Error(`used: ${what}`));
  };
  const ports: Ports = {
    http: { send: ({ url }) => never(url) },
    tls: { dial: (host) => never(host) },
    dns: { exchange: ({ server }) => never(server), resolvers: () => [] },
    now: () => 1_700_000_000_000,
    wait: (ms) => never(`${ms} ms`),
  };
  return { rehearsal: await createServices(ports, sourceBuiltIns()).rehearse(job), used };
};

const digest = (kind: string, text: string): string => createHash(kind).update(text).digest('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');

/** Everything a secret may be written as, alone or with a user's name, and what may be computed from it. */
const formsOf = (secret: string, names: readonly string[]): string[] => [
  secret,
  encodeURIComponent(secret),
  encodeURI(secret),
  new URLSearchParams({ s: secret }).toString().slice(2),
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  ...['', ...names].flatMap((name) => [base64(`${name}:${secret}`), digest('sha1', `${name}|${secret}`)]),
  base64(secret),
  ...['md5', 'sha1', 'sha256', 'sha512'].map((kind) => digest(kind, secret)),
];

const secretForms = ({ plugin, job, secret }: Subject): string[] => {
  const keys = plugin.settings.filter(({ kind }) => kind === 'secret').map(({ key }) => key);
  const names = Object.entries(job.settings).flatMap(([key, value]) => (keys.includes(key) ? [] : [String(value)]));
  const secrets = [secret, ...keys.map((key) => job.settings[key]).filter((value) => typeof value === 'string')];
  return secrets.flatMap((each) => formsOf(each, names)).filter((form) => form !== '');
};

describe.each(subjects.map((subject) => [subject.plugin.id, subject] as const))('a rehearsal of %s', (id, subject) => {
  it('shows what would be sent first, sends nothing, and shows no secret', async () => {
    const { rehearsal, used } = await rehearse(subject);
    expect(used).toEqual([]);
    if (rehearsal.ok) {
      expect(SENDS_NOTHING[id]).toBeUndefined();
      expect(rehearsal.exchanges).toHaveLength(1);
      expect(rehearsal.exchanges[0]).toMatchObject({ request: expect.stringMatching(/\S/), reply: null });
    } else expect(rehearsal.outcome).toEqual(SENDS_NOTHING[id]);
    const shown = JSON.stringify(rehearsal);
    const texts = rehearsal.ok ? rehearsal.exchanges.flatMap(({ request, headers, sent }) => [request, ...headers.flat(), sent]) : [];
    for (const form of secretForms(subject)) for (const text of [shown, ...texts]) expect(text).not.toContain(form);
  });
});

it('a rehearsal of rfc2136 with a real key shows where its message would go', async () => {
  const settings = {
    server: '192.0.2.53',
    zone: 'example.com',
    tsigName: 'key',
    tsigSecret: 'c2VjcmV0c2VjcmV0',
    tsigAlgorithm: 'hmac-sha256',
  };
  const job = { service: 'rfc2136', settings, hosts: ['home.example.com'], ipv4: '192.0.2.10', ipv6: null };
  const { rehearsal, used } = await rehearse({ job });
  expect(used).toEqual([]);
  expect(rehearsal).toMatchObject({ ok: true, exchanges: [{ transport: 'dns', request: '192.0.2.53:53', reply: null }] });
  expect(JSON.stringify(rehearsal)).not.toContain(settings.tsigSecret);
});
