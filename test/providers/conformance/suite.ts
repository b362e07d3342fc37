import { describe, expect, it } from 'vitest';
import type { JobResult } from '../../../main/ports/dns-service.ts';
import { isAccepted, type Outcome } from '../../../preload/contract/outcome.ts';
import type { Stage } from '../replay/stage.ts';
import type { Arrived } from '../replay/wire-case.ts';
import { ANSWERS, type AnswerName, UNENDING } from './answers.ts';
import { textsOf } from './arrived-texts.ts';
import { HARD, type Subject } from './subject.ts';

/** More requests than any update takes where nothing is confirmed. */
const MOST_REQUESTS = 12;

/** Updates under way at the same time, so that none runs out of time for the others' sake. */
const AT_ONCE = 8;

const outcomesOf = (result: JobResult) => [
  result.outcome,
  ...Object.values(result.perHost ?? {}),
  ...Object.values(result.perFamily ?? {}),
];
const succeeded = (result: JobResult): boolean => outcomesOf(result).some((one) => one !== undefined && isAccepted(one));
const answersFor = ({ speaksLittle }: Subject) =>
  (Object.keys(ANSWERS) as AnswerName[]).filter((name) => !speaksLittle.includes(name)).map((name) => [name, ANSWERS[name]] as const);

/** Whether what a plug-in sends can be told from its file alone. */
const isPlain = ({ plugin }: Subject): boolean => plugin.code === undefined && plugin.steps === undefined;

/** Everything that arrives during one update; each request is answered with junk. */
const arrivals = async (stage: Stage, job: Subject['job']): Promise<{ result: JobResult; arrived: Arrived[] }> => {
  const arrived: Arrived[] = [];
  stage.far.answer = (request) => {
    arrived.push(request);
    return { status: 200, body: 'junk' };
  };
  return { result: await stage.services.update(job), arrived };
};

const injected = ({ job, plugin }: Subject): Subject['job'] => {
  const open = plugin.settings.filter(({ kind }) => ['text', 'secret', 'hostname', 'url'].includes(kind));
  const settings = Object.fromEntries(open.map(({ key }) => [key, `${String(job.settings[key] ?? 'a')}\r\nX-Injected: 1\r\n\r\nGET /`]));
  return { ...job, settings: { ...job.settings, ...settings } };
};

/** What every plug-in must hold to, whatever the far side answers: no success that was not told, no secret that is seen. */
export const conformance = (subjects: readonly Subject[], stage: () => Stage): void => {
  describe.each(subjects.map((subject) => [subject.plugin.id, subject] as const))('%s', (_, subject) => {
    const { job, secret } = subject;
    it.each(answersFor(subject))('takes no success from %s', async (_, answer) => {
      let asked = 0;
      stage().far.answer = () => {
        asked += 1;
        return answer;
      };
      const result = await stage().services.update(job);
      expect(asked).toBeGreaterThan(0);
      expect(asked).toBeLessThanOrEqual(MOST_REQUESTS);
      expect(succeeded(result)).toBe(false);
    });
    it('sends nothing without TLS', async () => {
      const { result } = await arrivals(stage(), job);
      const urls = (result.exchanges ?? []).flatMap(({ transport, request }) => (transport === 'http' ? [request.split(' ')[1]] : []));
      const isPlainHttp = subject.plugin.plainHttp !== undefined && !subject.plugin.selfHosted;
      // An address that is a secret as a whole is dots.
      for (const url of urls) expect(url).toMatch(isPlainHttp ? /^https?:/ : /^(?:https:|•••)/);
    });
    it('shows no secret that the far side sends back', async () => {
      const seen = new Set<string>();
      stage().far.answer = (request) => {
        const told = `${request.path} ${JSON.stringify(request.query)} ${request.headers.authorization ?? ''} ${secret} ${encodeURIComponent(secret)}`;
        seen.add(told);
        return { status: 400, body: `bad request: ${told}` };
      };
      const text = JSON.stringify(await stage().services.update(job)).toLowerCase();
      expect(seen.size).toBeGreaterThan(0);
      const basic = Buffer.from(`user1:${secret}`).toString('base64');
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), basic])
        expect(text).not.toContain(form.toLowerCase());
    });
    it('sends its secret nowhere after a redirect', async () => {
      const hosts: string[] = [];
      stage().far.answer = (request) => {
        hosts.push(request.host);
        return { status: 307, body: '', headers: { location: 'https://evil.example.net/elsewhere' } };
      };
      const { outcome } = await stage().services.update(job);
      expect(outcome).toMatchObject({ kind: 'not-confirmed', reason: 'redirect' });
      expect(hosts.length).toBeGreaterThan(0);
      expect(hosts).not.toContain('evil.example.net');
    });
    it('lets no line break out of a setting', async () => {
      const { result, arrived } = await arrivals(stage(), injected(subject));
      expect(succeeded(result)).toBe(false);
      for (const { headers, method, path } of arrived)
        expect([headers['x-injected'], /^[A-Z]+$/.test(method), path[0]]).toEqual([undefined, true, '/']);
    });
    it('sends nothing for a host with a line break', async () => {
      const { result, arrived } = await arrivals(stage(), { ...job, hosts: [`${job.hosts[0]}\r\nX-Injected: 1`] });
      expect([result.outcome.kind, arrived.length]).toEqual(['not-sent', 0]);
    });
    // A secret that only signs is sent nowhere.
    if (isPlain(subject) && secret === HARD && Object.keys(subject.plugin.computed).length === 0)
      it('sends a hard secret whole', async () => {
        const { arrived } = await arrivals(stage(), job);
        expect(arrived.flatMap(textsOf)).toContainEqual(expect.stringContaining(HARD));
      });
    if (isPlain(subject) && !subject.plugin.limits.sourceAddressOnly)
      it('sends each address whole', async () => {
        const { arrived } = await arrivals(stage(), job);
        const texts = arrived.flatMap(textsOf);
        for (const address of [job.ipv4, job.ipv6]) if (address !== null) expect(texts).toContainEqual(expect.stringContaining(address));
      });
  });

  it.each(Object.entries(UNENDING))(
    'none takes a success from %s',
    async (_, write) => {
      let asked = 0;
      stage().far.answer = (_, raw) => {
        asked += 1;
        write(raw);
        return undefined;
      };
      const wrong: [string, Outcome][] = [];
      for (let at = 0; at < subjects.length; at += AT_ONCE) {
        const some = subjects.slice(at, at + AT_ONCE);
        const results = await Promise.all(some.map(({ job }) => stage().hasty.update(job)));
        for (const [index, { outcome }] of results.entries())
          if (outcome.kind !== 'network') wrong.push([some[index]?.plugin.id ?? '', outcome]);
      }
      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThanOrEqual(subjects.length / 2);
      expect(asked).toBeLessThanOrEqual(subjects.length * MOST_REQUESTS);
    },
    120_000,
  );
};
