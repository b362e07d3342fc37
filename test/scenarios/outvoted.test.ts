import { describe, expect, it } from 'vitest';
import { createSourcePool } from '../../main/engine/detection/source-pool.ts';
import { createEngine } from '../../main/engine/engine.ts';
import type { LocalAddress } from '../../main/net/local-address.ts';
import type { Answer, Source } from '../../main/ports/address-source.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const TRUTH = '44.128.0.1';
const OTHER = '44.128.7.7';
const EXIT = '44.128.66.66';
const at = (address: string): Answer => ({ kind: 'address', address });
const silent = (why = 'timeout'): Answer => ({ kind: 'unknown', why });
const everywhere = (fake: FakeWorld, answer: string | Answer): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, answer);
};
const sent = (fake: FakeWorld) => fake.sent.map(({ ipv4 }) => ipv4);
const line = (fake: FakeWorld) => fake.saikoro.state.fields().addresses.ipv4;
const atHome = async (router: Answer | null): Promise<FakeWorld> => {
  const fake = createFakeWorld();
  fake.router = router;
  fake.saikoro.start();
  await fake.clock.pass(3 * MINUTE);
  expect(sent(fake)).toEqual([TRUTH]);
  return fake;
};

describe('a router that names another public address than the world sees', () => {
  it('is outvoted once, and no reason to ask more of anybody for ever', async () => {
    const fake = await atHome(at(OTHER));
    expect(line(fake)).toMatchObject({ kind: 'known', address: TRUTH });
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    expect(fake.asked.length).toBeLessThanOrEqual(60);
    expect(line(fake)).toMatchObject({ kind: 'known', address: TRUTH, because: 'single-voice-stays' });
    expect(line(fake).evidence).toContainEqual(expect.objectContaining({ address: OTHER, counted: 'minority', verdict: 'differs' }));
  });
  it('is outvoted soon where it was right before', async () => {
    const fake = await atHome(at(TRUTH));
    fake.router = at(OTHER);
    await fake.clock.pass(2 * MINUTE);
    expect(line(fake)).toMatchObject({ kind: 'known', address: TRUTH });
  });
  it('has nothing to say while a VPN keeps the others away, whatever it says then', async () => {
    const fake = await atHome(at(OTHER));
    fake.vpn = true;
    everywhere(fake, EXIT);
    fake.saikoro.disturbed();
    await fake.clock.pass(10 * MINUTE);
    fake.router = at('44.128.7.8');
    fake.announce(at('44.128.7.8'));
    await fake.clock.pass(10 * MINUTE);
    expect(sent(fake)).toEqual([TRUTH]);
    expect(fake.saikoro.state.fields().hold?.why).toBe('vpn');
    expect(fake.saikoro.state.get().health).toBe('paused');
  });
  it('is believed again as soon as another says the same', async () => {
    const fake = await atHome(at(OTHER));
    everywhere(fake, OTHER);
    await fake.clock.pass(66_000);
    expect(sent(fake)).toEqual([TRUTH, OTHER]);
    fake.vpn = true;
    everywhere(fake, EXIT);
    fake.router = at('44.128.7.8');
    fake.saikoro.disturbed();
    await fake.clock.pass(2 * MINUTE);
    expect(sent(fake).at(-1)).toBe('44.128.7.8');
  });
});

describe('a router that says it has no address', () => {
  it('has none while the line is down, and keeps one to itself where the Internet is reached', async () => {
    const fake = await atHome(silent('no-address-yet'));
    expect(fake.saikoro.state.fields().nat).toMatchObject({ verdict: 'double', because: ['router-keeps-address'] });
    everywhere(fake, { kind: 'unknown', why: 'timeout' });
    await fake.clock.pass(3 * MINUTE);
    expect(fake.saikoro.state.fields().nat).toMatchObject({ verdict: 'unknown', because: expect.arrayContaining(['router-down']) });
    everywhere(fake, TRUTH);
    await fake.clock.pass(3 * MINUTE);
    expect(fake.saikoro.state.fields().nat).toMatchObject({ verdict: 'double' });
  });
});

/** Services that take their time; what they see is decided when they are asked. */
const slowWorld = async (see: () => string, ms = 1000): Promise<FakeWorld & { untilAsked: () => Promise<void> }> => {
  const fake = createFakeWorld();
  let questions = 0;
  const sources: Source[] = ['a:https', 'b:https', 'c:doh', 'd:doh', 'e:stun', 'f:https'].map((each) => {
    const [operator = '', transport = ''] = each.split(':');
    return {
      ...{ id: operator, operator, transport: transport as Source['transport'], family: 'ipv4' as const, minIntervalMs: 1000 },
      ask: async () => {
        const answer = at(see());
        questions += 1;
        await new Promise<void>((done) => void fake.clock.wakeAt(fake.clock.now() + ms, done));
        return answer;
      },
    };
  });
  fake.saikoro = createEngine({ ...fake.world, sources });
  fake.saikoro.start();
  await fake.clock.pass(3 * MINUTE);
  expect(sent(fake)).toEqual([TRUTH]);
  const untilAsked = async (): Promise<void> => {
    const before = questions;
    for (let step = 0; step < 20_000 && questions === before; step += 1) await fake.clock.pass(10);
  };
  return Object.assign(fake, { untilAsked });
};

describe('what comes and goes while questions are under way', () => {
  it('a tunnel: what was seen through it is not believed', async () => {
    let tunnel = false;
    const fake = await slowWorld(() => (tunnel ? EXIT : TRUTH));
    const turn = async (on: boolean): Promise<void> => {
      tunnel = on;
      await fake.clock.pass(250);
      fake.saikoro.disturbed();
    };
    for (let round = 0; round < 5; round += 1) {
      await fake.untilAsked();
      await turn(true);
      await fake.clock.pass(2500);
      await turn(false);
      await fake.clock.pass(MINUTE);
      expect([...new Set(sent(fake))]).toEqual([TRUTH]);
    }
    expect(line(fake)).toMatchObject({ kind: 'known', address: TRUTH });
  });
  it('a tunnel, where a page of the user’s own is asked', async () => {
    let tunnel = false;
    const fake = createFakeWorld([dnsEvent({ address: { kind: 'url', url: 'https://ip.example/' } })]);
    let questions = 0;
    const world = {
      ...fake.world,
      ownSource: (): Source => ({
        ...{ id: 'ip.example', operator: 'own', transport: 'https', family: 'ipv4', minIntervalMs: 0 },
        ask: async () => {
          const answer = at(tunnel ? EXIT : TRUTH);
          questions += 1;
          await new Promise<void>((done) => void fake.clock.wakeAt(fake.clock.now() + 3000, done));
          return answer;
        },
      }),
    };
    fake.saikoro = createEngine(world);
    fake.saikoro.start();
    await fake.clock.pass(3 * MINUTE);
    expect(sent(fake)).toEqual([TRUTH]);
    const before = questions;
    tunnel = true;
    for (let step = 0; step < 20_000 && questions === before; step += 1) await fake.clock.pass(10);
    tunnel = false;
    await fake.clock.pass(250);
    fake.saikoro.disturbed();
    await fake.clock.pass(10 * MINUTE);
    expect(sent(fake)).toEqual([TRUTH]);
  });
  it('sleep: what was asked before it is not believed after it, but what is asked then', async () => {
    let truth = TRUTH;
    const fake = await slowWorld(() => truth);
    truth = '44.128.0.2';
    await fake.untilAsked();
    truth = '44.128.0.3';
    fake.clock.freeze(60 * MINUTE);
    await fake.clock.pass(2 * MINUTE);
    expect(sent(fake)).toEqual([TRUTH, '44.128.0.3']);
  });
});

describe('the roster', () => {
  const build = (answers: Record<string, () => Answer>) => {
    const clock = createFakeClock();
    const asked: string[] = [];
    const sourcePool = createSourcePool(
      Object.entries(answers).map(
        ([operator, answer], index): Source => ({
          ...{ id: operator, operator, transport: index % 2 === 0 ? 'https' : 'doh', family: 'ipv4', minIntervalMs: 1000 },
          ask: async () => {
            asked.push(operator);
            return answer();
          },
        }),
      ),
      { clock, rules: { documentation: false } },
    );
    return { clock, asked, sourcePool };
  };
  it('takes who is silent for no voice: two that lie alike need not be all who answer', async () => {
    const lie = () => at(OTHER);
    const none = () => silent();
    const truth = () => at(TRUTH);
    const { sourcePool } = build({ a: lie, b: lie, c: none, d: none, e: truth, f: truth, g: truth });
    const heard = await sourcePool.ask(null, { thorough: true });
    expect(heard.filter(({ answer }) => answer.kind === 'address').length).toBeGreaterThanOrEqual(4);
  });
  it('asks one at a time where nobody told anything for three rounds, and all it needs once somebody does', async () => {
    let mute = true;
    const say = () => (mute ? silent() : at(TRUTH));
    const { sourcePool, asked, clock } = build({ a: say, b: say, c: say, d: say, e: say, f: say });
    for (let round = 0; round < 3; round += 1) {
      await sourcePool.ask(TRUTH);
      await clock.pass(MINUTE);
    }
    asked.length = 0;
    for (let round = 0; round < 60; round += 1) {
      await sourcePool.ask(TRUTH);
      await clock.pass(MINUTE);
    }
    expect(asked).toHaveLength(60);
    expect(new Set(asked).size).toBe(6);
    mute = false;
    const heard = await sourcePool.ask(null);
    expect(heard.filter(({ answer }) => answer.kind === 'address').length).toBeGreaterThanOrEqual(4);
  });
  it('lets nobody rest for questions that never left', async () => {
    let dead = true;
    const cut = () => (dead ? ({ kind: 'unknown', why: 'dns', offline: true } as const) : at(TRUTH));
    const { sourcePool, clock } = build({ a: () => at(TRUTH), b: cut, c: cut, d: cut });
    for (let round = 0; round < 30; round += 1) {
      await sourcePool.ask(TRUTH, { thorough: true });
      await clock.pass(MINUTE);
    }
    dead = false;
    const heard = await sourcePool.ask(null, { thorough: true });
    expect(heard.filter(({ answer }) => answer.kind === 'address')).toHaveLength(4);
  });
});

describe('an hour in which nothing happens, with both families and no router', () => {
  it('costs the services no more than a question a minute', async () => {
    const fake = createFakeWorld([dnsEvent({ families: { ipv4: true, ipv6: true } })]);
    const own: LocalAddress = {
      ...{ address: '2600:1::5', family: 6, prefixLength: 64, interface: 'en0', temporary: false, deprecated: false, usable: true },
      validSeconds: 86_400,
    };
    fake.local = [own];
    for (const operator of fake.echo.keys()) fake.echo6.set(operator, '2600:1::aaaa');
    fake.saikoro.start();
    await fake.clock.pass(60 * MINUTE);
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    expect(fake.asked.length).toBeLessThanOrEqual(60);
    expect(fake.asked.some((each) => each.endsWith('6'))).toBe(true);
    expect(fake.saikoro.state.fields().addresses.ipv6).toMatchObject({ kind: 'known', address: '2600:1::5' });
  });
});
