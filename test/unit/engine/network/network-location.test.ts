import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/engine.ts';
import type { DnsEvent } from '../../../../preload/contract/event.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../preload/contract/settings.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { HOME_PLACE, placeOf } from '../../../helpers/fake-world/places.ts';
import { createFakeWorld, type FakeWorld } from '../../../helpers/fake-world/world.ts';

const MINUTE = 60_000;
const HOME = '44.128.0.1';
const CAFE = '44.128.99.9';
const CAFE_PLACE = placeOf('192.168.1.1', '02:00:00:00:00:99');
const at = (address: string) => ({ kind: 'address', address }) as const;
const everywhere = (fake: FakeWorld, address: string): void => {
  for (const operator of fake.echo.keys()) fake.echo.set(operator, address);
};
const set = (fake: FakeWorld, change: Partial<Settings>): void => {
  expect(fake.saikoro.commands.saveSettings({ ...fake.saikoro.state.fields().settings, ...change })).toEqual({ ok: true });
};
const held = (fake: FakeWorld) => fake.saikoro.state.fields().hold?.why ?? null;
const holds = (fake: FakeWorld) =>
  fake.journal.flatMap((entry) => (entry.kind === 'hold' ? [`${entry.why} ${entry.on ? 'on' : 'off'}`] : []));
const news = (fake: FakeWorld) => fake.notices.flatMap(({ kind, network }) => (kind === 'network' ? [network] : []));

/** A laptop that has published from home. */
const laptop = async (events?: DnsEvent[]): Promise<FakeWorld> => {
  const fake = createFakeWorld(events);
  fake.portable = true;
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual([HOME]);
  return fake;
};
const goTo = async (fake: FakeWorld, place: typeof CAFE_PLACE | null, address: string): Promise<void> => {
  fake.place = place;
  everywhere(fake, address);
  fake.saikoro.disturbed();
  await fake.clock.pass(10_000);
  fake.asked.length = 0;
};

describe('a laptop', () => {
  it('takes the first network it publishes from for home, and says so once', async () => {
    const fake = await laptop();
    expect(fake.saved.settings.homes).toEqual([{ id: HOME_PLACE.id, router: '192.168.1.1', at: expect.any(Number) }]);
    expect(news(fake)).toEqual(['home-learned']);
    await fake.clock.pass(60 * MINUTE);
    expect(news(fake)).toEqual(['home-learned']);
    expect(fake.journal.filter(({ kind }) => kind === 'home')).toEqual([
      expect.objectContaining({ change: 'learned', router: '192.168.1.1' }),
    ]);
    expect(fake.saikoro.state.fields().whereabouts).toEqual({ portable: true, id: HOME_PLACE.id, router: '192.168.1.1' });
  });
  it('takes none for home while nothing is published from it', async () => {
    const fake = createFakeWorld([]);
    fake.portable = true;
    fake.saikoro.start();
    await fake.clock.pass(30 * MINUTE);
    expect(fake.saikoro.state.fields()).toMatchObject({ settings: { homes: null }, hold: null, addresses: { ipv4: { address: HOME } } });
  });
  it('never publishes a café’s address and asks nobody there, whatever its router says', async () => {
    const fake = await laptop();
    fake.router = at(CAFE);
    await goTo(fake, CAFE_PLACE, CAFE);
    fake.announce(at(CAFE));
    await fake.clock.pass(24 * 60 * MINUTE);
    expect(fake.asked).toEqual([]);
    expect(fake.sent).toHaveLength(1);
    expect(fake.saikoro.state.get()).toMatchObject({
      hold: { why: 'other-network' },
      health: 'paused',
      addresses: { ipv4: { address: HOME } },
    });
    expect(fake.notices.filter(({ kind }) => kind === 'needs-you')).toEqual([]);
    expect(holds(fake)).toEqual(['other-network on']);
  });
  it('publishes again at home, where the line may have changed meanwhile', async () => {
    const fake = await laptop();
    await goTo(fake, CAFE_PLACE, CAFE);
    await fake.clock.pass(60 * MINUTE);
    await goTo(fake, null, CAFE);
    await goTo(fake, HOME_PLACE, '44.128.0.2');
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent.map(({ ipv4 }) => ipv4)).toEqual([HOME, '44.128.0.2']);
    expect(fake.saikoro.state.fields().hold).toBeNull();
    expect(holds(fake)).toEqual(['other-network on', 'other-network off']);
  });
  it('does not count what it heard when it is elsewhere by the time it has heard it', async () => {
    const fake = await laptop();
    const before = fake.sent.length;
    // The café’s echoes answer a question that was begun at home.
    const echo = fake.echo.get.bind(fake.echo);
    fake.echo.get = (operator) => {
      fake.place = CAFE_PLACE;
      return echo(operator);
    };
    everywhere(fake, CAFE);
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent).toHaveLength(before);
    expect(fake.saikoro.state.fields().addresses.ipv4.address).toBe(HOME);
    expect(held(fake)).toBe('other-network');
  });
  it('does not count a tunnel’s exit either, when the tunnel came up while it asked', async () => {
    const fake = await laptop();
    const echo = fake.echo.get.bind(fake.echo);
    fake.echo.get = (operator) => {
      fake.vpn = true;
      return echo(operator);
    };
    everywhere(fake, CAFE);
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(held(fake)).toBe('vpn');
  });
  it('does not follow a café’s router that speaks before anybody has looked where we are', async () => {
    const fake = createFakeWorld();
    fake.portable = true;
    fake.router = at(HOME);
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    fake.router = at(CAFE);
    fake.announce(at('44.128.0.3'));
    await fake.clock.pass(100);
    // At home its word counts at once.
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.3');
    fake.place = CAFE_PLACE;
    await fake.clock.pass(2000);
    fake.announce(at(CAFE));
    await fake.clock.pass(100);
    expect(fake.saikoro.state.fields()).toMatchObject({ hold: { why: 'other-network' }, addresses: { ipv4: { address: '44.128.0.3' } } });
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.3');
  });
  it('tells once, and calmly, of a network it stays on; not of one it only passes', async () => {
    const fake = await laptop();
    await goTo(fake, CAFE_PLACE, CAFE);
    await fake.clock.pass(5 * MINUTE);
    await goTo(fake, placeOf('10.0.0.1', '02:00:00:00:00:77'), CAFE);
    await fake.clock.pass(4 * MINUTE);
    expect(news(fake)).toEqual(['home-learned']);
    await fake.clock.pass(24 * 60 * MINUTE);
    expect(news(fake)).toEqual(['home-learned', 'elsewhere']);
    expect(fake.notices.at(-1)).toMatchObject({ kind: 'network', network: 'elsewhere', router: '10.0.0.1' });
  });
  it('takes another network for home when its user says so, and forgets it when he says so', async () => {
    const fake = await laptop();
    await goTo(fake, CAFE_PLACE, CAFE);
    expect(await fake.saikoro.network.adopt()).toEqual({ ok: true });
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe(CAFE);
    const homes = fake.saikoro.state.fields().settings.homes ?? [];
    expect(homes.map(({ id }) => id)).toEqual([HOME_PLACE.id, CAFE_PLACE.id]);
    set(fake, { homes: homes.slice(0, 1) });
    await fake.clock.pass(2 * MINUTE);
    expect(held(fake)).toBe('other-network');
    expect(fake.journal.flatMap((entry) => (entry.kind === 'home' ? [entry.change] : []))).toEqual(['learned', 'adopted', 'removed']);
  });
  it('has no home left when all were removed, and takes none by itself', async () => {
    const fake = await laptop();
    set(fake, { homes: [] });
    await fake.clock.pass(60 * MINUTE);
    expect(held(fake)).toBe('other-network');
    expect(fake.saikoro.state.fields().settings.homes).toEqual([]);
  });
  it('refuses to run an event by hand there, with the reason', async () => {
    const fake = await laptop();
    await goTo(fake, CAFE_PLACE, CAFE);
    await fake.clock.pass(20 * MINUTE);
    expect(fake.saikoro.commands.run(['home'])).toEqual({ ok: false, code: 'held-other-network' });
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent).toHaveLength(1);
  });
  it('puts nothing right in the DNS from there, and believes nobody who answers for it', async () => {
    const fake = await laptop();
    await fake.clock.pass(7 * 60 * MINUTE);
    await goTo(fake, CAFE_PLACE, CAFE);
    fake.zone.set('home.dyn.example A', '192.168.1.1');
    await fake.clock.pass(24 * 60 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(fake.saikoro.state.event('home')?.status).toMatchObject({ needsYou: false, ipv4: { verification: 'match' } });
  });
  it('may not take a caller’s address from there, not even before the first look', async () => {
    const fake = await laptop();
    const { services } = fake.world;
    const found = services.find('example');
    if (found === undefined) throw new Error('no service');
    services.find = () => ({ ...found, limits: { ...found.limits, sourceAddressOnly: true } });
    await fake.clock.pass(5 * MINUTE);
    fake.place = CAFE_PLACE;
    fake.saikoro.commands.run(['home']);
    await fake.clock.pass(100);
    expect(fake.sent).toHaveLength(1);
  });
  it('publishes anywhere when its user wants that', async () => {
    const fake = await laptop();
    set(fake, { homeOnly: 'never' });
    await goTo(fake, CAFE_PLACE, CAFE);
    await fake.clock.pass(5 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe(CAFE);
    expect(held(fake)).toBeNull();
  });
  it('holds across a restart: home is remembered', async () => {
    const fake = await laptop();
    const again = createFakeWorld([dnsEvent()], { records: fake.records, clock: fake.clock });
    fake.saikoro.stop();
    again.portable = true;
    again.place = CAFE_PLACE;
    everywhere(again, CAFE);
    again.saikoro.state.change({ settings: { ...DEFAULT_SETTINGS, homes: fake.saved.settings.homes } });
    again.saikoro.start();
    await again.clock.pass(60 * MINUTE);
    expect(again.asked).toEqual([]);
    expect(again.sent).toEqual([]);
  });
});

describe('a new router', () => {
  const NEW = placeOf('192.168.1.1', '02:00:00:00:00:02');
  it('on the old line is home as soon as it names the published address and the Internet agrees', async () => {
    const fake = await laptop();
    fake.router = at(HOME);
    await goTo(fake, NEW, HOME);
    await fake.clock.pass(2 * MINUTE);
    expect(held(fake)).toBeNull();
    expect(news(fake)).toEqual(['home-learned', 'home-replaced']);
    expect(fake.saved.settings.homes?.map(({ id }) => id)).toEqual([HOME_PLACE.id, NEW.id]);
  });
  it('that only says so is not', async () => {
    const fake = await laptop();
    fake.router = at(HOME);
    await goTo(fake, NEW, CAFE);
    await fake.clock.pass(60 * MINUTE);
    expect(held(fake)).toBe('other-network');
    expect(fake.sent).toHaveLength(1);
    // Once, when it said so; not again while we stay.
    expect(fake.asked.length).toBe(0);
  });
  it('that says nothing is told of, and home at a word of the user', async () => {
    const fake = await laptop();
    await goTo(fake, NEW, '44.128.0.7');
    await fake.clock.pass(20 * MINUTE);
    expect(news(fake)).toEqual(['home-learned', 'elsewhere']);
    await fake.saikoro.network.adopt();
    await fake.clock.pass(2 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.7');
  });
});

describe('a computer that stays where it is', () => {
  it.each([false, null])('publishes wherever it stands (portable: %s)', async (portable) => {
    const fake = createFakeWorld();
    fake.portable = portable;
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    await goTo(fake, CAFE_PLACE, CAFE);
    await fake.clock.pass(5 * MINUTE);
    expect(fake.sent.at(-1)?.ipv4).toBe(CAFE);
    expect(fake.saikoro.state.fields().settings.homes).toBeNull();
    expect(holds(fake)).toEqual([]);
  });
  it('is held where its user wants it', async () => {
    const fake = createFakeWorld();
    fake.portable = false;
    fake.saikoro.start();
    await fake.clock.pass(2 * MINUTE);
    set(fake, { homeOnly: 'always' });
    await fake.clock.pass(2 * MINUTE);
    await goTo(fake, CAFE_PLACE, CAFE);
    await fake.clock.pass(20 * MINUTE);
    expect(fake.sent).toHaveLength(1);
    expect(held(fake)).toBe('other-network');
  });
});

describe('a VPN', () => {
  it('is a named state while the router says nothing, and none while it does', async () => {
    const fake = await laptop();
    fake.vpn = true;
    everywhere(fake, CAFE);
    await fake.clock.pass(5 * MINUTE);
    expect(fake.saikoro.state.get()).toMatchObject({ vpn: true, hold: { why: 'vpn' }, health: 'paused' });
    fake.router = at('44.128.0.2');
    await fake.clock.pass(5 * MINUTE);
    expect(fake.saikoro.state.get()).toMatchObject({ vpn: true, hold: null });
    expect(fake.sent.at(-1)?.ipv4).toBe('44.128.0.2');
    fake.router = null;
    await fake.clock.pass(5 * MINUTE);
    fake.vpn = false;
    everywhere(fake, '44.128.0.2');
    await fake.clock.pass(5 * MINUTE);
    expect(fake.saikoro.state.fields()).toMatchObject({ vpn: false, hold: null });
    expect(holds(fake)).toEqual(['vpn on', 'vpn off', 'vpn on', 'vpn off']);
    expect(fake.notices.filter(({ kind }) => kind === 'needs-you')).toEqual([]);
  });
  it('hides what a web page or a program of the user says, but not an address he fixed', async () => {
    const page = dnsEvent({ id: 'page', address: { kind: 'url', url: 'https://ip.example/' } });
    const call = { program: 'what-is-it', args: [], timeoutSeconds: 5 };
    const program = dnsEvent({ id: 'program', hosts: ['program.dyn.example'], address: { kind: 'command', call } });
    const fixed = dnsEvent({ id: 'fixed', hosts: ['fixed.dyn.example'], address: { kind: 'fixed', ipv4: '44.128.5.5' } });
    const fake = createFakeWorld([page, program, fixed]);
    const own = fake.world.ownSource;
    const ownSource: typeof own = (from, family) =>
      from.kind === 'fixed'
        ? own(from, family)
        : { ...own(from, family), transport: from.kind === 'url' ? 'https' : 'command', ask: async () => at(fake.vpn ? CAFE : HOME) };
    createEngine({ ...fake.world, ownSource }).start();
    await fake.clock.pass(2 * MINUTE);
    fake.vpn = true;
    await fake.clock.pass(60 * MINUTE);
    expect(fake.sent.flatMap(({ ipv4, hosts }) => hosts.map((host) => `${host} ${ipv4}`)).sort()).toEqual([
      'fixed.dyn.example 44.128.5.5',
      `home.dyn.example ${HOME}`,
      `program.dyn.example ${HOME}`,
    ]);
  });
});
