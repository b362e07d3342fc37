import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST } from './home-app.ts';
import { labLacks } from './hosts.ts';
import { ROUTER, WAN } from './namespaces.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);
const HOME_MAC = '02:00:00:00:00:01';
const CAFE_MAC = '02:00:00:00:00:99';
const NEW_MAC = '02:00:00:00:00:02';

describe.skipIf(lacks !== null)(`a computer that is carried about${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;

  /** Plugs the computer in at another router, which has the same address on the same network, as many have. `meanwhile`: while it is unplugged. */
  const carryTo = (mac: string, meanwhile: () => void = () => {}): void => {
    const { home, router } = scene.lab;
    home.ip('link', 'set', 'eth0', 'down');
    router.ip('link', 'set', 'lan0', 'address', mac);
    meanwhile();
    home.ip('link', 'set', 'eth0', 'up');
    home.ip('route', 'add', 'default', 'via', ROUTER);
    home.ip('route', 'add', '224.0.0.0/4', 'dev', 'eth0');
  };
  const holds = (since: number): boolean[] =>
    scene.said(since).flatMap((entry) => (entry.kind === 'hold' && entry.why === 'other-network' ? [entry.on] : []));

  beforeAll(async () => {
    scene = await openScene({
      app: { settings: { homeOnly: 'always' } },
      prepare: async ({ router }) => router.ip('link', 'set', 'lan0', 'address', HOME_MAC),
    });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  it('takes the network it first publishes from for home', () =>
    expect(scene.said(0)).toContainEqual(expect.objectContaining({ kind: 'home', change: 'learned', router: ROUTER })));

  it('publishes nothing elsewhere, though the router there speaks of its line, and asks nobody', async () => {
    await pause(6000);
    const since = scene.app.journal.length;
    carryTo(CAFE_MAC, () => scene.swap());
    await expect.poll(() => holds(since), { timeout: 90_000, interval: 200 }).toEqual([true]);
    const asked = scene.internet.requests();
    scene.swap();
    scene.nudgeRouter();
    await pause(75_000);
    expect(scene.internet.requests()).toBe(asked);
    expect(scene.said(since).some((entry) => entry.kind === 'address' || entry.kind === 'update')).toBe(false);
    expect(scene.internet.record(HOST)).toEqual([WAN]);
  }, 200_000);

  it('publishes again when it is back', async () => {
    const since = scene.app.journal.length;
    let next = '';
    carryTo(HOME_MAC, () => {
      next = scene.swap();
    });
    expect(await scene.until(next, 60_000)).not.toBeNull();
    expect(holds(since)).toEqual([false]);
    expect(scene.updates(since)).toEqual([next]);
  }, 90_000);

  it('knows the line again behind a new router, which names the address that is published', async () => {
    await pause(6000);
    const since = scene.app.journal.length;
    carryTo(NEW_MAC);
    await expect
      .poll(() => scene.said(since), { timeout: 90_000, interval: 200 })
      .toContainEqual(expect.objectContaining({ kind: 'home', change: 'replaced', router: ROUTER }));
    const next = scene.swap();
    expect(await scene.until(next, 60_000)).not.toBeNull();
    expect(scene.updates(since)).toEqual([next]);
  }, 180_000);
});
