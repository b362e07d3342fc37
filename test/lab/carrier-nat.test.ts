import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST } from './home-app.ts';
import { labLacks } from './hosts.ts';
import { BEYOND } from './namespaces.ts';
import { startPlayedRouter } from './played-router.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);
const GAP = 6000;

describe.skipIf(lacks !== null)(`a router behind its provider’s NAT${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  const { router } = BEYOND.carrier;
  beforeAll(async () => {
    scene = await openScene({
      beyond: 'carrier',
      router: null,
      app: { show: true },
      async prepare(lab) {
        // A provider's box is nobody's neighbour: it says nothing at all, not even that nobody listens.
        lab.edge.run('nft', 'table ip silent { chain input { type filter hook input priority 0; iifname "lan0" drop; }; }');
        await startPlayedRouter(lab.router, { address: router, natPmp: 'answers', upnp: false });
      },
    });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  it('is told so, and its router’s own address is never published', async () => {
    await expect.poll(() => scene.app.state().nat, { timeout: 50_000, interval: 1000 }).toMatchObject({ verdict: 'carrier-grade' });
    expect(scene.app.state().nat?.because).toEqual(['router-in-shared-range']);
    expect(scene.decision().evidence[0]).toMatchObject({ transport: 'router', answer: 'address', address: router, counted: 'reserved' });
    expect(scene.updates(0)).toEqual(scene.internet.record(HOST));
  }, 60_000);

  it('follows the address the world sees', async ({ annotate }) => {
    await pause(GAP);
    const since = scene.app.journal.length;
    const next = scene.swap();
    const took = await scene.until(next, 150_000);
    await annotate(`carrier-grade NAT: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(scene.updates(since)).toEqual([next]);
  }, 180_000);
});
