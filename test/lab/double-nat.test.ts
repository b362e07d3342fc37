import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labLacks } from './hosts.ts';
import { startMiniupnpd } from './miniupnpd.ts';
import { BEYOND } from './namespaces.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);
const GAP = 6000;

describe.skipIf(lacks !== null)(`a router behind a modem that is a router too${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ beyond: 'modem', app: { show: true }, prepare: async ({ edge }) => void (await startMiniupnpd(edge)) });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  it('is told so, and found under the modem’s address', async () => {
    await expect.poll(() => scene.app.state().nat, { timeout: 50_000, interval: 1000 }).toMatchObject({ verdict: 'double' });
    expect(scene.app.state().nat?.because).toContain('router-keeps-address');
    const [router, ...others] = scene.decision().evidence;
    expect(router).toMatchObject({ transport: 'router', answer: 'unknown', why: 'no-address-yet' });
    expect(others.filter(({ answer }) => answer === 'address').length).toBeGreaterThanOrEqual(2);
  }, 60_000);

  it('is noticed without the modem’s help when that gets another address', async ({ annotate }) => {
    await pause(GAP);
    const since = scene.app.journal.length;
    const next = scene.swap();
    const took = await scene.until(next, 150_000);
    await annotate(`double NAT, nobody asks the modem: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(scene.updates(since)).toEqual([next]);
  }, 180_000);

  it('is noticed within the minute once the modem is confirmed, which is asked then', async ({ annotate }) => {
    await scene.restartApp({ settings: { outer: { address: BEYOND.modem.inside, confirmedAt: Date.now() } } });
    await pause(10_000);
    const since = scene.app.journal.length;
    const next = scene.swap();
    const took = await scene.until(next, 130_000);
    await annotate(`double NAT, the modem is asked: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(scene.updates(since)).toEqual([next]);
    expect(scene.decision()).toMatchObject({ because: 'router-and-echo', address: next });
    expect(scene.decision().evidence).toContainEqual(
      expect.objectContaining({ source: 'outer-nat-pmp', transport: 'router', address: next, counted: 'counted' }),
    );
  }, 180_000);
});
