import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { Job, JobResult } from '../../main/ports/dns-service.ts';
import type { DnsEvent } from '../../preload/contract/event.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

vi.setConfig({ testTimeout: 600_000 });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const LATENCY = 3 * SECOND;
/** Three services with rules of their own. `stuck` answers nobody. */
const SERVICES = {
  gaps: { maxHosts: 3, perAccountSeconds: 20, minIntervalSeconds: 60 },
  budgets: { maxHosts: 2, accountBudget: { count: 3, perSeconds: 600 }, minIntervalSeconds: 30 },
  whole: { maxHosts: 5, together: 'required', minIntervalSeconds: 60 },
  stuck: { maxHosts: 1 },
} as const;
type Name = keyof typeof SERVICES;
const NAMES = ['gaps', 'budgets', 'whole'] as const;

interface Sent {
  job: Job;
  /** On the monotonic clock: what a service sees, whatever this machine's clock says. */
  at: number;
  byHand: boolean;
}

/** A home with events at services that answer late, and sometimes badly. */
class Home {
  fake: FakeWorld;
  saikoro: Engine;
  sent: Sent[] = [];
  answers: JobResult['outcome'][] = [];
  /** A program that was ended hears no answer any more. */
  life = 0;
  /** The hosts run by hand of late: they may leave sooner. */
  byHand = new Set<string>();
  wanted = new Map<string, DnsEvent>();

  constructor() {
    const events = NAMES.flatMap((service, s) =>
      [0, 1, 2, 3].map((n) =>
        dnsEvent({
          id: `${service}${n}`,
          service,
          // Two events share a host.
          hosts: [n === 3 ? `h0.${service}.example` : `h${n}.${service}.example`],
          families: { ipv4: true, ipv6: service === 'whole' || n === 1 },
          address: { kind: 'fixed', ipv4: `44.128.${s}.1`, ipv6: '2001:4f8::1' },
        }),
      ),
    );
    events.push(dnsEvent({ id: 'stuck', service: 'stuck', hosts: ['h.stuck.example'], address: { kind: 'fixed', ipv4: '44.128.9.1' } }));
    this.fake = createFakeWorld(events, { services: SERVICES });
    for (const event of events) this.wanted.set(event.id, event);
    this.fake.service = (job) => {
      this.sent.push({ job, at: this.fake.clock.monotonic(), byHand: job.hosts.some((host) => this.byHand.has(host)) });
      const outcome = this.answers.shift() ?? { kind: 'updated' };
      return new Promise((done) => {
        const { life } = this;
        if (job.service !== 'stuck')
          void this.fake.clock.wakeAt(this.fake.clock.now() + LATENCY, () => life === this.life && done({ outcome }));
      });
    };
    this.saikoro = this.fake.saikoro;
  }
  restart(): void {
    this.life += 1;
    this.saikoro.stop();
    const { documents } = this.fake.world;
    this.saikoro = createEngine({ ...this.fake.world, documents: { ...documents, document: structuredClone(this.fake.saved) } });
    this.saikoro.start();
  }
  change(id: string, more: Partial<DnsEvent>): void {
    const event = this.saikoro.eventManager.get(id);
    if (event?.type !== 'dns') return;
    const next = { ...event, ...more };
    expect(this.saikoro.commands.save({ event: next, secrets: {}, isNew: false }).ok).toBe(true);
    this.wanted.set(id, next);
  }
}
type Act = (home: Home) => void | Promise<void>;
const ids = fc.constantFrom(...NAMES.flatMap((service) => [0, 1, 2, 3].map((n) => `${service}${n}`)));

const move = fc.record({ id: ids, last: fc.integer({ min: 1, max: 250 }), six: fc.boolean() }).map(
  ({ id, last, six }): Act =>
    (home) =>
      home.change(id, { address: { kind: 'fixed', ipv4: `44.128.3.${last}`, ...(six ? { ipv6: `2001:4f8::${last}` } : {}) } }),
);
const bad = fc
  .array(
    fc.constantFrom<JobResult['outcome']>(
      { kind: 'updated' },
      { kind: 'server-error' },
      { kind: 'rate-limited', afterSeconds: 0 },
      { kind: 'rate-limited', afterSeconds: 300 },
      { kind: 'network', reason: 'timeout' },
      { kind: 'not-confirmed' },
    ),
    { maxLength: 4 },
  )
  .map(
    (outcomes): Act =>
      (home) =>
        void home.answers.push(...outcomes),
  );
const toggle = fc.record({ id: ids, enabled: fc.boolean() }).map(
  ({ id, enabled }): Act =>
    (home) =>
      void home.saikoro.commands.enable([id], enabled),
);
const restart = fc.constant<Act>((home) => home.restart());
const pass = fc.constantFrom(100, SECOND, 5 * SECOND, MINUTE, 11 * MINUTE, 90 * MINUTE).map(
  (ms): Act =>
    ({ fake }) =>
      fake.clock.pass(ms),
);
const back = fc.constantFrom(-DAY, -365 * DAY, -90 * SECOND).map(
  (ms): Act =>
    ({ fake }) =>
      fake.clock.jump(ms),
);
const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: move },
    { weight: 5, arbitrary: pass },
    { weight: 2, arbitrary: bad },
    { weight: 1, arbitrary: toggle },
    { weight: 1, arbitrary: restart },
    { weight: 2, arbitrary: back },
  ),
  { minLength: 1, maxLength: 30 },
);
/** They take long; RUNS=150 SEED=any looks for new ones. */
const RUNS = { numRuns: Number(process.env.RUNS ?? 8) };

it('whatever is changed and whenever: groups, gaps and budgets hold, the slow keep nobody, and all is published in the end', () =>
  fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const home = new Home();
      home.saikoro.start();
      await home.fake.clock.pass(SECOND);
      for (const act of steps) await act(home);
      home.answers = [];
      home.saikoro.commands.enable([...home.wanted.keys()], true);
      home.saikoro.commands.resume([...home.wanted.keys()]);
      await home.fake.clock.pass(30 * 60 * MINUTE);

      const of = (service: Name): Sent[] => home.sent.filter(({ job }) => job.service === service);
      for (const { job } of home.sent) expect(job.hosts.length).toBeLessThanOrEqual(SERVICES[job.service as Name].maxHosts);
      for (const { job } of of('whole')) expect([job.ipv4 === null, job.ipv6 === null]).toEqual([false, false]);
      for (const { job } of [...of('gaps'), ...of('budgets')]) expect(job.ipv4 !== null && job.ipv6 !== null).toBe(false);
      for (const [n, { at }] of of('gaps').entries())
        if (n > 0) expect(at - (of('gaps')[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(20 * SECOND);
      for (const { at } of of('budgets'))
        expect(of('budgets').filter((other) => other.at > at - 600 * SECOND && other.at <= at).length).toBeLessThanOrEqual(3);
      // The host's own budget, over all its events.
      for (const host of new Set(home.sent.flatMap(({ job }) => job.hosts))) {
        const times = home.sent.filter(({ job }) => job.hosts.includes(host) && job.ipv4 !== null).map(({ at }) => at);
        for (const at of times) expect(times.filter((other) => other > at - 3600 * SECOND && other <= at).length).toBeLessThanOrEqual(6);
      }
      for (const [id, event] of home.wanted) {
        if (id === 'stuck' || event.address.kind !== 'fixed') continue;
        // Both or none: where one is not known nothing is sent.
        if (event.service === 'whole' && event.address.ipv6 === undefined) continue;
        expect([id, home.fake.records.get(id)?.ipv4.accepted]).toEqual([id, event.address.ipv4 ?? null]);
      }
    }),
    RUNS,
  ));
