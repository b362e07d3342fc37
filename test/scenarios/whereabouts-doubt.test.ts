import { describe, expect, it } from 'vitest';
import { placeAt } from '../../main/net/network-id.ts';
import { DEFAULT_SETTINGS } from '../../preload/contract/settings.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { HOME_PLACE, placeOf } from '../helpers/fake-world/places.ts';
import { createFakeWorld, type FakeWorld } from '../helpers/fake-world/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOME = '44.128.0.1';
const CHANGED = '44.128.0.2';
const at = (address: string) => ({ kind: 'address', address }) as const;
/** Our network, while its router tells no hardware address: it is starting, or nobody has answered for it yet. */
const NAMELESS = placeAt({ address: '192.168.1.1', own: '192.168.1.2' }, null, []);
const everywhere = (fake: FakeWorld, answer: string | null): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, answer ?? { kind: 'unknown', why: 'timeout' });
};
const held = (fake: FakeWorld) => fake.saikoro.state.fields().hold?.why ?? null;
const homes = (fake: FakeWorld) => fake.saved.settings.homes?.map(({ id }) => id) ?? null;

const laptop = async (): Promise<FakeWorld> => {
  const fake = createFakeWorld();
  fake.portable = true;
  fake.router = at(HOME);
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  expect(homes(fake)).toEqual([HOME_PLACE.id]);
  return fake;
};

describe('a laptop whose router tells no hardware address', () => {
  it('does not learn at once a home that other networks look like', async () => {
    const fake = createFakeWorld();
    fake.portable = true;
    fake.place = NAMELESS;
    fake.saikoro.start();
    await fake.clock.pass(5 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(homes(fake)).toBeNull();
    fake.place = HOME_PLACE;
    await fake.clock.pass(2 * MINUTE);
    expect(homes(fake)).toEqual([HOME_PLACE.id]);
  });
  it('learns it after all where it never tells one', async () => {
    const fake = createFakeWorld();
    fake.portable = true;
    fake.place = NAMELESS;
    fake.saikoro.start();
    await fake.clock.pass(15 * MINUTE);
    expect(homes(fake)).toEqual([NAMELESS.id]);
  });
  it('is still at home while it restarts, and hears the new address the moment it is told', async () => {
    const fake = await laptop();
    fake.place = NAMELESS;
    fake.router = null;
    everywhere(fake, null);
    await fake.clock.pass(5 * MINUTE);
    expect(held(fake)).toBeNull();
    fake.place = HOME_PLACE;
    fake.router = at(CHANGED);
    everywhere(fake, CHANGED);
    fake.announce(at(CHANGED));
    await fake.clock.pass(20);
    expect(fake.sent.at(-1)?.ipv4).toBe(CHANGED);
    expect(fake.journal.filter(({ kind }) => kind === 'hold')).toEqual([]);
  });
  it('publishes nothing new from there, and says why when it stays like that', async () => {
    const fake = await laptop();
    fake.place = NAMELESS;
    fake.router = null;
    everywhere(fake, CHANGED);
    fake.saikoro.disturbed();
    await fake.clock.pass(30 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(held(fake)).toBe('other-network');
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    expect(fake.asked).toEqual([]);
    fake.place = HOME_PLACE;
    await fake.clock.pass(2 * MINUTE);
    expect([held(fake), fake.sent.at(-1)?.ipv4]).toEqual([null, CHANGED]);
  });
});

describe('a network without IPv4', () => {
  it('can’t be recognised: nothing is published from it, which is said', async () => {
    const fake = createFakeWorld([dnsEvent({ families: { ipv4: false, ipv6: true } })]);
    fake.portable = true;
    fake.saikoro.state.change({ settings: { ...DEFAULT_SETTINGS, homes: [{ id: HOME_PLACE.id, router: '192.168.1.1', at: 0 }] } });
    fake.place = null;
    const address = '2400:4050::1';
    const card = { interface: 'eth0', family: 6, prefixLength: 64, temporary: false, deprecated: false, usable: true } as const;
    fake.local = [{ ...card, address, validSeconds: null }];
    for (const operator of fake.echo.keys()) fake.echo6.set(operator, address);
    fake.saikoro.start();
    await fake.clock.pass(10 * MINUTE);
    expect([held(fake), fake.sent]).toEqual(['other-network', []]);
    const { settings } = fake.saikoro.state.fields();
    fake.saikoro.commands.saveSettings({ ...settings, homeOnly: 'never' });
    await fake.clock.pass(2 * MINUTE);
    expect([held(fake), fake.sent.at(-1)?.ipv6]).toEqual([null, address]);
  });
});

describe('a new router on the old line', () => {
  const NEW = placeOf('192.168.1.1', '02:00:00:00:00:02');
  it('is home as soon as it has dialled, however long that takes it', async () => {
    const fake = await laptop();
    fake.place = NEW;
    fake.router = { kind: 'unknown', why: 'not-connected' };
    everywhere(fake, null);
    fake.saikoro.disturbed();
    await fake.clock.pass(3 * MINUTE);
    expect(held(fake)).toBe('other-network');
    fake.router = at(HOME);
    await fake.clock.pass(90 * SECOND);
    // Nobody on the Internet says the same yet.
    expect(held(fake)).toBe('other-network');
    everywhere(fake, HOME);
    await fake.clock.pass(90 * SECOND);
    expect([held(fake), homes(fake)]).toEqual([null, [HOME_PLACE.id, NEW.id]]);
  });
  it('is not asked for ever where it never says', async () => {
    const fake = await laptop();
    let asked = 0;
    const { nearby } = fake.world;
    const ask = nearby.ask;
    nearby.ask = (outer) => {
      asked += 1;
      return ask(outer);
    };
    fake.place = NEW;
    fake.router = null;
    fake.saikoro.disturbed();
    await fake.clock.pass(24 * 60 * MINUTE);
    expect(asked).toBe(10);
  });
});

describe('a computer that stays where it is', () => {
  it('does not trust the router of now for what was gathered on the network of before', async () => {
    const fake = createFakeWorld();
    fake.router = at(HOME);
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    const echo = fake.echo.get.bind(fake.echo);
    let moved = false;
    fake.echo.get = (operator) => {
      if (!moved) fake.saikoro.disturbed();
      moved = true;
      return echo(operator);
    };
    for (let step = 0; !moved && step < 9000; step += 1) await fake.clock.pass(100);
    expect(moved).toBe(true);
    fake.announce(at('44.128.99.9'));
    await fake.clock.pass(20);
    expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual([HOME]);
  });
  it('does not follow another network’s router at once, even before the system tells that it is another', async () => {
    const fake = createFakeWorld();
    fake.router = at(HOME);
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    fake.place = placeOf('10.0.0.1', '02:00:00:00:00:77');
    fake.announce(at('44.128.99.9'));
    await fake.clock.pass(20);
    expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual([HOME]);
  });
});
