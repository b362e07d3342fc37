import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalAddress } from '../../main/net/local-address.ts';
import { dnsEvent } from '../helpers/fake-world/events.ts';
import { createFakeWorld } from '../helpers/fake-world/world.ts';
import { localAddress as local } from '../helpers/local-address.ts';

const MINUTE = 60_000;
const OLD = '2600:db8:1:2';
const NEW = '2600:db8:7:8';
/** What a computer has on a network by itself: one address that stays, and one to go out with. */
const on = (network: string, fleeting = 'aaaa'): LocalAddress[] => [
  local(`${network}::5`),
  local(`${network}::${fleeting}`, { temporary: true, validSeconds: 80_000 }),
];
const both = { ipv4: true, ipv6: true };
const home = dnsEvent({ families: both });
const nas = dnsEvent({ id: 'nas', hosts: ['nas.dyn.example'], families: { ipv4: false, ipv6: true }, ipv6Host: '::1234:5678:9abc:def0' });

type Fake = ReturnType<typeof createFakeWorld>;
/** The Internet sees whatever the machine goes out with. */
const seen = (fake: Fake, address: string | null): void => {
  for (const operator of ['a', 'b', 'c', 'd']) address === null ? fake.echo6.delete(operator) : fake.echo6.set(operator, address);
};
const sent6 = (fake: Fake, id = 'home'): (string | null)[] =>
  fake.sent.filter(({ hosts, ipv6 }) => hosts.includes(`${id}.dyn.example`) && ipv6 !== null).map(({ ipv6 }) => ipv6);
const line = (fake: Fake) => fake.saikoro.state.fields().addresses.ipv6;
const atHome = async (events = [home, nas]): Promise<Fake> => {
  const fake = createFakeWorld(events);
  fake.local = on(OLD);
  seen(fake, `${OLD}::aaaa`);
  fake.saikoro.start();
  await fake.clock.pass(2 * MINUTE);
  return fake;
};

describe('IPv6', () => {
  it('publishes the address that stays, though the Internet sees the temporary one, and a device’s beside it', async () => {
    const fake = await atHome();
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
    expect(sent6(fake, 'nas')).toEqual([`${OLD}:1234:5678:9abc:def0`]);
    expect(line(fake)).toMatchObject({ kind: 'known', address: `${OLD}::5`, because: 'card-and-echo' });
    expect(line(fake).evidence).toMatchObject([
      { source: 'en0', operator: 'own', transport: 'interface', answer: 'address', address: `${OLD}::5`, counted: 'counted' },
      { answer: 'address', address: `${OLD}::5`, seen: `${OLD}::aaaa`, counted: 'counted' },
      { source: 'en0', answer: 'unknown', address: `${OLD}::aaaa`, why: 'temporary' },
    ]);
    expect(fake.saikoro.state.get().events.find(({ event }) => event.id === 'nas')?.status.ipv6.accepted).toBe(
      `${OLD}:1234:5678:9abc:def0`,
    );
  });

  it('does not notice that temporary addresses come and go', async () => {
    const fake = await atHome();
    for (const fleeting of ['bbbb', 'cccc', 'dddd']) {
      fake.local = [...on(OLD, fleeting), local(`${OLD}::aaaa`, { temporary: true, deprecated: true })];
      seen(fake, `${OLD}::${fleeting}`);
      fake.saikoro.disturbed();
      await fake.clock.pass(30 * MINUTE);
    }
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
    expect(line(fake)).toMatchObject({ kind: 'known', address: `${OLD}::5` });
  });

  it('asks the Internet once in half an hour while nothing changes', async () => {
    const fake = await atHome();
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    const asked = fake.asked.filter((source) => source.endsWith('6'));
    expect(asked.length).toBeGreaterThanOrEqual(1);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('follows a new network at once, with the devices on it', async () => {
    const fake = await atHome();
    fake.local = [...on(OLD).map((each) => ({ ...each, deprecated: true })), ...on(NEW)];
    seen(fake, `${NEW}::aaaa`);
    fake.saikoro.disturbed();
    await fake.clock.pass(3000);
    expect(sent6(fake)).toEqual([`${OLD}::5`, `${NEW}::5`]);
    expect(sent6(fake, 'nas')).toEqual([`${OLD}:1234:5678:9abc:def0`, `${NEW}:1234:5678:9abc:def0`]);
    expect(fake.sent.filter(({ ipv4 }) => ipv4 !== null)).toHaveLength(1);
    expect(fake.journal.findLast((entry) => entry.kind === 'address')).toMatchObject({
      family: 'ipv6',
      address: `${NEW}::5`,
      previous: `${OLD}::5`,
    });
  });

  it('leaves a network the router forgot to withdraw, as soon as the Internet reaches another one', async () => {
    const fake = await atHome();
    fake.local = [...on(OLD), ...on(NEW)];
    fake.saikoro.disturbed();
    await fake.clock.pass(3000);
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
    seen(fake, `${NEW}::aaaa`);
    await fake.clock.pass(12 * MINUTE);
    expect(sent6(fake)).toEqual([`${OLD}::5`, `${NEW}::5`]);
  });

  it('stays with one of two lines, whichever of them an echo happens to see', async () => {
    const fake = createFakeWorld([home]);
    fake.local = [...on(OLD), ...on(NEW)];
    for (const [at, operator] of ['a', 'b', 'c', 'd'].entries()) fake.echo6.set(operator, `${at % 2 === 0 ? OLD : NEW}::aaaa`);
    fake.saikoro.start();
    await fake.clock.pass(180 * MINUTE);
    expect(sent6(fake)).toHaveLength(1);
    expect(line(fake).kind).toBe('known');
  });

  it('takes of two networks the one the Internet reaches, whatever their rank', async () => {
    const fake = createFakeWorld([home]);
    fake.local = [local(`${OLD}::1`, { prefixLength: 128 }), ...on(NEW)];
    seen(fake, `${NEW}::aaaa`);
    fake.saikoro.start();
    await fake.clock.pass(60 * MINUTE);
    expect(sent6(fake)).toEqual([`${NEW}::5`]);
    expect(line(fake).evidence).toContainEqual(expect.objectContaining({ address: `${OLD}::1`, why: 'second-choice' }));
  });

  it('holds where the Internet sees another network: a VPN nobody knew of, or translated prefixes', async () => {
    const fake = await atHome();
    seen(fake, '2600:bad::1');
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
    expect(line(fake)).toMatchObject({ kind: 'undecided', address: `${OLD}::5`, because: 'card-elsewhere' });
    expect(line(fake).evidence.map(({ address }) => address)).toEqual(expect.arrayContaining([`${OLD}::5`, '2600:bad::1']));
    // Every one of four is asked, but not each minute.
    expect(fake.asked.filter((source) => source.endsWith('6')).length).toBeLessThanOrEqual(24);
    seen(fake, `${OLD}::aaaa`);
    await fake.clock.pass(11 * MINUTE);
    expect(line(fake)).toMatchObject({ kind: 'known', address: `${OLD}::5` });
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
  });

  it('publishes nothing new that the Internet does not reach, and asks ever more seldom', async () => {
    const fake = createFakeWorld([home]);
    fake.local = on(OLD);
    fake.saikoro.start();
    await fake.clock.pass(60 * MINUTE);
    expect(sent6(fake)).toEqual([]);
    expect(line(fake)).toMatchObject({ kind: 'undecided', address: null, because: 'card-unseen' });
    fake.asked.length = 0;
    await fake.clock.pass(60 * MINUTE);
    expect(fake.asked.filter((source) => source.endsWith('6')).length).toBeLessThanOrEqual(6 * 4);
    seen(fake, `${OLD}::aaaa`);
    await fake.clock.pass(11 * MINUTE);
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
  });

  it('keeps what it has while the Internet does not answer', async () => {
    const fake = await atHome();
    seen(fake, null);
    await fake.clock.pass(60 * MINUTE);
    expect(line(fake)).toMatchObject({ kind: 'known', address: `${OLD}::5` });
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
  });

  it.each<[string, LocalAddress[] | null, object]>([
    ['nobody tells', null, { kind: 'unknown', because: 'silence', evidence: [{ why: 'system-silent' }] }],
    ['there is none', [], { kind: 'absent', evidence: [{ answer: 'absent' }] }],
    [
      'there is none but private ones and a tunnel’s',
      [local('fd00::5'), local('fe80::5'), local('2600:1::5', { interface: 'utun3' })],
      { kind: 'absent' },
    ],
    [
      'all are temporary',
      [local(`${NEW}::aaaa`, { temporary: true })],
      { kind: 'unknown', evidence: [{ why: 'temporary', address: `${NEW}::aaaa` }] },
    ],
    ['it is not ready', [local(`${NEW}::5`, { usable: false })], { kind: 'unknown', evidence: [{ why: 'not-usable' }] }],
  ])('writes and deletes nothing where %s', async (_case, found, state) => {
    const fake = await atHome();
    fake.local = found;
    seen(fake, `${NEW}::aaaa`);
    fake.asked.length = 0;
    fake.saikoro.disturbed();
    await fake.clock.pass(90 * MINUTE);
    expect(line(fake)).toMatchObject({ ...state, address: `${OLD}::5` });
    expect(sent6(fake)).toEqual([`${OLD}::5`]);
    expect(fake.asked.filter((source) => source.endsWith('6'))).toEqual([]);
    expect(fake.zone.get('home.dyn.example AAAA')).toBe(`${OLD}::5`);
  });

  it('asks nobody in a tunnel; the home network’s card speaks for itself there', async () => {
    const fake = await atHome();
    fake.vpn = true;
    fake.router = { kind: 'address', address: '44.128.0.1' };
    fake.local = [...on(OLD), local('2600:bad::1', { interface: 'wg0', validSeconds: null })];
    seen(fake, '2600:bad::1');
    fake.asked.length = 0;
    await fake.clock.pass(30 * MINUTE);
    expect(line(fake)).toMatchObject({ kind: 'known', address: `${OLD}::5`, because: 'card-alone' });
    expect(fake.asked).toEqual([]);
    fake.local = on(NEW);
    await fake.clock.pass(2 * MINUTE);
    expect(sent6(fake)).toEqual([`${OLD}::5`, `${NEW}::5`]);
  });

  it('forgets what was accepted when the event is given to another device', async () => {
    const fake = await atHome();
    const edited = { ...nas, ipv6Host: '52:54:00:12:34:56' };
    expect(fake.saikoro.commands.save({ event: edited, secrets: {}, isNew: false })).toEqual({ ok: true });
    await fake.clock.pass(2 * MINUTE);
    expect(sent6(fake, 'nas').at(-1)).toBe(`${OLD}:5054:ff:fe12:3456`);
    expect(fake.saikoro.commands.save({ event: { ...edited, ipv6Host: '::/64' }, secrets: {}, isNew: false })).toMatchObject({
      ok: false,
      code: 'device-empty',
      field: 'ipv6Host',
    });
  });

  it('shows what a device would get while it is typed', async () => {
    const fake = await atHome();
    const { devicePreview } = fake.saikoro;
    const source = { kind: 'automatic' as const };
    expect(devicePreview({ host: '52:54:00:12:34:56', source })).toEqual({ ok: true, address: `${OLD}:5054:ff:fe12:3456` });
    expect(devicePreview({ host: '52:54:00', source })).toMatchObject({ ok: false, code: 'bad-device', field: 'ipv6Host' });
    expect(devicePreview({ host: '::5', source: { kind: 'interface', name: 'en9' } })).toEqual({ ok: true, address: null });
    fake.local = null;
    await fake.clock.pass(2 * MINUTE);
    expect(devicePreview({ host: '::5', source })).toEqual({ ok: true, address: null });
  });

  it('never publishes an address that is not this computer’s own and lasting, whatever happens in whatever order', async () => {
    const address = fc
      .tuple(fc.constantFrom(OLD, NEW, '2600:bad:1:1', 'fd00:1:2:3'), fc.constantFrom('5', '6', 'aaaa'))
      .map(([network, end]) => `${network}::${end}`);
    const found = fc.uniqueArray(
      fc.record({
        address,
        temporary: fc.boolean(),
        deprecated: fc.boolean(),
        usable: fc.boolean(),
        interface: fc.constantFrom('en0', 'en1', 'utun0'),
        validSeconds: fc.option(fc.integer({ min: 1, max: 90_000 })),
      }),
      { maxLength: 5, selector: (each) => each.address },
    );
    const step = fc.record({
      found: fc.option(found),
      seen: fc.array(fc.option(address), { minLength: 4, maxLength: 4 }),
      vpn: fc.boolean(),
      minutes: fc.integer({ min: 1, max: 15 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const fake = createFakeWorld([dnsEvent({ families: { ipv4: false, ipv6: true } })]);
        const lasting = new Set<string>();
        let started = false;
        for (const each of steps) {
          fake.local = each.found?.map(({ address, ...more }) => local(address, more)) ?? null;
          for (const one of fake.local ?? [])
            if (!one.temporary && !one.deprecated && one.usable && one.interface !== 'utun0' && one.address.startsWith('26'))
              lasting.add(one.address);
          seen(fake, null);
          for (const [at, operator] of ['a', 'b', 'c', 'd'].entries())
            fake.echo6.set(operator, each.seen[at] ?? { kind: 'unknown', why: 'timeout' });
          fake.vpn = each.vpn;
          if (!started) fake.saikoro.start();
          started = true;
          fake.saikoro.disturbed();
          await fake.clock.pass(each.minutes * MINUTE);
          for (const sent of sent6(fake)) expect(lasting).toContain(sent);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
