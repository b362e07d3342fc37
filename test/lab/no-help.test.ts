import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST } from './home-app.ts';
import { labLacks } from './hosts.ts';
import { openScene, pause, SCENE_NEEDS, type Scene } from './scene.ts';

const lacks = labLacks(...SCENE_NEEDS);
const GAP = 6000;
const LIE = '44.128.66.66';

describe.skipIf(lacks !== null)(`a home line whose router does not announce its address${lacks === null ? '' : ` (${lacks})`}`, () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    scene.muteRouter(true);
  }, 120_000);
  afterAll(() => scene?.close(), 30_000);

  /** Swaps, waits for the record, and holds that nothing else was published on the way. */
  const change = async (withinMs: number): Promise<number | null> => {
    const since = scene.app.journal.length;
    const next = scene.swap();
    const took = await scene.until(next, withinMs);
    expect(took).not.toBeNull();
    expect(scene.updates(since)).toEqual([next]);
    expect(scene.internet.record(HOST)).toEqual([next]);
    return took;
  };

  it('is noticed soon where the router only answers, whatever one echo service says', async ({ annotate }) => {
    await pause(GAP);
    scene.internet.control({ lies: { 'api.ipify.org': LIE } });
    const took = await change(130_000);
    await annotate(`answering router, one lying echo: ${took?.toFixed(0)} ms`);
    const { because, evidence } = scene.decision();
    // That its count of seconds began anew is its own word, too.
    expect(['router-and-echo', 'announced']).toContain(because);
    expect(evidence[0]).toMatchObject({ transport: 'router', answer: 'address', counted: 'counted' });
  }, 160_000);

  it('and whatever two of them over two transports say', async ({ annotate }) => {
    await pause(GAP);
    scene.internet.control({ lies: { 'api.ipify.org': LIE, 'doh.opendns.com': LIE, 'ipv4.icanhazip.com': LIE } });
    const took = await change(130_000);
    scene.internet.control({});
    await annotate(`answering router, lying echoes: ${took?.toFixed(0)} ms`);
  }, 160_000);

  it('is never what a login page says', async ({ annotate }) => {
    await pause(GAP);
    await scene.restartRouter(null);
    const since = scene.app.journal.length;
    const portal = (on: boolean): boolean => {
      const last = scene.said(since).findLast(({ kind }) => kind === 'hold');
      return last?.kind === 'hold' && last.why === 'portal' && last.on === on;
    };
    const soon = async (on: boolean): Promise<number> => {
      const begun = performance.now();
      while (!portal(on) && performance.now() - begun < 130_000) await pause(500);
      return performance.now() - begun;
    };
    scene.portal(true);
    // The regular look comes within 66 s, and takes as long as everybody's silence.
    const closed = await soon(true);
    expect(portal(true)).toBe(true);
    await pause(10_000);
    expect(scene.updates(since)).toEqual([]);
    expect(scene.said(since).some((entry) => entry.kind === 'address')).toBe(false);
    scene.portal(false);
    const open = await soon(false);
    await annotate(`a login page: noticed after ${(closed / 1000).toFixed(0)} s; gone: after ${(open / 1000).toFixed(0)} s`);
    expect(portal(false)).toBe(true);
  }, 300_000);

  it('is asked of echo services once at most in half a minute while nothing changes', async () => {
    await pause(GAP);
    const before = scene.internet.requests();
    const since = scene.app.journal.length;
    await pause(31_000);
    expect(scene.internet.requests() - before).toBeLessThanOrEqual(1);
    expect(scene.updates(since)).toEqual([]);
  }, 90_000);

  it('is noticed without any help from the router, whatever two echo services say', async ({ annotate }) => {
    scene.internet.control({ lies: { 'v4.ident.me': LIE, 'cloudflare-dns.com': LIE } });
    const took = await change(150_000);
    scene.internet.control({});
    await annotate(`no help from the router, two lying echoes: ${took?.toFixed(0)} ms`);
    const { because, evidence } = scene.decision();
    expect(because).toBe('operators-agree');
    const agreeing = evidence.filter(({ address }) => address === scene.internet.record(HOST)[0]);
    expect(new Set(agreeing.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(agreeing.map(({ transport }) => transport)).size).toBeGreaterThanOrEqual(2);
  }, 180_000);

  it('is found by an app that starts where there is no such router, STUN servers among its witnesses', async () => {
    await scene.restartApp({});
    const wan = scene.internet.record(HOST);
    for (let wait = 0; wait < 60 && scene.decision().address === null; wait += 1) await pause(500);
    const [first] = scene.decision().evidence.filter(({ transport }) => transport === 'stun');
    expect(first).toMatchObject({ answer: 'address', address: wan[0] });
  }, 60_000);
});
