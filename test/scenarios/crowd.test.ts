import { expect, it } from 'vitest';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const SECOND = 1000;
const SERVICES = 40;
const EVENTS = 25;
/** What one request takes at the far side, in ms. */
const LATENCY = 200;
/** Every fourth service wants this between two requests of an account, in s. */
const GAP = 7;
const gapOf = (service: number): number => (service % 4 === 0 ? GAP : 0);
const id = (service: number): string => `service-${service}`;

/** A thousand events over forty services, each service with an account of its own; one host a request. */
const crowd = (): { fake: FakeWorld; log: { service: string; host: string; at: number; until: number }[]; deltas: number[] } => {
  const events = Array.from({ length: SERVICES * EVENTS }, (_, at) =>
    dnsEvent({ id: `e${at}`, name: `E${at}`, service: id(at % SERVICES), hosts: [`h${at}.dyn.example`] }),
  );
  const services = Object.fromEntries(Array.from({ length: SERVICES }, (_, at) => [id(at), { maxHosts: 1, perAccountSeconds: gapOf(at) }]));
  const fake = createFakeWorld(events, { services });
  const log: ReturnType<typeof crowd>['log'] = [];
  fake.service = (job) =>
    new Promise((done) => {
      const entry = { service: job.service, host: String(job.hosts[0]), at: fake.clock.now(), until: 0 };
      log.push(entry);
      fake.clock.wakeAt(fake.clock.now() + LATENCY, () => {
        entry.until = fake.clock.now();
        for (const host of job.hosts) fake.zone.set(`${host} A`, String(job.ipv4));
        done({ outcome: { kind: 'updated' } });
      });
    });
  const deltas: number[] = [];
  fake.saikoro.state.listen(() => deltas.push(fake.clock.now()));
  return { fake, log, deltas };
};

it('a thousand events over forty services are all published, in turn, at each service’s pace', async () => {
  const { fake, log, deltas } = crowd();
  const begun = fake.clock.now();
  fake.saikoro.start();
  for (let second = 0; second < 300 && log.length < SERVICES * EVENTS; second += 1) await fake.clock.pass(SECOND);
  await fake.clock.pass(SECOND);

  expect(new Set(log.map(({ host }) => host)).size).toBe(SERVICES * EVENTS);
  expect(log).toHaveLength(SERVICES * EVENTS);
  const of = (service: number) => log.filter((entry) => entry.service === id(service));
  const first = Math.min(...log.map(({ at }) => at));
  for (let service = 0; service < SERVICES; service += 1) {
    const requests = of(service);
    for (const [at, request] of requests.entries()) {
      const before = requests[at - 1];
      if (before === undefined) continue;
      // One at a time, its gap kept, and never left lying longer than a full round of the others takes.
      expect(request.at).toBeGreaterThanOrEqual(before.until);
      expect(request.at - before.at).toBeGreaterThanOrEqual(gapOf(service) * SECOND);
      expect(request.at - before.at).toBeLessThanOrEqual(
        Math.max(gapOf(service) * SECOND, 0) + LATENCY * Math.ceil(SERVICES / 16) + LATENCY,
      );
    }
    expect(requests.map(({ host }) => host)).toEqual(Array.from({ length: EVENTS }, (_, at) => `h${at * SERVICES + service}.dyn.example`));
    // Nobody waits for another's gap: the first request of each leaves in the first rounds.
    expect((requests[0]?.at ?? Number.POSITIVE_INFINITY) - first).toBeLessThanOrEqual(LATENCY * Math.ceil(SERVICES / 16));
  }
  for (const { at } of log)
    expect(log.filter((other) => other.at <= at && (other.until === 0 || other.until > at)).length).toBeLessThanOrEqual(16);

  const swift = log.filter(({ service }) => gapOf(Number(service.slice(8))) === 0);
  const took = Math.max(...swift.map(({ until }) => until)) - first;
  // Sixteen at a time is as fast as it gets; a fifth more is for the turns.
  expect(took).toBeLessThanOrEqual(((SERVICES * EVENTS * LATENCY) / 16) * 1.2);
  expect(Math.max(...log.map(({ until }) => until)) - first).toBeLessThanOrEqual(EVENTS * GAP * SECOND + 2 * SECOND);

  // Ten tellings a second at the most, however much happens.
  const seconds = (fake.clock.now() - begun) / SECOND;
  expect(deltas.length).toBeLessThanOrEqual(seconds * 10 + 5);
}, 60_000);
