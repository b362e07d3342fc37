import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../main/ports/dns-service.ts';
import { choicesOf } from '../../main/providers/grammar/placeholders.ts';
import type { Plugin } from '../../main/providers/grammar/plugin.ts';
import { builtIns, presets } from '../../main/providers/specs/index.ts';
import { decodePlugin } from '../../main/providers/validation/decode.ts';
import { subjectOf } from './conformance/subject.ts';
import { conformance } from './conformance/suite.ts';
import { hostsOf } from './replay/run-case.ts';
import { openStage, type Stage } from './replay/stage.ts';
import type { WireCase } from './replay/wire-case.ts';

/** Two speak no HTTP and have tests of their own; one is done by hand. */
const NO_HTTP = ['onamae', 'rfc2136', 'emailonly'];
const plugins = Object.values(builtIns).flatMap((raw): Plugin[] => {
  const decoded = decodePlugin(raw, presets);
  return decoded.ok && decoded.plugin.status === 'live' && !NO_HTTP.includes(decoded.plugin.id) ? [decoded.plugin] : [];
});

/** Every far side the cases of the built-in services know. */
const caseHosts = (): string[] => {
  const folder = new URL('./cases/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((file) => (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as WireCase[]).flatMap(hostsOf));
};
const specHosts = (): string[] =>
  plugins
    .flatMap(({ host }) => (host === undefined ? [] : choicesOf(host).map(({ value }) => value.source)))
    .filter((host) => !host.includes('{'));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage([...specHosts(), ...caseHosts(), 'evil.example.net', 'dns.example.net']);
});
afterAll(() => stage.close());

conformance(plugins.map(subjectOf), () => stage);

describe('a job', () => {
  const job: Job = { service: 'duckdns', settings: { token: 'tok-5b1f9a' }, hosts: ['home.duckdns.org'], ipv4: '192.0.2.10', ipv6: null };
  it.each([
    ['an unknown service', { service: 'nobody' }, { kind: 'not-sent', reason: 'unknown-service' }],
    ['a name of the language', { service: '__proto__' }, { kind: 'not-sent', reason: 'unknown-service' }],
    ['an ended service', { service: 'ieserver' }, { kind: 'not-sent', reason: 'service-ended' }],
    ['no secret', { settings: {} }, { kind: 'not-sent', reason: 'missing-secret', setting: 'token' }],
    ['a host that is none', { hosts: ['a b.duckdns.org'] }, { kind: 'not-sent', reason: 'unfit-host' }],
    ['a host with a path', { hosts: ['a/../b.duckdns.org'] }, { kind: 'not-sent', reason: 'unfit-host' }],
    ['a host elsewhere', { hosts: ['home.example.com'] }, { kind: 'not-sent', reason: 'host-outside-zone' }],
    ['no host', { hosts: [] }, { kind: 'not-sent', reason: 'unfit-host' }],
    ['no address', { ipv4: null }, { kind: 'not-sent', reason: 'unfit-family' }],
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
