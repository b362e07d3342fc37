import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labLacks } from './hosts.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);
const GAP = 6000;
/** What the router said is looked at once more, ten seconds later: after that there is only the regular look. In ms. */
const CALM = 14_000;
const UPNP_ONLY = { enable_natpmp: 'no' };

describe.skipIf(lacks !== null)(`a home line whose router speaks UPnP alone${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ router: UPNP_ONLY });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  const change = async (withinMs: number, nudge: boolean): Promise<{ ms: number; because: string | undefined }> => {
    await pause(GAP);
    const next = scene.swap();
    if (nudge) scene.nudgeRouter();
    const took = await scene.until(next, withinMs);
    expect(took).not.toBeNull();
    const { because, evidence } = scene.decision();
    expect(evidence[0]).toMatchObject({ source: 'upnp', transport: 'router', answer: 'address', address: next });
    return { ms: took as number, because };
  };

  it('is noticed at once by the router’s events', async ({ annotate }) => {
    const changes = [await change(80_000, true), await change(80_000, true)];
    await annotate(`UPnP events: ${changes.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`);
    // Told by an event, however late on a busy machine. By chance a look of our own may come between one change and its event.
    expect(changes.map(({ because }) => because)).toContain('announced');
  }, 180_000);

  it('is noticed when no event comes through, for it is asked', async ({ annotate }) => {
    scene.muteRouter(true);
    await pause(CALM);
    const { ms } = await change(130_000, false);
    scene.muteRouter(false);
    await annotate(`UPnP asked, events blocked: ${ms.toFixed(0)} ms`);
  }, 180_000);

  it('is noticed when the router comes back on another port, and its events after that', async ({ annotate }) => {
    await pause(CALM);
    await scene.restartRouter(null);
    const next = scene.swap();
    await pause(1000);
    await scene.restartRouter({ ...UPNP_ONLY, http_port: 5001 });
    const took = await scene.until(next, 130_000);
    expect(took).not.toBeNull();
    const after = [await change(80_000, true), await change(80_000, true)];
    await annotate(
      `UPnP router on another port: ${took?.toFixed(0)} ms, the changes after that: ${after.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`,
    );
    expect(after.map(({ because }) => because)).toContain('announced');
  }, 360_000);

  it('rests under a VPN when no router tells the address, and goes on after it', async ({ annotate }) => {
    await pause(GAP);
    await scene.restartRouter(null);
    scene.tunnel('44.128.66.66');
    const since = scene.app.journal.length;
    const next = scene.swap();
    await expect
      .poll(() => scene.said(since), { timeout: 130_000, interval: 500 })
      .toContainEqual(expect.objectContaining({ kind: 'hold', why: 'vpn', on: true }));
    await pause(70_000);
    expect(scene.updates(since)).toEqual([]);
    scene.tunnel(null);
    const took = await scene.until(next, 230_000);
    await annotate(`a change under a VPN of 70 s: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(scene.updates(since)).toEqual([next]);
    expect(scene.app.journal.findLast(({ kind }) => kind === 'hold')).toMatchObject({ why: 'vpn', on: false });
  }, 460_000);
});
