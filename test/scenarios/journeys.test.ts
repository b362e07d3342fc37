import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import { placeAt } from '../../main/net/network-id.ts';
import type { Answer } from '../../main/ports/address-source.ts';
import { HOME_PLACE, placeOf } from '../helpers/fake-world/places.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

vi.setConfig({ testTimeout: 120_000 });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const YEAR = 365 * 24 * 60 * MINUTE;
const EXIT = '44.128.66.66';
/** A café's network looks like the one at home, as so many do, but for its router's hardware address. */
const PLACES = { home: HOME_PLACE, café: placeOf('192.168.1.1', '02:00:00:00:00:99'), office: placeOf('10.0.0.1', '02:00:00:00:00:98') };
const NAMELESS = { '192.168.1.1': placeAt({ address: '192.168.1.1', own: '192.168.1.2' }, null, []) };
type Where = keyof typeof PLACES | 'nowhere';

/** A laptop that is carried about, with the lines there are to come out of. */
class Journey {
  fake: FakeWorld = createFakeWorld();
  saikoro: Engine = this.fake.saikoro;
  where: Where = 'home';
  named = true;
  speaks = true;
  home = '44.128.0.1';
  was = new Set([this.home]);
  /** Done while a service is asked, after so many others were. */
  meanwhile: { after: number; act: () => void } | null = null;

  constructor(portable: boolean) {
    this.fake.portable = portable;
    this.fake.echo.get = () => {
      const { meanwhile } = this;
      if (meanwhile !== null && meanwhile.after === 0) {
        this.meanwhile = null;
        meanwhile.act();
      } else if (meanwhile !== null) meanwhile.after -= 1;
      return this.out();
    };
    this.look();
  }
  line(): string | null {
    return { home: this.home, café: '44.128.99.1', office: '44.128.99.2', nowhere: null }[this.where];
  }
  out(): Answer {
    const line = this.line();
    if (line === null) return { kind: 'unknown', why: 'offline', offline: true };
    return { kind: 'address', address: this.fake.vpn ? EXIT : line };
  }
  look(): void {
    const place = this.where === 'nowhere' ? null : PLACES[this.where];
    this.fake.place = !this.named && place?.router === '192.168.1.1' ? NAMELESS['192.168.1.1'] : place;
    this.fake.routed = place !== null;
    const line = this.line();
    this.fake.router = this.speaks && line !== null ? { kind: 'address', address: line } : null;
  }
  restart(): void {
    this.saikoro.stop();
    const { documents } = this.fake.world;
    this.saikoro = createEngine({ ...this.fake.world, documents: { ...documents, document: structuredClone(this.fake.saved) } });
    this.saikoro.start();
  }
}
type Act = (journey: Journey) => void | Promise<void>;

const go = fc.record({ to: fc.constantFrom<Where>('home', 'café', 'office', 'nowhere'), named: fc.boolean(), told: fc.boolean() }).map(
  ({ to, named, told }): Act =>
    (journey) => {
      Object.assign(journey, { where: to, named });
      journey.look();
      if (told) journey.saikoro.disturbed(named ? 'network' : 'wake');
    },
);
const vpn = fc.record({ up: fc.boolean(), told: fc.boolean() }).map(
  ({ up, told }): Act =>
    ({ fake, saikoro }) => {
      fake.vpn = up;
      if (told) saikoro.disturbed();
    },
);
const redial = fc.record({ last: fc.integer({ min: 1, max: 9 }), aloud: fc.boolean() }).map(
  ({ last, aloud }): Act =>
    (journey) => {
      journey.home = `44.128.0.${last}`;
      journey.was.add(journey.home);
      journey.look();
      if (aloud && journey.where === 'home') journey.fake.announce({ kind: 'address', address: journey.home });
    },
);
const router = fc.record({ speaks: fc.boolean(), aloud: fc.boolean() }).map(
  ({ speaks, aloud }): Act =>
    (journey) => {
      journey.speaks = speaks;
      journey.look();
      const line = journey.line();
      if (aloud && line !== null) journey.fake.announce({ kind: 'address', address: line });
    },
);
const pass = fc.constantFrom(10, 400, 2 * SECOND, 10 * SECOND, 70 * SECOND, 6 * MINUTE, 30 * MINUTE).map(
  (ms): Act =>
    ({ fake }) =>
      fake.clock.pass(ms),
);
const clocks = fc.oneof(
  fc.constantFrom(-YEAR, YEAR, -10 * MINUTE, 10 * MINUTE).map(
    (ms): Act =>
      ({ fake }) =>
        fake.clock.jump(ms),
  ),
  fc.constantFrom(MINUTE, 600 * MINUTE).map(
    (ms): Act =>
      ({ fake }) =>
        fake.clock.freeze(ms),
  ),
);
const restart = fc.constant<Act>((journey) => journey.restart());
const moves = fc.oneof(go, vpn, redial, router);
const inMidRound = fc.record({ move: moves, after: fc.integer({ min: 0, max: 4 }) }).map(
  ({ move, after }): Act =>
    (journey) => {
      journey.meanwhile = { after, act: () => void move(journey) };
    },
);
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(moves, pass) },
    { weight: 2, arbitrary: fc.tuple(inMidRound, pass) },
    { weight: 1, arbitrary: fc.tuple(clocks, pass) },
    { weight: 1, arbitrary: fc.tuple(restart, pass) },
  ),
  { minLength: 1, maxLength: 12 },
);

/** From home, on a way of ups and downs, and home again, where it rests for as long as any budget of a service may keep it waiting. */
const travel = async (journey: Journey, steps: Act[]): Promise<(string | null)[]> => {
  journey.saikoro.start();
  await journey.fake.clock.pass(2 * MINUTE);
  for (const act of steps) await act(journey);
  journey.meanwhile = null;
  Object.assign(journey, { where: 'home', named: true });
  journey.fake.vpn = false;
  journey.look();
  await journey.fake.clock.pass(180 * MINUTE);
  expect(journey.saikoro.state.fields().hold).toBeNull();
  return journey.fake.sent.map(({ ipv4 }) => ipv4);
};
const RUNS = { numRuns: Number(process.env.RUNS ?? 60) };

it('wherever a laptop is carried, only its home’s address is published, and in the end the one it has', () =>
  fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const journey = new Journey(true);
      const published = await travel(journey, steps.flat());
      expect(published.filter((address) => address === null || !journey.was.has(address))).toEqual([]);
      expect(published.at(-1)).toBe(journey.home);
    }),
    RUNS,
  ));
it('wherever a computer is that publishes anywhere, no tunnel’s exit is published, and in the end the address it has', () =>
  fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const journey = new Journey(false);
      const published = await travel(journey, steps.flat());
      expect(published).not.toContain(EXIT);
      expect(published.at(-1)).toBe(journey.home);
    }),
    RUNS,
  ));
