import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventFor, HOST } from './home-app.ts';
import { ZONE } from './internet.ts';
import { type Ipv6Home, ipv6HomeOf } from './ipv6-home.ts';
import { labLacks, WAN } from './namespaces.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);
const NAS = `nas.${ZONE}`;
const END = '1234:5678:9abc:def0';
const [FIRST, SECOND, THIRD] = ['2600:db8:1:2', '2600:db8:7:8', '2600:db8:9:a'] as const;
const EVENTS = [
  { ...eventFor(HOST), families: { ipv4: true, ipv6: true } },
  { ...eventFor(NAS), id: 'nas', name: 'NAS', families: { ipv4: false, ipv6: true }, ipv6Host: `::${END}` },
];

describe.skipIf(lacks !== null)(`a home network whose IPv6 prefix changes${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  let home: Ipv6Home;
  const fleeting = new Set<string>();

  beforeAll(async () => {
    scene = await openScene({
      ipv6: true,
      app: { events: EVENTS },
      prepare: async (lab) => {
        home = ipv6HomeOf(lab);
        home.announce(FIRST);
        await home.ready();
      },
    });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  /** How long until both records are on this network, in ms; null: not within the time. */
  const until = async (network: string, withinMs: number): Promise<number | null> => {
    const begun = performance.now();
    for (; performance.now() - begun < withinMs; await pause(50)) {
      for (const address of home.temporary()) fleeting.add(address);
      const [own, device] = [scene.internet.record(HOST, 'AAAA'), scene.internet.record(NAS, 'AAAA')];
      if (own.join() !== home.lasting(network) || device.join() !== `${network}:${END}`) continue;
      const took = performance.now() - begun;
      // The app hears of it a moment after the name server has it.
      await pause(500);
      return took;
    }
    return null;
  };
  const published = (): string[] => scene.said(0).flatMap((entry) => (entry.kind === 'update' && entry.ipv6 ? [entry.ipv6] : []));

  it('has the address that stays in the DNS, and a device’s, though the Internet sees a temporary one', async () => {
    expect(await until(FIRST, 30_000)).not.toBeNull();
    expect(home.temporary()).toHaveLength(1);
    const decision = scene.said(0).find((entry) => entry.kind === 'address' && entry.family === 'ipv6');
    expect(decision).toMatchObject({ address: home.lasting(FIRST), because: 'card-and-echo' });
    const evidence = decision?.kind === 'address' ? decision.evidence : [];
    expect(evidence).toContainEqual(expect.objectContaining({ source: 'eth0', transport: 'interface', address: home.lasting(FIRST) }));
    expect(evidence).toContainEqual(expect.objectContaining({ address: home.lasting(FIRST), seen: home.temporary()[0] }));
    expect(evidence).toContainEqual(expect.objectContaining({ address: home.temporary()[0], why: 'temporary' }));
  }, 60_000);

  it('changes nothing when the temporary address is replaced', async () => {
    const since = scene.said(0).length;
    const before = home.temporary();
    home.rotate(FIRST);
    expect(home.temporary()).not.toEqual(before);
    await pause(8000);
    for (const address of home.temporary()) fleeting.add(address);
    expect(scene.said(since).filter(({ kind }) => kind === 'update' || kind === 'address' || kind === 'undecided')).toEqual([]);
    expect(scene.internet.record(HOST, 'AAAA')).toEqual([home.lasting(FIRST)]);
  }, 30_000);

  it('has both records on the new network soon after the router announced it and withdrew the old one', async () => {
    home.announce(SECOND);
    home.withdraw(FIRST);
    const took = await until(SECOND, 30_000);
    console.log(`new prefix: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(scene.internet.record(HOST)).toEqual([WAN]);
  }, 60_000);

  it('has them there too when the router forgot to withdraw the old network', async () => {
    await pause(6000);
    home.announce(THIRD);
    expect(await until(THIRD, 90_000)).not.toBeNull();
    expect(scene.internet.record(HOST)).toEqual([WAN]);
  }, 120_000);

  it('keeps the records when the line has no IPv6 any more', async () => {
    const since = scene.said(0).length;
    for (const network of [FIRST, SECOND, THIRD]) scene.lab.home.ip('-6', 'address', 'flush', 'to', `${network}::/64`, 'dev', 'eth0');
    await pause(8000);
    expect(scene.said(since).filter(({ kind }) => kind === 'update')).toEqual([]);
    expect(scene.internet.record(HOST, 'AAAA')).toEqual([home.lasting(THIRD)]);
    expect(scene.internet.record(NAS, 'AAAA')).toEqual([`${THIRD}:${END}`]);
  }, 30_000);

  it('never published a temporary one', () => {
    expect(fleeting.size).toBeGreaterThanOrEqual(3);
    for (const address of published()) expect(fleeting).not.toContain(address);
    expect(new Set(published())).toEqual(
      new Set([FIRST, SECOND, THIRD].flatMap((network) => [home.lasting(network), `${network}:${END}`])),
    );
  });
});
