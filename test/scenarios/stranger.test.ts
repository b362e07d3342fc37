import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNearby } from '../../main/engine/detection/router.ts';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import { isPublic } from '../../main/net/address.ts';
import type { Answer, Source } from '../../main/ports/address-source.ts';
import { HOME_PLACE, placeOf } from '../helpers/fake-world/places.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

/**
 * A home as a stranger reads of it in the design: it knows nothing of how the engine decides. A line has one true address at a time; services
 * say what they see, unless they lie, each in its own time; and whatever may happen to a home happens at any moment, also while questions
 * are under way. What was sent to the DNS service is judged by what was true.
 */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TRUTHS = ['44.128.0.1', '44.128.0.2', '44.128.0.3'];
const LIE = '44.128.66.1';
const EXIT = '44.128.66.2';
const CAFE = '44.128.66.3';
const WRONG_ROUTER = '44.128.66.4';
const CAFE_PLACE = placeOf('192.168.1.1', '02:00:00:00:00:99');
/** How long a system takes to tell that its network changed: local-network.ts. */
const NOTICE = 250;

const OPERATORS = { a: 'https', b: 'https', c: 'https', d: 'https', e: 'https', f: 'doh', g: 'doh', h: 'stun' } as const;
type Operator = keyof typeof OPERATORS;
const NAMES = Object.keys(OPERATORS) as Operator[];
type Manner = 'honest' | 'lies' | 'silent' | 'reserved' | 'html' | 'refuses';
type RouterManner = 'honest' | 'silent' | 'wrong' | 'private';
const at = (address: string): Answer => ({ kind: 'address', address });

class Home {
  fake: FakeWorld;
  saikoro: Engine;
  truth = TRUTHS[0] as string;
  wasTrue = new Map<string, number>();
  manners = new Map<Operator, Manner>();
  latency = new Map<Operator, number>();
  router: RouterManner = 'honest';
  vpn = false;
  cafe = false;
  down = false;
  asked: { at: number; who: Operator }[] = [];
  #announce: (answer: Answer) => void = () => {};

  constructor() {
    this.fake = createFakeWorld();
    this.fake.portable = true;
    const { world } = this.fake;
    const nearby = createNearby(
      [
        {
          source: { id: 'router', operator: 'router', transport: 'router', ask: async () => this.word() },
          poll: async () => this.word(),
          onNews: (listener) => {
            this.#announce = listener;
            return () => {
              this.#announce = () => {};
            };
          },
          renew() {},
          stop() {},
        },
      ],
      async () => ({ tunnelled: this.vpn, routed: !this.down, own: '192.168.1.2', place: this.cafe ? CAFE_PLACE : HOME_PLACE }),
    );
    this.saikoro = createEngine({ ...world, nearby, sources: NAMES.map((name) => this.source(name)) });
  }
  get clock() {
    return this.fake.clock;
  }
  get state() {
    return this.saikoro.state.fields().addresses.ipv4;
  }
  /** What the Internet sees of a packet that leaves now. */
  seen(): string {
    return this.vpn ? EXIT : this.cafe ? CAFE : this.truth;
  }
  word(): Answer {
    if (this.cafe) return at(CAFE);
    if (this.router === 'honest') return this.down ? { kind: 'unknown', why: 'no-address-yet' } : at(this.truth);
    if (this.router === 'wrong') return at(WRONG_ROUTER);
    return this.router === 'private' ? at('192.168.0.9') : { kind: 'unknown', why: 'timeout' };
  }
  answer(name: Operator): Answer {
    if (this.down) return { kind: 'unknown', why: 'dns', offline: true };
    const manner = this.manners.get(name) ?? 'honest';
    if (manner === 'honest') return at(this.seen());
    if (manner === 'lies') return at(LIE);
    if (manner === 'reserved') return at('100.64.9.9');
    if (manner === 'refuses') return { kind: 'unknown', why: 'http 500' };
    return { kind: 'unknown', why: manner === 'html' ? 'not-an-address' : 'timeout' };
  }
  source(name: Operator): Source {
    const wait = (ms: number): Promise<void> => new Promise((done) => void this.clock.wakeAt(this.clock.now() + ms, done));
    return {
      id: name,
      operator: name,
      transport: OPERATORS[name],
      family: 'ipv4',
      minIntervalMs: 1000,
      ask: async () => {
        this.asked.push({ at: this.clock.monotonic(), who: name });
        const way = this.latency.get(name) ?? 40;
        await wait(way);
        const answer = this.answer(name);
        await wait(answer.kind === 'unknown' && answer.why === 'timeout' ? 5000 : way);
        return answer;
      },
    };
  }
  notice(): void {
    this.clock.wakeAt(this.clock.now() + NOTICE, () => this.saikoro.disturbed());
  }
  becomes(truth: string): void {
    this.wasTrue.set(this.truth, this.clock.monotonic());
    this.truth = truth;
  }
  /** Nobody changes networks within the hundredth of a second that it takes to hear a word. */
  async announce(): Promise<void> {
    if (this.router === 'honest' || this.router === 'private' || this.cafe) this.#announce(this.word());
    await this.pass(10);
  }
  async pass(ms: number): Promise<void> {
    await this.clock.pass(ms);
    this.check();
  }
  /** Nothing was sent but what is true, or was until a moment ago: a hold may keep that back for a while. */
  check(): void {
    for (const { ipv4 } of this.fake.sent.splice(0)) {
      expect(isPublic(ipv4 ?? '', { documentation: false })).toBe(true);
      const since = ipv4 === this.truth ? 0 : this.clock.monotonic() - (this.wasTrue.get(ipv4 ?? '') ?? Number.NEGATIVE_INFINITY);
      expect({ ipv4, since: since > 70 * MINUTE ? 'never true' : 'true' }).toEqual({ ipv4, since: 'true' });
    }
  }
}

type Step = { name: string; run: (home: Home) => Promise<void> | void };
const step = (name: string, run: Step['run']): Step => ({ name, run, [fc.toStringMethod]: () => name }) as Step;
const soon = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.integer({ min: 300, max: 20_000 }),
  fc.integer({ min: 20_000, max: 6 * MINUTE }),
);

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: soon.map((ms) => step(`pass ${ms}`, (home) => home.pass(ms))) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...TRUTHS), fc.boolean()).map(([truth, announced]) =>
      step(`becomes ${truth}${announced ? ', announced' : ''}`, async (home) => {
        home.becomes(truth);
        if (announced) await home.announce();
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom<Manner>('honest', 'honest', 'lies', 'silent', 'reserved', 'html', 'refuses'))
      .map(([name, manner]) =>
        step(`${name} ${manner}`, (home) => {
          const liars = NAMES.filter((each) => each !== name && home.manners.get(each) === 'lies').length;
          // Two may lie alike; who is silent leaves those in the majority that are not.
          const silent = NAMES.filter((each) => each !== name && !['honest', 'lies', undefined].includes(home.manners.get(each))).length;
          if (manner === 'lies' && liars >= 2) return;
          if (manner !== 'honest' && manner !== 'lies' && silent >= 3) return;
          home.manners.set(name, manner);
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.constantFrom(5, 40, 200, 900, 2400))
      .map(([name, ms]) => step(`${name} takes ${ms}`, (home) => void home.latency.set(name, ms))),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<RouterManner>('honest', 'honest', 'silent', 'wrong', 'private').map((manner) =>
      step(`router ${manner}`, async (home) => {
        const isCompared = !home.vpn && !home.cafe && !home.down && home.saikoro.state.fields().pausedUntil === null;
        // One that goes wrong while nobody else can be asked is believed: that it was right before is all there is.
        if (manner === 'wrong' && !isCompared) return;
        home.router = manner;
        if (manner === 'wrong') await home.pass(4 * MINUTE);
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.option(fc.integer({ min: 300, max: 9000 })).map((for_) =>
      step(`vpn ${for_ ?? 'turned'}`, async (home) => {
        home.vpn = !home.vpn;
        home.notice();
        if (for_ === null) return;
        await home.pass(for_);
        home.vpn = !home.vpn;
        home.notice();
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.option(fc.integer({ min: 300, max: 9000 })).map((for_) =>
      step(`network ${for_ ?? 'turned'}`, async (home) => {
        home.cafe = !home.cafe;
        home.notice();
        if (for_ === null) return;
        await home.pass(for_);
        home.cafe = !home.cafe;
        home.notice();
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant(step('announcement', (home) => home.announce())) },
  { weight: 1, arbitrary: fc.boolean().map((down) => step(`line ${down ? 'down' : 'up'}`, (home) => void Object.assign(home, { down }))) },
  { weight: 1, arbitrary: fc.constant(step('round', (home) => void home.saikoro.disturbed('wake'))) },
  { weight: 1, arbitrary: fc.constant(step('pause', (home) => void home.saikoro.commands.pause('resumed'))) },
  { weight: 1, arbitrary: fc.constant(step('go on', (home) => void home.saikoro.commands.pause('not'))) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: 1000, max: 60 * MINUTE }), fc.constantFrom(...TRUTHS)).map(([ms, truth]) =>
      step(`sleeps ${ms}, then ${truth}`, (home) => {
        home.becomes(truth);
        home.clock.freeze(ms);
      }),
    ),
  },
);

const start = async (): Promise<Home> => {
  const home = new Home();
  home.saikoro.start();
  await home.pass(2 * MINUTE);
  expect(home.state.address).toBe(home.truth);
  return home;
};

describe('whatever happens at a home', () => {
  it('nothing is published but its address, and that is found again in time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { maxLength: 25 }),
        fc.constantFrom<RouterManner>('honest', 'silent', 'private'),
        async (happens, router) => {
          const home = await start();
          for (const each of happens) {
            await each.run(home);
            home.check();
          }
          // All is well again.
          Object.assign(home, { vpn: false, cafe: false, down: false, router });
          home.manners.clear();
          home.latency.clear();
          home.saikoro.commands.pause('not');
          home.notice();
          await home.pass(router === 'honest' ? 65 * SECOND : 130 * SECOND);
          const { unsteady } = home.state;
          if (unsteady !== null) await home.pass(unsteady.until - home.clock.now() + 70 * SECOND);
          expect({ address: home.state.address, kind: home.state.kind, hold: home.saikoro.state.fields().hold }).toEqual({
            address: home.truth,
            kind: 'known',
            hold: null,
          });
          // A budget may keep it for an hour, a day's for a day.
          await home.pass(25 * 60 * MINUTE);
          expect(home.fake.zone.get('home.dyn.example A')).toBe(home.truth);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 30) },
    );
  }, 600_000);
});
