import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEngine, type Engine } from '../../../../main/engine/engine.ts';
import type { Answer, Source } from '../../../../main/ports/address-source.ts';
import { createStun, STUN_SERVERS, type StunServer } from '../../../../main/sources/stun/stun-source.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { placeOf } from '../../../helpers/fake-world/places.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';

vi.setConfig({ testTimeout: 120_000 });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const OLD = '44.128.0.1';
const NEW = '44.128.0.2';
/** The product's own least time between two questions to one server. */
const STUN_GAP = createStun(STUN_SERVERS[0] as StunServer, {
  udp: { ask: async () => ({ ok: false, fault: 'timeout', detail: '' }), listen: () => () => {} },
}).minIntervalMs;
const SILENT: Answer = { kind: 'unknown', why: 'timeout' };
const at = (address: string): Answer => ({ kind: 'address', address });

interface Line {
  fake: FakeWorld;
  saikoro: Engine;
  /** What each STUN server sees. */
  stun: Map<string, Answer>;
  /** Questions since the count was last set to zero. */
  count: { stun: number };
  /** The line's address, as all see it from now on. */
  becomes(address: string): void;
  address(): string | null;
  /** How long it takes until the address is this one, in ms; null: not within `most`. */
  until(address: string, most: number): Promise<number | null>;
}

interface Kind {
  router?: Answer | null;
  stun?: readonly string[];
  events?: Parameters<typeof createFakeWorld>[0];
  checkMinutes?: number;
  random?: () => number;
  portable?: boolean;
  /** The system tells of changes of its own network. */
  tells?: boolean;
  interfaces?: FakeWorld['world']['interfaces'];
}

/** The engine on a line as of ten minutes after its start. */
const open = async ({
  router = null,
  stun = ['x', 'y', 'z'],
  events,
  checkMinutes = 1,
  random = () => 0.5,
  portable = false,
  tells = false,
  interfaces = { list: () => [] },
}: Kind = {}): Promise<Line> => {
  const fake = createFakeWorld(events);
  fake.portable = portable;
  fake.router = router;
  const seen = new Map<string, Answer>(stun.map((operator) => [operator, at(OLD)]));
  const count = { stun: 0 };
  const servers: Source[] = stun.map((operator) => ({
    id: `stun-${operator}`,
    operator,
    transport: 'stun',
    family: 'ipv4',
    minIntervalMs: STUN_GAP,
    async ask() {
      count.stun += 1;
      return seen.get(operator) ?? SILENT;
    },
  }));
  const { documents } = fake.world;
  documents.document.settings = { ...documents.document.settings, checkMinutes };
  const saikoro = createEngine({
    ...fake.world,
    random,
    interfaces,
    localNetwork: { ...fake.world.localNetwork, tells: () => tells },
    sources: [...fake.world.sources, ...servers],
  });
  const line: Line = {
    fake,
    saikoro,
    stun: seen,
    count,
    becomes(address) {
      if (fake.router?.kind === 'address') fake.router = at(address);
      for (const operator of stun) seen.set(operator, at(address));
      for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
    },
    address: () => saikoro.state.fields().addresses.ipv4.address,
    async until(address, most) {
      for (let waited = 0; waited <= most; waited += 100) {
        if (line.address() === address) return waited;
        await fake.clock.pass(100);
      }
      return null;
    },
  };
  saikoro.start();
  await fake.clock.pass(10 * MINUTE);
  reset(line);
  return line;
};
const reset = ({ fake, count }: Line): void => {
  fake.asked.length = 0;
  fake.routerPolled = 0;
  count.stun = 0;
};
const questions = ({ fake, count }: Line) => ({ router: fake.routerPolled, stun: count.stun, echo: fake.asked.length });

/** Random numbers from a seed: waits are drawn anew each time. */
const drawnFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};
const seed = fc.integer({ min: 1, max: 1_000_000 });

describe('an hour in which nothing changes', () => {
  it.each<[string, Kind, { router: number; stun: number; echo: number }]>([
    ['a router that answers', { router: at(OLD) }, { router: 720, stun: 7, echo: 7 }],
    ['a router that tells no address', {}, { router: 0, stun: 180, echo: 12 }],
    ['a router behind another one', { router: at('192.168.1.20') }, { router: 60, stun: 180, echo: 12 }],
    ['no STUN server that answers', { stun: [] }, { router: 0, stun: 0, echo: 60 }],
    ['a user who wants a look each ten minutes', { checkMinutes: 10 }, { router: 0, stun: 18, echo: 6 }],
  ])('with %s, few are asked, the journal does not grow, and nothing is sent', (_, kind, most) =>
    fc.assert(
      fc.asyncProperty(seed, async (seed) => {
        const line = await open({ ...kind, random: drawnFrom(seed) });
        const [journal, sent] = [line.fake.journal.length, line.fake.sent.length];
        await line.fake.clock.pass(HOUR);
        const asked = questions(line);
        for (const whom of ['router', 'stun', 'echo'] as const)
          expect([whom, asked[whom] <= most[whom], asked[whom]]).toEqual([whom, true, asked[whom]]);
        expect([line.fake.journal.length, line.fake.sent.length]).toEqual([journal, sent]);
        expect(line.saikoro.state.fields().addresses.ipv4).toMatchObject({ kind: 'known', address: OLD });
      }),
      { numRuns: 4 },
    ),
  );
  it.each([
    [true, 'looked at in the rounds alone', 122],
    [false, 'looked at before each question', 600],
  ])('the interfaces of a system that tells of changes (%s) are %s', async (tells, _, most) => {
    const looks = { count: 0 };
    const list = () => {
      looks.count += 1;
      return [];
    };
    const line = await open({ router: at(OLD), tells, interfaces: { list } });
    looks.count = 0;
    await line.fake.clock.pass(HOUR);
    expect(questions(line).router).toBeGreaterThan(500);
    // Each round looks twice: whether it moved, and what kind of NAT it is behind.
    expect(tells ? looks.count <= most : looks.count > most).toBe(true);
  });
  it('with one STUN server that is wrong for good, it is found out, and no more are asked than without it', async () => {
    const line = await open();
    line.stun.set('x', at('44.128.0.66'));
    await line.fake.clock.pass(HOUR);
    reset(line);
    await line.fake.clock.pass(HOUR);
    expect(questions(line).echo).toBeLessThanOrEqual(12);
    expect(line.address()).toBe(OLD);
  });
  it('asks STUN servers in turn, each once before any is asked twice', async () => {
    const line = await open();
    const shares = new Map<string, number>();
    const { fake } = line;
    fake.saikoro = line.saikoro;
    for (let minute = 0; minute < 60; minute += 1) {
      await fake.clock.pass(MINUTE);
      for (const { source, transport } of line.saikoro.state.fields().addresses.ipv4.evidence)
        if (transport === 'stun') shares.set(source, (shares.get(source) ?? 0) + 1);
    }
    expect(line.count.stun).toBeGreaterThanOrEqual(140);
    expect(shares.size).toBe(3);
  });
  it('asks a router that tells of changes by itself each 20 seconds, and follows what it was not told of', async () => {
    const line = await open({ router: at(OLD) });
    line.fake.announces = true;
    await line.fake.clock.pass(2 * MINUTE);
    reset(line);
    await line.fake.clock.pass(HOUR);
    expect(questions(line).router).toBeLessThanOrEqual(180);
    expect(questions(line).router).toBeGreaterThan(100);
    // An announcement can be lost.
    line.becomes(NEW);
    expect(await line.until(NEW, 30 * SECOND)).toBeLessThanOrEqual(26 * SECOND);
  });
  it('on battery asks the router each 20 seconds, and STUN servers in the rounds alone', async () => {
    for (const [kind, most] of [
      [{ router: at(OLD) }, { router: 180, stun: 7 }],
      [{}, { router: 0, stun: 60 }],
    ] as const) {
      const line = await open(kind);
      line.fake.onBattery = true;
      await line.fake.clock.pass(2 * MINUTE);
      reset(line);
      await line.fake.clock.pass(HOUR);
      expect(questions(line).router).toBeLessThanOrEqual(most.router);
      expect(questions(line).stun).toBeLessThanOrEqual(most.stun);
    }
  });
  it('asks nobody in between where no event follows the address, paused, asleep, or away from home', async () => {
    const off = dnsEvent({ enabled: false });
    const fixed = dnsEvent({ address: { kind: 'fixed', ipv4: '44.128.0.9' } });
    for (const events of [[off], [fixed]])
      for (const router of [at(OLD), null]) {
        const line = await open({ events, router });
        await line.fake.clock.pass(HOUR);
        expect(questions(line).router).toBe(0);
        expect(questions(line).stun).toBeLessThanOrEqual(60);
      }
    for (const router of [at(OLD), null]) {
      const paused = await open({ router });
      paused.saikoro.commands.pause('resumed');
      await paused.fake.clock.pass(HOUR);
      expect(questions(paused)).toEqual({ router: 0, stun: 0, echo: 0 });

      const asleep = await open({ router });
      asleep.saikoro.suspended();
      await asleep.fake.clock.pass(5 * MINUTE);
      // The rounds alone.
      expect(questions(asleep).router + questions(asleep).stun).toBeLessThanOrEqual(5);
      asleep.saikoro.disturbed('wake');
      await asleep.fake.clock.pass(10 * MINUTE);
      expect(questions(asleep).router + questions(asleep).stun).toBeGreaterThan(20);

      const away = await open({ router, portable: true });
      away.fake.place = placeOf('10.0.0.1', '02:00:00:00:00:09');
      away.becomes('44.128.9.9');
      away.saikoro.disturbed();
      await away.fake.clock.pass(5 * SECOND);
      expect(away.saikoro.state.fields().hold?.why).toBe('other-network');
      reset(away);
      await away.fake.clock.pass(HOUR);
      expect(questions(away)).toEqual({ router: 0, stun: 0, echo: 0 });
    }
  });
});

describe('a new address, at whatever moment', () => {
  const moment = fc.integer({ min: 0, max: 6 * MINUTE });
  it.each<[string, Kind, number]>([
    ['the router tells it when it is asked', { router: at(OLD) }, 9 * SECOND],
    ['STUN servers see it', {}, 32 * SECOND],
    ['the router of a line behind another one says nothing new', { router: at('192.168.1.20') }, 32 * SECOND],
    ['only echo services see it', { stun: [] }, 66 * SECOND],
  ])('is noticed soon where %s', (_, kind, most) =>
    fc.assert(
      fc.asyncProperty(moment, seed, async (wait, seed) => {
        const line = await open({ ...kind, random: drawnFrom(seed) });
        await line.fake.clock.pass(wait);
        const old = kind.router?.kind === 'address' && kind.router.address !== OLD ? line.fake.router : null;
        line.becomes(NEW);
        if (old !== null) line.fake.router = old;
        reset(line);
        expect(await line.until(NEW, most)).not.toBeNull();
        expect(line.fake.sent.at(-1)?.ipv4).toBe(NEW);
        // With the router one echo; without it as many as it takes to hear four operators.
        expect(line.fake.asked.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 12 },
    ),
  );
  it('is noticed as soon again after the change before it', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 5 * SECOND, max: 40 * SECOND }), { minLength: 3, maxLength: 6 }),
        seed,
        async (gaps, seed) => {
          const line = await open({ random: drawnFrom(seed) });
          for (const [at_, gap] of gaps.entries()) {
            const next = `44.128.1.${at_ + 1}`;
            line.becomes(next);
            expect(await line.until(next, 32 * SECOND)).not.toBeNull();
            await line.fake.clock.pass(gap);
          }
        },
      ),
      { numRuns: 10 },
    ));
  it('is noticed in five minutes and a round where STUN servers are blind to it', async () => {
    const line = await open();
    line.becomes(NEW);
    for (const operator of line.stun.keys()) line.stun.set(operator, at(OLD));
    expect(await line.until(NEW, 7 * MINUTE)).not.toBeNull();
  });
});

describe('a router that falls silent', () => {
  it('is asked less and less, STUN servers take its place, and it is asked each five seconds again once it answers', async () => {
    const line = await open({ router: at(OLD) });
    line.fake.router = null;
    reset(line);
    await line.fake.clock.pass(50 * SECOND);
    expect(questions(line).router).toBeLessThanOrEqual(5);
    expect(questions(line).stun).toBeGreaterThanOrEqual(1);
    reset(line);
    await line.fake.clock.pass(HOUR);
    expect(questions(line).router).toBe(0);
    expect(questions(line).stun).toBeGreaterThanOrEqual(140);
    expect(questions(line).stun).toBeLessThanOrEqual(180);
    line.fake.router = at(OLD);
    await line.fake.clock.pass(2 * MINUTE);
    reset(line);
    await line.fake.clock.pass(10 * MINUTE);
    expect(questions(line).router).toBeGreaterThanOrEqual(100);
    expect(questions(line).stun).toBe(0);
  });
  it('is asked again each five seconds while it says that it has no address yet', async () => {
    const line = await open({ router: at(OLD) });
    line.fake.router = { kind: 'unknown', why: 'no-address-yet' };
    await line.fake.clock.pass(20 * SECOND);
    line.becomes(NEW);
    line.fake.router = at(NEW);
    expect(await line.until(NEW, 9 * SECOND)).not.toBeNull();
  });
});

describe('STUN servers', () => {
  it('that fall silent, as where UDP is blocked, are asked ever more seldom, and echo services as before', async () => {
    const line = await open();
    line.stun.clear();
    await line.fake.clock.pass(10 * MINUTE);
    reset(line);
    await line.fake.clock.pass(HOUR);
    expect(questions(line).stun).toBeLessThanOrEqual(40);
    expect(questions(line).echo).toBeLessThanOrEqual(60);
    for (const operator of line.fake.echo.keys()) line.fake.echo.set(operator, NEW);
    expect(await line.until(NEW, 66 * SECOND)).not.toBeNull();
  });
  it('that lie, one or all, the same or ever something else, change nothing and cost the others little', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom<readonly string[]>(['x'], ['x', 'y'], ['x', 'y', 'z']),
        fc.boolean(),
        seed,
        async (liars, fickle, seed) => {
          const line = await open({ random: drawnFrom(seed) });
          const sent = line.fake.sent.length;
          let lie = 1;
          for (let second = 0; second < 3600; second += 5) {
            if (fickle) lie = (lie % 250) + 1;
            for (const operator of liars) line.stun.set(operator, at(`44.128.66.${lie}`));
            await line.fake.clock.pass(5 * SECOND);
            expect(line.address()).toBe(OLD);
          }
          expect(line.fake.sent).toHaveLength(sent);
          expect(questions(line).echo).toBeLessThanOrEqual(60 + 9 * 6);
        },
      ),
      { numRuns: 6 },
    ));
  it('and echo services that differ for ever, as over two lines, do not set one round after another', async () => {
    const line = await open();
    for (let turn = 0; turn < 720; turn += 1) {
      for (const [at_, operator] of [...line.fake.echo.keys()].entries()) line.fake.echo.set(operator, (at_ + turn) % 2 === 0 ? OLD : NEW);
      for (const [at_, operator] of [...line.stun.keys()].entries()) line.stun.set(operator, at((at_ + turn) % 2 === 0 ? OLD : NEW));
      await line.fake.clock.pass(5 * SECOND);
    }
    expect(questions(line).echo).toBeLessThanOrEqual(400);
  });
});
