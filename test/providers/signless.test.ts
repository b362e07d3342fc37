import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../main/ports/dns-service.ts';
import { createServices } from '../../main/providers/index.ts';
import type { Ports } from '../../main/providers/run/io.ts';
import { sourceBuiltIns, sourcePlugins } from '../../main/providers/source-built-ins.ts';
import { isAccepted } from '../../preload/contract/outcome.ts';
import { type Subject, subjectOf } from './conformance/subject.ts';
import { jobOf, serviceOf } from './replay/run-case.ts';
import { playCase } from './replay/script.ts';
import type { WireCase } from './replay/wire-case.ts';
import { type Hostile, hostileReply, IPV4, IPV6, successWords } from './signless/replies.ts';
import { carriesSign } from './signless/signs.ts';

/** It asks nobody: what it tells of is done by hand. */
const ASKS_NOBODY = new Set(['emailonly']);
const plugins = sourcePlugins().filter(({ id, status }) => status === 'live' && !ASKS_NOBODY.has(id));
const subjects = plugins.map(subjectOf);
const words = successWords(plugins);

/** A far side that answers one reply after the other, over and over, in whatever protocol it is asked. */
const farSide = (replies: readonly Hostile[]): { ports: Ports; told: Hostile[] } => {
  const told: Hostile[] = [];
  const next = (): Hostile => {
    const { status, body } = replies[told.length % replies.length] ?? { status: 200, body: '' };
    // No body comes with these (RFC 9110 §15).
    const reply = { status, body: [204, 205, 304].includes(status) ? '' : body };
    told.push(reply);
    return reply;
  };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const ports: Ports = {
    http: {
      async send() {
        const { status, body } = next();
        return { ok: true, status, headers: {}, body: bytes(body), truncated: false };
      },
    },
    tls: {
      dial: async () => ({ ok: true, link: { write: () => {}, readUntil: async () => next().body, close: () => {} } }),
    },
    dns: { resolvers: () => [], exchange: async () => ({ ok: true, message: bytes(next().body) }) },
    now: () => 1_700_000_000_000,
  };
  return { ports, told };
};

const builtIns = sourceBuiltIns();
/** What the cases of the built-in services answer before it comes to the end. */
const folder = new URL('./cases/', import.meta.url);
const cases = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as WireCase[]);
/** They speak no HTTP. */
const OTHERWISE = new Set(['onamae', 'rfc2136']);
const inSteps = cases.filter((wire) => (wire.expect_requests ?? []).length > 1 && !OTHERWISE.has(serviceOf(wire)));

const update = async (job: Job, replies: readonly Hostile[]) => {
  const { ports, told } = farSide(replies);
  return { told, result: await createServices(ports, builtIns).update(job) };
};
const accepts = ({ outcome, perHost, perFamily }: Awaited<ReturnType<typeof update>>['result']): boolean =>
  [outcome, ...Object.values(perHost ?? {}), ...Object.values(perFamily ?? {})].some((one) => one !== undefined && isAccepted(one));

/** Each family alone as well: what answers one address with its echo is not asked for two. */
const jobsOf = ({ job }: Subject): Job[] => [
  ...(job.ipv4 === null ? [] : [{ ...job, ipv4: IPV4, ipv6: null }]),
  ...(job.ipv6 === null ? [] : [{ ...job, ipv4: null, ipv6: IPV6 }]),
];

describe.each(subjects.map((subject) => [subject.plugin.id, subject] as const))('%s', (_, subject) => {
  it('calls nothing a success that lacks its sign', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...jobsOf(subject)),
        fc.array(hostileReply(words, successWords([subject.plugin])), { minLength: 1, maxLength: 4 }),
        async (job, replies) => {
          const { told, result } = await update(job, replies);
          if (accepts(result)) expect(told.filter((reply) => carriesSign(subject.plugin, reply))).not.toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** How the last one ends says nothing of the records. */
const LOGS_OUT = new Set(['netcup']);

/** The case's own answers, and from one of its requests on the hostile one; with what was told in its place. */
const played = async (wire: WireCase, from: number, hostile: Hostile) => {
  const script = playCase(wire, { status: 200, outcome: 'updated', to: -1 });
  const { ports, told } = farSide([hostile]);
  let count = 0;
  const http: Ports['http'] = {
    async send(request) {
      count += 1;
      if (count > from) return ports.http.send(request);
      const { protocol, host, pathname, searchParams } = new URL(request.url);
      const { status, body } = script.meet({
        method: request.method,
        scheme: protocol === 'http:' ? 'http' : 'https',
        host,
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
        body: String(request.body ?? ''),
      });
      return { ok: true, status, headers: {}, body: new TextEncoder().encode(String(body)), truncated: false };
    },
  };
  const result = await createServices({ ...ports, http }, builtIns).update(jobOf(wire));
  return { result, told: LOGS_OUT.has(wire.provider) ? told.slice(0, -1) : told };
};

describe.each(inSteps.map((wire) => [wire.id, wire] as const))('%s', (_, wire) => {
  it('ends in no success that lacks its sign, wherever its far side turns hostile', async () => {
    const plugin = plugins.find(({ id }) => id === serviceOf(wire));
    if (plugin === undefined) throw new Error(`no plug-in for ${wire.id}`);
    const before = fc.integer({ min: 1, max: (wire.expect_requests?.length ?? 0) - 1 });
    await fc.assert(
      fc.asyncProperty(before, hostileReply(words, successWords([plugin])), async (from, hostile) => {
        const { result, told } = await played(wire, from, hostile);
        if (isAccepted(result.outcome) && told.length > 0) expect(told.filter((reply) => carriesSign(plugin, reply))).not.toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
