import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST } from '../lab/home-app.ts';
import { labLacks } from '../lab/hosts.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from '../lab/scene.ts';
import { NODE } from '../windowless/as-electron.ts';

const lacks = labLacks(...SCENE_NEEDS);
/** The service's least gap between two updates, and a little more, in ms. */
const GAP = 6000;

describe.skipIf(lacks !== null)(`the built main process on plain Node, in the lab${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ app: { node: NODE } });
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  it('publishes the address it finds', () => {
    const { updates, internet, lab } = scene;
    expect(updates(0)).toHaveLength(1);
    expect(internet.record(HOST)).toEqual(updates(0));
    expect(lab.edge.run('ip', '-4', 'address', 'show', 'wan0')).toContain(updates(0)[0]);
  });

  it('follows what the router announces', async ({ annotate }) => {
    await pause(GAP);
    const next = scene.swap();
    const took = await scene.until(next, 30_000);
    await annotate(`announcing router: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    expect(scene.decision()).toMatchObject({ because: 'announced', evidence: [{ transport: 'router', answer: 'address', address: next }] });
  });

  it('follows what services say over TLS, where the router helps in nothing', async ({ annotate }) => {
    await scene.restartRouter(null);
    await pause(GAP);
    const next = scene.swap();
    const took = await scene.until(next, 160_000);
    await annotate(`no help: ${took?.toFixed(0)} ms`);
    expect(took).not.toBeNull();
    const heard = scene.decision().evidence.filter(({ address }) => address === next);
    expect(heard.some(({ transport }) => transport === 'https')).toBe(true);
    expect(scene.updates(0).at(-1)).toBe(next);
  });
});
