import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ODDEST } from '../helpers/played-router/ways.ts';
import { HOST } from './home-app.ts';
import { labLacks } from './hosts.ts';
import { WAN } from './namespaces.ts';
import { startPlayedRouter } from './played-router.ts';
import { openScene, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);

describe.skipIf(lacks !== null)(
  `a router that does nearly everything otherwise than the standards say${lacks === null ? '' : ` (${lacks})`}`,
  () => {
    let scene: Scene;
    let router: Awaited<ReturnType<typeof startPlayedRouter>>;
    beforeAll(async () => {
      scene = await openScene({
        router: null,
        app: { show: true },
        async prepare(lab) {
          router = await startPlayedRouter(lab.router, { address: WAN, ways: ODDEST, natPmp: 'two-bytes', pcp: true });
        },
      });
    }, 120_000);
    afterAll(() => scene?.close(), 30_000);
    const wordOf = (source: string) => scene.app.state().addresses.ipv4.evidence.find((each) => each.source === source);

    it('is heard all the same, and its word counts', async () => {
      await expect.poll(() => scene.internet.record(HOST), { timeout: 60_000, interval: 500 }).toEqual([WAN]);
      expect(wordOf('upnp')).toMatchObject({ transport: 'router', answer: 'address', address: WAN, counted: 'counted' });
      expect(wordOf('router')).toMatchObject({ answer: 'unknown', why: 'tells-no-address' });
      expect(scene.decision().because).toBe('router-and-echo');
    }, 90_000);

    it('is told as one that answered where nobody can read it, with what it said', async () => {
      await router.stop();
      router = await startPlayedRouter(scene.lab.router, { address: WAN, ways: ['log-in-page'] });
      await scene.restartApp({ show: true });
      await expect
        .poll(() => wordOf('upnp'), { timeout: 60_000, interval: 500 })
        .toMatchObject({ answer: 'unknown', why: 'unreadable', said: expect.stringContaining('<title>Log in</title>') });
      const told = () => scene.decision().evidence.find(({ source }) => source === 'upnp');
      await expect
        .poll(told, { timeout: 60_000, interval: 500 })
        .toMatchObject({ why: 'unreadable', said: expect.stringContaining('Log in') });
      expect(scene.internet.record(HOST)).toEqual([WAN]);
    }, 150_000);
  },
);
