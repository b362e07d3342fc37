import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createIpv4Detection } from '../../main/engine/detection/detect-ipv4.ts';
import { createNearby } from '../../main/engine/detection/router.ts';
import { createSourcePool, type SourcePool } from '../../main/engine/detection/source-pool.ts';
import { createTrackedAddresses, type TrackedAddresses } from '../../main/engine/detection/tracked-addresses.ts';
import { createNatMonitor } from '../../main/engine/network/nat-monitor.ts';
import type { AddressChange } from '../../main/engine/runtime/address-change.ts';
import { isPublic } from '../../main/net/address.ts';
import type { Answer, Source } from '../../main/ports/address-source.ts';
import type { Journal } from '../../main/ports/storage/journal.ts';
import type { JournalEntry } from '../../preload/contract/journal.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';

// Hundreds of lines of forty steps each: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

const rules = { documentation: false };
const EXIT = '44.128.66.66';
const PUBLIC = ['44.128.0.1', '44.128.0.2', '44.128.0.3'];
const RESERVED = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.9',
  '127.0.0.1',
  '169.254.1.1',
  '192.168.1.20',
  '203.0.113.5',
  '224.0.0.1',
  '255.255.255.255',
];
const OPERATORS = { a: 'https', b: 'https', c: 'https', d: 'doh', e: 'doh', f: 'stun' } as const;
type Operator = keyof typeof OPERATORS;
const AUTOMATIC = { kind: 'automatic' as const };
const at = (address: string): Answer => ({ kind: 'address', address });

/** The parts that decide, put together as in the app; what they ask of the world is scripted and written down. */
class Line {
  clock = createFakeClock();
  answers = new Map<Operator, Answer>();
  router: Answer = { kind: 'unknown', why: 'timeout' };
  tunnelled = false;
  /** Comes up after so many questions of the coming round. */
  tunnelAfter: number | null = null;
  own = '192.168.1.2';
  /** Said in the round under way, as whoever was asked said it, whether through a tunnel or not. */
  said: { who: Operator | 'router'; answer: Answer; through: boolean }[] = [];
  /** Called when the first service of a round is asked. */
  meanwhile: (() => void) | null = null;
  published: string | null = null;
  journal: JournalEntry[] = [];
  sourcePool!: SourcePool;
  tracked: TrackedAddresses;

  constructor() {
    this.tracked = this.build();
  }
  private build(): TrackedAddresses {
    const { clock } = this;
    const sources = (Object.entries(OPERATORS) as [Operator, Source['transport']][]).map(
      ([operator, transport]): Source => ({
        id: operator,
        operator,
        transport,
        family: 'ipv4',
        minIntervalMs: 1000,
        ask: async () => {
          this.meanwhile?.();
          this.meanwhile = null;
          if (this.tunnelAfter === 0) this.tunnelled = true;
          if (this.tunnelAfter !== null) this.tunnelAfter -= 1;
          const honest = this.answers.get(operator) ?? { kind: 'unknown', why: 'timeout' };
          const answer = this.tunnelled && honest.kind === 'address' ? at(EXIT) : honest;
          this.said.push({ who: operator, answer, through: this.tunnelled });
          return answer;
        },
      }),
    );
    const nearby = createNearby(
      [
        {
          source: {
            id: 'router',
            operator: 'router',
            transport: 'router',
            ask: async () => {
              this.said.push({ who: 'router', answer: this.router, through: false });
              return this.router;
            },
          },
          poll: async () => this.router,
          onNews: () => () => {},
          renew() {},
          stop() {},
        },
      ],
      async () => ({ tunnelled: this.tunnelled, routed: true, own: this.own, place: null }),
    );
    const journal: Journal = {
      add: (fact) => {
        const entry = { ...fact, seq: this.journal.length + 1, at: clock.now() };
        this.journal.push(entry);
        return entry;
      },
      page: () => [],
      listen: () => () => {},
    };
    this.sourcePool = createSourcePool(sources, { clock, rules });
    const ipv4Detection = createIpv4Detection({
      sourcePool: this.sourcePool,
      ipv6: { ask: async () => ({ evidence: [], tainted: false, own: null }) },
      nearby,
      clock,
      rules,
    });
    const ownSource = () => {
      throw new Error('nobody asks for one');
    };
    const nat = createNatMonitor({ interfaces: { list: () => [] }, rules });
    return createTrackedAddresses({ ownSource, clock, journal, rules }, { ipv4Detection, nat });
  }
  restart(): void {
    this.tracked = this.build();
    this.published = null;
  }
  state() {
    return this.tracked.of(AUTOMATIC).ipv4;
  }
  async round(thorough: boolean): Promise<AddressChange | undefined> {
    this.said = [];
    const [change] = await this.tracked.check([AUTOMATIC], { ipv4: true, ipv6: false }, { thorough });
    this.tunnelAfter = null;
    return change;
  }
  announce(answer: Answer): AddressChange | null {
    const heard = this.tracked.hear([{ source: { id: 'router', operator: 'router', transport: 'router' }, answer, announced: true }]);
    return typeof heard === 'string' ? null : heard;
  }
  /** By whom an address was named in the round, through no tunnel. */
  voices(address: string): Set<string> {
    const named = this.said.filter(({ answer, through }) => !through && answer.kind === 'address' && answer.address === address);
    return new Set(named.map(({ who }) => who));
  }
}

/** What must hold for a change that a round led to, judged from what was said and from nothing else. */
const expectJustified = (line: Line, { address }: AddressChange): void => {
  const voices = line.voices(address);
  const services = [...voices].filter((who) => who !== 'router') as Operator[];
  const transports = new Set<string>(services.map((who) => OPERATORS[who]));
  const others = [...PUBLIC, EXIT].filter((other) => other !== address).map((other) => line.voices(other).size);
  expect(isPublic(address, rules)).toBe(true);
  if (line.tunnelled) expect([...voices]).toContain('router');
  else if (voices.has('router')) {
    expect(services.length).toBeGreaterThanOrEqual(1);
    expect(Math.max(...others)).toBeLessThanOrEqual(voices.size);
  } else {
    expect(services.length).toBeGreaterThanOrEqual(2);
    expect(transports.size).toBeGreaterThanOrEqual(2);
    expect(Math.max(...others)).toBeLessThan(voices.size);
  }
};
/** What must hold whenever nobody is at work on it. */
const expectConsistent = (line: Line): void => {
  const state = line.state();
  expect(state.address).toBe(line.published);
  expect(state.kind === 'known' && state.address === null).toBe(false);
  const last = line.journal.findLast((entry) => entry.kind === 'address');
  if (line.published !== null) expect(last).toMatchObject({ address: line.published });
  if (state.unsteady !== null) expect(state.unsteady.until).toBeGreaterThan(line.clock.now());
  for (const { answer, counted, verdict, address } of state.evidence) {
    expect(counted === undefined).toBe(answer !== 'address');
    expect(verdict).toBeDefined();
    if (verdict === 'accepted') expect(address).toBe(state.address);
  }
};

type Step = (line: Line) => Promise<void> | void;
const take = (line: Line, change: AddressChange): void => {
  expect(change.previous).toBe(line.published);
  expect(change.address).not.toBe(line.published);
  line.published = change.address;
};

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PUBLIC).map(at) },
  { weight: 2, arbitrary: fc.constantFrom(...RESERVED).map(at) },
  { weight: 1, arbitrary: fc.constant<Answer>({ kind: 'absent' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Answer>(
      { kind: 'unknown', why: 'timeout' },
      { kind: 'unknown', why: 'offline', offline: true },
      { kind: 'unknown', why: 'http 429', banned: true },
      { kind: 'unknown', why: 'not-an-address' },
    ),
  },
);
const operator = fc.constantFrom(...(Object.keys(OPERATORS) as Operator[]));
const round =
  (thorough: boolean): Step =>
  async (line) => {
    const change = await line.round(thorough);
    if (change === undefined) return;
    expectJustified(line, change);
    take(line, change);
  };
const says: fc.Arbitrary<Step> = fc.tuple(operator, word).map(
  ([who, answer]) =>
    (line) =>
      void line.answers.set(who, answer),
);
const allSay: fc.Arbitrary<Step> = word.map((answer) => (line) => {
  for (const who of Object.keys(OPERATORS) as Operator[]) line.answers.set(who, answer);
});
const routerSays: fc.Arbitrary<Step> = word.map((answer) => (line) => {
  line.router = answer;
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.boolean().map(round) },
  { weight: 4, arbitrary: says },
  { weight: 2, arbitrary: allSay },
  { weight: 2, arbitrary: routerSays },
  {
    weight: 2,
    arbitrary: word.map(
      (answer): Step =>
        (line) => {
          const before = line.state();
          const change = line.announce(answer);
          if (change === null) return;
          expect(answer).toEqual(at(change.address));
          expect(isPublic(change.address, rules)).toBe(true);
          // Only a router whose word had agreed with the world's is followed without a second voice.
          expect(
            line.journal.some((entry) => entry.kind === 'address' && entry.evidence.some(({ transport }) => transport === 'router')),
          ).toBe(true);
          expect(before.because).not.toBeNull();
          take(line, change);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (on): Step =>
        (line) => {
          line.tunnelled = on;
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(5).map(
      (after): Step =>
        (line) => {
          line.tunnelAfter = after;
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 20 * 60_000 }).map(
      (ms): Step =>
        (line) =>
          line.clock.pass(ms),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -86_400_000, max: 86_400_000 }).map(
      (ms): Step =>
        (line) =>
          line.clock.jump(ms),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constant<Step>(async (line) => {
      // What it hears is a reason to ask, and nothing else.
      const before = JSON.stringify(line.state());
      await line.sourcePool.poll(line.state().address);
      expect(JSON.stringify(line.state())).toBe(before);
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>((line) => line.tracked.distrust()) },
  { weight: 1, arbitrary: fc.constant<Step>((line) => line.restart()) },
);

describe('whatever is said, in whatever order', () => {
  it('no reserved, tainted or minority address is published, and what cannot be told changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const line = new Line();
        for (const each of steps) {
          const before = line.published;
          await each(line);
          expectConsistent(line);
          // The tunnel's exit is nobody's address here.
          expect(line.published).not.toBe(EXIT);
          if (before !== null && line.published !== before && line.published !== null) expect(isPublic(line.published, rules)).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });
  it('two services that lie alike change nothing while the others tell the truth, whoever is asked first', async () => {
    const pairs = fc.uniqueArray(operator, { minLength: 2, maxLength: 2 });
    const waits = fc.array(fc.tuple(fc.integer({ min: 1, max: 120_000 }), fc.boolean()), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pairs, waits, fc.boolean(), async (liars, rounds, restarts) => {
        const [truth, lie] = PUBLIC as [string, string];
        const line = new Line();
        for (const who of Object.keys(OPERATORS) as Operator[]) line.answers.set(who, at(liars.includes(who) ? lie : truth));
        for (const [wait, thorough] of rounds) {
          await round(thorough)(line);
          expect([null, truth]).toContain(line.published);
          await line.clock.pass(wait);
          if (restarts) line.restart();
        }
      }),
      { numRuns: 300 },
    );
  });
  it('what was gathered before the router spoke never undoes what it said', async () => {
    const [old, fresh] = PUBLIC as [string, string];
    await fc.assert(
      fc.asyncProperty(fc.boolean(), async (thorough) => {
        const line = new Line();
        line.router = at(old);
        for (const who of Object.keys(OPERATORS) as Operator[]) line.answers.set(who, at(old));
        await round(true)(line);
        await line.clock.pass(11 * 60_000);
        // The round has the router's old word already, and services that are behind, when the router announces.
        line.meanwhile = () => {
          const change = line.announce(at(fresh));
          if (change !== null) take(line, change);
        };
        await round(thorough)(line);
        expect(line.published).toBe(fresh);
        expect(line.state()).toMatchObject({ kind: 'known', because: 'announced', unsteady: null });
        expectConsistent(line);
      }),
    );
  });
  it('a router is not trusted again on the strength of a round from before the network was disturbed', async () => {
    const [home, other] = PUBLIC as [string, string];
    const line = new Line();
    line.router = at(home);
    for (const who of Object.keys(OPERATORS) as Operator[]) line.answers.set(who, at(home));
    await round(true)(line);
    await line.clock.pass(11 * 60_000);
    line.meanwhile = () => line.tracked.distrust();
    await round(true)(line);
    expect(line.announce(at(other))).toBeNull();
    await line.clock.pass(60_000);
    await round(true)(line);
    expect(line.announce(at(other))).toMatchObject({ address: other });
  });
  it('a network that is exchanged in mid-round decides nothing', async () => {
    const [home, café] = PUBLIC as [string, string];
    const line = new Line();
    for (const who of Object.keys(OPERATORS) as Operator[]) line.answers.set(who, at(home));
    await round(true)(line);
    await line.clock.pass(11 * 60_000);
    line.meanwhile = () => {
      line.own = '10.0.0.7';
      for (const who of Object.keys(OPERATORS) as Operator[]) line.answers.set(who, at(café));
    };
    await round(true)(line);
    expect(line.published).toBe(home);
    expectConsistent(line);
  });
});
